/**
 * The unlock page: one box, already focused. It shows no person's name and no count of cases, because a locked screen is
 * seen by others.
 */
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";

import type { VaultState } from "../../ipc/generated/commands";
import { useUnlock } from "../../ipc/queries";
import { Button } from "../../nhs/Button";
import { ErrorSummary } from "../../nhs/ErrorSummary";
import { timeInWords } from "../../nhs/format/date";
import { Icon, TableMark } from "../../nhs/Icon";
import { PassphraseField } from "../../nhs/PassphraseField";
import { usePageTitle } from "../../nhs/usePageTitle";
import { becauseInWords, unfinishedInWords, type UnlockProblem, unlockProblem } from "../../nhs/words/unlock";
import { Forgotten } from "./Forgotten";
import { MadeUpAgain } from "./MadeUpAgain";

const BOX = "passphrase";
const EMPTY: UnlockProblem = { what: "Enter your passphrase", next: "", typeAgain: true };

function Greeting({ state }: { readonly state: VaultState }) {
  if (!state.who) return <p>Your passphrase opens the caseload on this laptop.</p>;
  const lockedAt = state.locked_at === null ? null : new Date(state.locked_at);
  return (
    <p>
      <b>{state.who.person}</b>{state.who.role ? `, ${state.who.role}` : ""}. {lockedAt ? `Locked at ${timeInWords(lockedAt)}${becauseInWords(state.because)}. ` : ""}You will come back to where you were.
    </p>
  );
}

interface Props {
  readonly state: VaultState;
  /** Goes to where a backup is put in the place of a record that does not open. */
  readonly restore: () => void;
}

export function Unlock({ state, restore }: Props) {
  const [forgotten, setForgotten] = useState(false);
  if (state.made_up && state.removable) return <MadeUpAgain />;
  return forgotten ? <Forgotten state={state} back={() => setForgotten(false)} /> : <Passphrase state={state} restore={restore} forgotten={() => setForgotten(true)} />;
}

function Passphrase({ state, restore, forgotten }: Props & { readonly forgotten: () => void }) {
  const unlock = useUnlock();
  const box = useRef<HTMLInputElement>(null);
  const [empty, setEmpty] = useState(false);
  const refusal = unlock.isPending ? null : unlock.error;
  const problem = useMemo(() => (empty ? EMPTY : refusal ? unlockProblem(refusal.code, refusal.message) : null), [empty, refusal]);
  const problems = useMemo(() => (problem ? [{ fieldId: problem.typeAgain ? BOX : null, words: problem.what, next: problem.next }] : []), [problem]);
  usePageTitle("Unlock", problem !== null);

  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    // A wrong one is never typed on to: the box is empty again, with the cursor in it.
    if (refusal?.code !== "wrong_passphrase" || !box.current) return;
    box.current.value = "";
    box.current.focus();
  }, [refusal]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const typed = box.current?.value ?? "";
    setEmpty(typed === "");
    if (typed === "") unlock.reset();
    else if (!unlock.isPending) unlock.mutate(typed);
  };

  return (
    <div className="rt-unlock">
      <header className="rt-topbar"><span className="rt-wordmark"><TableMark />Roundtable</span>{state.who ? <p className="rt-topbar__who"><b>{state.who.organisation}</b></p> : null}</header>
      <main id="main">
        <form className="rt-unlock__box" onSubmit={submit} noValidate>
          <TableMark className="rt-unlock__mark" />
          <ErrorSummary problems={problems} />
          <h1>Unlock Roundtable</h1>
          <Greeting state={state} />
          <PassphraseField id={BOX} ref={box} label="Your passphrase" wrong={problem?.typeAgain ? problem.what : null} />
          <div className="rt-unlock__go rt-form__acts">
            <Button type="submit" look="go" size="big" aria-disabled={unlock.isPending}>{unlock.isPending ? "Unlocking" : "Unlock"}</Button>
            {refusal?.code === "damaged" ? <Button size="big" onClick={restore}>Put a backup in its place</Button> : null}
          </div>
          <p className="rt-unlock__forgotten"><Button look="words" onClick={forgotten}>I have forgotten it</Button></p>
          <ul className="rt-unlock__kept">
            {state.unfinished ? <li><Icon name="saved" /> {unfinishedInWords(state.unfinished)}</li> : null}
            <li><Icon name="lock" /> Nothing on this laptop can be read without a passphrase</li>
          </ul>
        </form>
      </main>
    </div>
  );
}
