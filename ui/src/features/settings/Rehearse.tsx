/** Typing the code from the paper, to see that it opens this laptop. Nothing is changed. */
import { type FormEvent, useMemo, useRef, useState } from "react";

import { useRehearse } from "../../ipc/safety";
import { Button } from "../../nhs/Button";
import { ErrorSummary } from "../../nhs/ErrorSummary";
import { PassphraseField } from "../../nhs/PassphraseField";
import { Saved } from "./Saved";

const BOX = "recovery-code";

export function Rehearse() {
  const rehearsing = useRehearse();
  const box = useRef<HTMLInputElement>(null);
  const [empty, setEmpty] = useState(false);
  const refusal = rehearsing.isPending ? null : rehearsing.error;
  const words = empty ? "Type the code from the paper" : refusal ? (refusal.code === "wrong_passphrase" ? "That code does not open this laptop. It may be an older one" : refusal.message) : null;
  const problems = useMemo(() => (words ? [{ fieldId: BOX, words }] : []), [words]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const typed = box.current?.value ?? "";
    setEmpty(typed.trim() === "");
    rehearsing.reset();
    if (typed.trim() === "" || rehearsing.isPending) return;
    rehearsing.mutate({ recovery_code: typed }, { onSuccess: () => {
      if (box.current) box.current.value = "";
    } });
  };
  return (
    <form className="rt-form" onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} level="h3" />
      <PassphraseField id={BOX} ref={box} label="The code from the paper" hint="Six groups of four. Capitals, spaces and dashes do not matter." autoComplete="off" wrong={words} />
      <div className="rt-form__acts"><Button type="submit" aria-disabled={rehearsing.isPending}>{rehearsing.isPending ? "Checking" : "Check the code"}</Button></div>
      <Saved words={rehearsing.isSuccess ? "The paper works: this code opens this laptop. Put it back where it was." : ""} />
    </form>
  );
}
