/** Changing the passphrase: the old one once, the new one twice, because nobody can read it back to you. */
import { type FormEvent, useMemo, useRef, useState } from "react";

import { useChangePassphrase } from "../../ipc/safety";
import { Button } from "../../nhs/Button";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { PassphraseField } from "../../nhs/PassphraseField";
import { usePageTitle } from "../../nhs/usePageTitle";
import { PASSPHRASE_RULE } from "../../nhs/words/passphrase";
import { Saved } from "./Saved";

const OLD = "old-passphrase";
const NEW = "new-passphrase";
const AGAIN = "new-passphrase-again";

export function Passphrase() {
  const changing = useChangePassphrase();
  const old = useRef<HTMLInputElement>(null);
  const fresh = useRef<HTMLInputElement>(null);
  const again = useRef<HTMLInputElement>(null);
  const [mistakes, setMistakes] = useState<readonly Problem[]>([]);
  const refusal = changing.isPending ? null : changing.error;
  const problems = useMemo(() => {
    if (mistakes.length > 0 || !refusal) return mistakes;
    const at = refusal.code === "wrong_passphrase" ? OLD : refusal.code === "weak_passphrase" || refusal.field === "new_passphrase" ? NEW : null;
    return [{ fieldId: at, words: refusal.code === "wrong_passphrase" ? "That is not the passphrase you have now" : refusal.message }];
  }, [mistakes, refusal]);
  const wrong = (id: string): string | null => problems.find(({ fieldId }) => fieldId === id)?.words ?? null;
  usePageTitle("Your passphrase", problems.length > 0);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (changing.isPending) return;
    const typed = { old: old.current?.value ?? "", fresh: fresh.current?.value ?? "", again: again.current?.value ?? "" };
    const found: Problem[] = [];
    if (typed.old === "") found.push({ fieldId: OLD, words: "Enter the passphrase you have now" });
    if (typed.fresh === "") found.push({ fieldId: NEW, words: "Enter a new passphrase" });
    else if (typed.again !== typed.fresh) found.push({ fieldId: AGAIN, words: "Type the new passphrase again: the two are not the same" });
    setMistakes(found);
    changing.reset();
    if (found.length > 0) return;
    const done = (): void => {
      for (const { current } of [old, fresh, again]) if (current) current.value = "";
      old.current?.focus();
    };
    changing.mutate({ passphrase: typed.old, new_passphrase: typed.fresh }, { onSuccess: done });
  };

  return (
    <form className="rt-form" onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} />
      <p>It opens Roundtable on this laptop. Backups you made before still open with the old one, so make a new backup afterwards.</p>
      <PassphraseField id={OLD} ref={old} label="The passphrase you have now" wrong={wrong(OLD)} />
      <PassphraseField id={NEW} ref={fresh} label="A new passphrase" hint={`${PASSPHRASE_RULE} Words that only you would put together are easy to type. Spaces count.`} autoComplete="new-password" wrong={wrong(NEW)} />
      <PassphraseField id={AGAIN} ref={again} label="The new passphrase again" autoComplete="new-password" wrong={wrong(AGAIN)} />
      <div className="rt-form__acts"><Button type="submit" look="go" aria-disabled={changing.isPending}>{changing.isPending ? "Changing" : "Change the passphrase"}</Button></div>
      <Saved words={changing.isSuccess ? "Your passphrase is changed. From now on only the new one opens Roundtable." : ""} />
    </form>
  );
}
