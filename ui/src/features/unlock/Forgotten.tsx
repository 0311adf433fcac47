/** The way back in when the passphrase is forgotten: the recovery code on paper, and a new passphrase. */
import { type FormEvent, useEffect, useRef, useState } from "react";

import { judgePassphrase, useResetPassphrase } from "../../ipc/first";
import type { VaultState } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { TextField } from "../../nhs/Fields";
import { TableMark } from "../../nhs/Icon";
import { FIRST, missingWords, NewPassphrase } from "../../nhs/NewPassphrase";
import { usePageTitle } from "../../nhs/usePageTitle";

const CODE = "recovery-code";

export function Forgotten({ state, back }: { readonly state: VaultState; readonly back: () => void }) {
  const reset = useResetPassphrase();
  const [code, setCode] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const wrong = (id: string): string | null => problems.find(({ fieldId }) => fieldId === id)?.words ?? null;
  usePageTitle("A new passphrase", problems.length > 0);
  useEffect(() => document.getElementById(CODE)?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reset.isPending) return;
    const [words, again] = [first.current?.value ?? "", second.current?.value ?? ""];
    const found: Problem[] = [...(code.trim() === "" ? [{ fieldId: CODE, words: "Enter the recovery code from the paper" }] : []), ...missingWords(words, again)];
    setProblems(found);
    if (found.length > 0) return;
    reset.mutate({ recovery_code: code, passphrase: words }, {
      onError: (refusal) => {
        const at = refusal.field === "recovery_code" ? CODE : refusal.code === "weak_passphrase" || refusal.field === "new_passphrase" ? FIRST : null;
        setProblems([{ fieldId: at, words: refusal.message, next: "Nothing was changed." }]);
      },
    });
  };
  return (
    <div className="rt-unlock rt-first">
      <header className="rt-topbar"><span className="rt-wordmark"><TableMark />Roundtable</span>{state.who ? <p className="rt-topbar__who"><b>{state.who.organisation}</b></p> : null}</header>
      <main id="main">
        <div className="rt-first__column">
          {reset.isPending ? null : <p className="rt-first__back"><Button look="words" onClick={back}>Back</Button></p>}
          <form className="rt-first__form" onSubmit={submit} noValidate>
            <ErrorSummary problems={problems} />
            <div>
              <h1>Set a new passphrase</h1>
              <p>Nobody can read the old one from this laptop. The recovery code is on paper since the day it was set up; whoever looks after Roundtable in your organisation knows where. Nothing that was written is lost.</p>
            </div>
            <TextField id={CODE} label="Recovery code" hint="Six groups of four. Capitals and dashes do not matter." value={code} change={setCode} wrong={wrong(CODE)} maxLength={100} exact />
            <NewPassphrase wrong={wrong} first={first} second={second} judge={judgePassphrase} label="Your new passphrase" />
            <p className="rt-first__lead">Backups made before still open with the old passphrase or the code of their day. Make a new one afterwards.</p>
            <div className="rt-form__acts"><Button type="submit" look="go" size="big" aria-disabled={reset.isPending}>{reset.isPending ? "Setting it" : "Set it and unlock"}</Button></div>
          </form>
        </div>
      </main>
    </div>
  );
}
