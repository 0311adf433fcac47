/** The first page of a laptop that has no vault: what one can do here, in four plain choices. */
import { useMemo } from "react";

import { useLookAround, useTold } from "../../ipc/first";
import { Button } from "../../nhs/Button";
import { ErrorSummary } from "../../nhs/ErrorSummary";
import { TableMark } from "../../nhs/Icon";
import { usePageTitle } from "../../nhs/usePageTitle";
import { Frame } from "./Frame";

interface Props {
  readonly setUp: () => void;
  readonly restore: () => void;
  readonly again: () => void;
}

export function Start({ setUp, restore, again }: Props) {
  const look = useLookAround();
  const told = useTold();
  const refusal = look.error;
  const problems = useMemo(() => (refusal ? [{ fieldId: null, words: refusal.message, next: "Nothing was set up on this laptop." }] : []), [refusal]);
  usePageTitle("Start", refusal !== null);
  if (look.isPending || look.isSuccess) {
    return (
      <Frame>
        <TableMark className="rt-unlock__mark" />
        <h1>Making people up</h1>
        <p>This takes a few seconds. Nobody in it is real.</p>
        <p className="rt-first__told" role="status">{told || "Five organisations set up their laptops"}</p>
      </Frame>
    );
  }
  return (
    <Frame>
      <TableMark className="rt-unlock__mark" />
      <ErrorSummary problems={problems} />
      <h1>Welcome to Roundtable</h1>
      <p>There is no caseload on this laptop yet. Nothing leaves it unless you send it.</p>
      <ul className="rt-first__choices">
        <li>
          <Button look="go" size="big" onClick={setUp}>Set up this laptop</Button>
          <p>For your organisation. Four questions, then a recovery code to write down. About five minutes.</p>
        </li>
        <li>
          <Button size="big" onClick={() => look.mutate()}>Look around with made-up people</Button>
          <p>Forty made-up people and five organisations. One press removes them again.</p>
        </li>
        <li>
          <Button size="big" onClick={restore}>Put a backup onto this laptop</Button>
          <p>You need the backup file and the recovery code on paper.</p>
        </li>
      </ul>
      <p className="rt-first__else">Is your caseload on a stick or a network drive? Connect it, then <Button look="words" onClick={again}>look again</Button>.</p>
    </Frame>
  );
}
