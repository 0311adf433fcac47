/** The recovery code: shown once in large groups, printed alone on a page, then two of its groups typed back from the paper. */
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";

import { useConfirmCode } from "../../ipc/first";
import { Button } from "../../nhs/Button";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { TextField } from "../../nhs/Fields";
import { Icon } from "../../nhs/Icon";
import { usePageTitle } from "../../nhs/usePageTitle";

/** The groups that are typed back: not the first ones, which people remember. */
const ASKED = [2, 5] as const;
const NAMES = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth"] as const;

export const groupsOf = (code: string): readonly string[] => code.split("-");

/** The whole code with what was typed in the place of the groups that were asked for. */
export const withTyped = (code: string, typed: readonly string[]): string => groupsOf(code).map((group, at) => typed[ASKED.indexOf(at as (typeof ASKED)[number])] ?? group).join("-");

export function Paper({ code, done }: { readonly code: string; readonly done: () => void }) {
  const [checking, setChecking] = useState(false);
  return checking ? <Check code={code} back={() => setChecking(false)} done={done} /> : <Show code={code} next={() => setChecking(true)} />;
}

function Show({ code, next }: { readonly code: string; readonly next: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle("Recovery code");
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="rt-first__form">
      <div>
        <h1 ref={heading} tabIndex={-1}>Write down your recovery code</h1>
        <p>If you forget your passphrase, or this laptop is lost, this code is the only way back to your caseload. It is shown only now.</p>
      </div>
      <div className="rt-paper">
        <p className="rt-paper__name">Roundtable recovery code</p>
        <ol className="rt-paper__groups" aria-label="Recovery code, six groups">{groupsOf(code).map((group, at) => <li key={`${NAMES[at] ?? at}`}>{group}</li>)}</ol>
        <p className="rt-paper__keep">Keep this paper away from the laptop, where your organisation keeps what must not be lost. Whoever has it and the laptop, or a backup, can read the caseload.</p>
      </div>
      <div className="rt-form__acts">
        <Button look="go" size="big" onClick={next}>I have it on paper</Button>
        <Button size="big" onClick={() => window.print()}><Icon name="print" /> Print it</Button>
      </div>
    </div>
  );
}

function Check({ code, back, done }: { readonly code: string; readonly back: () => void; readonly done: () => void }) {
  const confirm = useConfirmCode();
  const [typed, setTyped] = useState<readonly string[]>(ASKED.map(() => ""));
  const [empty, setEmpty] = useState<readonly Problem[]>([]);
  const refusal = confirm.isPending ? null : confirm.error;
  const first = `group-${ASKED[0] + 1}`;
  const problems = useMemo<readonly Problem[]>(() => (refusal ? [{ fieldId: first, words: "These groups are not those of your code", next: "Compare them with your paper, letter by letter. If the paper is wrong, go back and write it again." }] : empty), [refusal, empty, first]);
  const wrong = (id: string): string | null => problems.find(({ fieldId }) => fieldId === id)?.words ?? null;
  usePageTitle("Check the recovery code", problems.length > 0);
  useEffect(() => document.getElementById(first)?.focus(), [first]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (confirm.isPending) return;
    confirm.reset();
    const missing = ASKED.flatMap((at, nth) => (typed[nth]?.trim() ? [] : [{ fieldId: `group-${at + 1}`, words: `Enter the ${NAMES[at]?.toLowerCase()} group` }]));
    setEmpty(missing);
    if (missing.length === 0) confirm.mutate(withTyped(code, typed), { onSuccess: done });
  };
  return (
    <form className="rt-first__form" onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} />
      <div>
        <h1>Check what is on your paper</h1>
        <p>Type two groups from it. Capitals do not matter.</p>
      </div>
      {ASKED.map((at, nth) => (
        <TextField key={at} id={`group-${at + 1}`} label={`${NAMES[at]} group`} value={typed[nth] ?? ""} change={(group) => setTyped(typed.map((was, n) => (n === nth ? group : was)))} wrong={wrong(`group-${at + 1}`)} width="short" maxLength={8} exact />
      ))}
      <div className="rt-form__acts">
        <Button type="submit" look="go" size="big" aria-disabled={confirm.isPending}>{confirm.isPending ? "Checking" : "Check"}</Button>
        <Button look="words" onClick={back}>Show the code again</Button>
      </div>
    </form>
  );
}
