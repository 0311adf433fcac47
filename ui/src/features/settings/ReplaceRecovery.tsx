/** A new recovery code in place of the old one; the passphrase is asked for, because whoever holds the code holds everything. */
import { type FormEvent, useMemo, useRef, useState } from "react";

import { useReplaceRecovery } from "../../ipc/safety";
import { Button } from "../../nhs/Button";
import { ErrorSummary } from "../../nhs/ErrorSummary";
import { PassphraseField } from "../../nhs/PassphraseField";

const BOX = "passphrase-for-code";

export function ReplaceRecovery({ made }: { readonly made: (code: string) => void }) {
  const replacing = useReplaceRecovery();
  const box = useRef<HTMLInputElement>(null);
  const [empty, setEmpty] = useState(false);
  const refusal = replacing.isPending ? null : replacing.error;
  const words = empty ? "Enter your passphrase" : refusal ? (refusal.code === "wrong_passphrase" ? "That is not your passphrase" : refusal.message) : null;
  const problems = useMemo(() => (words ? [{ fieldId: BOX, words }] : []), [words]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const typed = box.current?.value ?? "";
    setEmpty(typed === "");
    replacing.reset();
    if (typed === "" || replacing.isPending) return;
    replacing.mutate(typed, { onSuccess: ({ recovery_code }) => made(recovery_code) });
  };
  return (
    <form className="rt-form" onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} level="h3" />
      <p>The new code is shown once. From then on the old one no longer opens this laptop; it still opens backups you made before. Have a pen and paper or a printer ready.</p>
      <PassphraseField id={BOX} ref={box} label="Your passphrase" wrong={words} />
      <div className="rt-form__acts"><Button type="submit" aria-disabled={replacing.isPending}>{replacing.isPending ? "Making a new code" : "Make a new code"}</Button></div>
    </form>
  );
}
