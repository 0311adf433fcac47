/** Choosing a passphrase: the rule in words, what is wrong with it while it is typed, and typed twice. */
import { type Ref, useEffect, useRef, useState } from "react";

import { Icon } from "./Icon";
import { PassphraseField } from "./PassphraseField";
import { PASSPHRASE_RULE } from "./words/passphrase";

export const FIRST = "new-passphrase";
export const SECOND = "new-passphrase-again";
/** Typing is judged when the hand rests. */
const REST_MS = 250;

interface Props {
  readonly wrong: (id: string) => string | null;
  readonly first: Ref<HTMLInputElement>;
  readonly second: Ref<HTMLInputElement>;
  /** Says what is wrong with a passphrase; null when it may be used. */
  readonly judge: (typed: string) => Promise<string | null>;
  readonly label?: string;
}

type Judged = { readonly words: string; readonly good: boolean } | null;

export function NewPassphrase({ wrong, first, second, judge, label = "Your passphrase" }: Props) {
  const [judged, setJudged] = useState<Judged>(null);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const typing = (typed: string): void => {
    clearTimeout(timer.current);
    if (typed === "") {
      setJudged(null);
      return;
    }
    timer.current = window.setTimeout(() => {
      // What is judged too late no longer matters.
      const asked = timer.current;
      void judge(typed).then((words) => {
        if (asked === timer.current) setJudged(words === null ? { words: "Good. Nobody will guess this.", good: true } : { words, good: false });
      }, () => undefined);
    }, REST_MS);
  };
  return (
    <>
      <PassphraseField id={FIRST} ref={first} label={label} hint={`${PASSPHRASE_RULE} Words that only you would put together are easier to type than signs.`} wrong={wrong(FIRST)} autoComplete="new-password" change={typing} />
      <p className={`rt-first__judged${judged?.good ? " rt-first__judged--good" : ""}`} role="status">{judged && (judged.good || wrong(FIRST) === null) ? <><Icon name={judged.good ? "saved" : "note"} /> {judged.words}</> : null}</p>
      <PassphraseField id={SECOND} ref={second} label="Type it again" wrong={wrong(SECOND)} autoComplete="new-password" />
    </>
  );
}

/** What is missing in the two boxes. */
export function missingWords(first: string, second: string): readonly { readonly fieldId: string; readonly words: string }[] {
  if (first === "") return [{ fieldId: FIRST, words: "Enter a passphrase" }];
  if (first !== second) return [{ fieldId: SECOND, words: second === "" ? "Type the passphrase again" : "The two are not the same. Use “Show” to compare them" }];
  return [];
}
