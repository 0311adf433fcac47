/** Sharing a case: with whom, which parts, why it may be, and that it cannot be taken back. */
import { Link } from "@tanstack/react-router";
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";

import type { Case } from "../../ipc/generated/commands";
import { useShareCase, useSharingOverview, useUsualParts } from "../../ipc/sharing";
import { Button } from "../../nhs/Button";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { CheckField, SelectField, TextField } from "../../nhs/Fields";
import { listed } from "../../nhs/format/count";
import { partInWords } from "../../nhs/words/codes";
import { kindInWords, REASONS, WHY_MISSING } from "../../nhs/words/kinds";
import { SHAREABLE } from "./partWords";

interface Props {
  readonly record: Case;
  readonly done: (words: string) => void;
  readonly cancel: () => void;
}

export function ShareWith({ record, done, cancel }: Props) {
  const overview = useSharingOverview();
  const share = useShareCase();
  const [partner, setPartner] = useState("");
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  const [basis, setBasis] = useState("");
  const [asked, setAsked] = useState(false);
  const usual = useUsualParts(partner);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const partners = (overview.data ?? []).filter((row) => !row.revoked);
  const name = partners.find(({ id }) => id === partner)?.name ?? "the partner";
  const has = useMemo(() => record.circle.find((member) => member.organisation_id === partner)?.parts ?? [], [record, partner]);
  const ticked = picked ?? [...new Set([...has, ...(usual.data ?? [])])];
  const chosen = SHAREABLE.filter(({ part }) => ticked.includes(part));
  const sensitive = chosen.filter((part) => part.sensitive && !has.includes(part.part));
  const problems = useMemo<readonly Problem[]>(() => [
    ...(asked && partner === "" ? [{ fieldId: "share-partner", words: "Choose a partner" }] : []),
    ...(asked && basis.trim() === "" ? [{ fieldId: "share-basis", words: WHY_MISSING }] : []),
    ...(share.error ? [{ fieldId: null, words: share.error.message }] : []),
    // A new attempt is a new list, so that the focus comes back to it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  ], [asked, share.error]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (partner === "" || basis.trim() === "" || share.isPending) return;
    const parts = ["core", ...chosen.map(({ part }) => part)];
    share.mutate({ case: record.row.id, partner, parts, basis }, { onSuccess: () => done(`Shared with ${name}. They get it with the next files that you write for them.`) });
  };
  if (overview.data && partners.length === 0) return <p>There is nobody to share with yet. <Link to="/team">Swap cards with a partner</Link> first. Your partner needs Roundtable too; until then a <Link to="/print/case/$id" params={{ id: record.row.id }}>summary on paper</Link> can be handed over. <Button look="words" onClick={cancel}>Not now</Button></p>;
  return (
    <form className="rt-form rt-sharewith" onSubmit={submit} noValidate aria-labelledby="share-title">
      <ErrorSummary problems={problems} level="h3" />
      <h2 id="share-title" tabIndex={-1} ref={heading}>Share with a partner</h2>
      <SelectField id="share-partner" label="With whom?" none="Choose" value={partner} change={(id) => { setPartner(id); setPicked(null); }} wrong={asked && partner === "" ? "Choose a partner" : null} choices={partners.map((row) => ({ value: row.id, words: `${row.name}, ${kindInWords(row.kind).toLowerCase()}${row.verified ? "" : ", not yet met"}` }))} />
      {partner === "" ? null : (
        <>
          <CheckField id="share-parts" label={`What ${name} will see`} hint="The team notes always go: notes, actions, headline and stage. Ticked is what is usual for this kind of organisation." choices={SHAREABLE.map(({ part, holds, sensitive: named }) => ({ value: part, words: partInWords(part), hint: `${holds}${named ? ". Sensitive" : ""}${has.includes(part) ? ". They have it already" : ""}` }))} values={ticked} change={setPicked} />
          <TextField id="share-basis" label="Why may it be shared?" hint="In a few words. It is kept with the case." width="wide" value={basis} change={setBasis} wrong={asked && basis.trim() === "" ? WHY_MISSING : null} />
          <div className="rt-suggestions" role="group" aria-label="Usual reasons">{REASONS.map((words) => <Button key={words} size="small" onClick={() => setBasis(words)}>{words}</Button>)}</div>
          <div className="rt-interrupt">
            <p><b>Sharing cannot be taken back.</b> Once {name} has read this it keeps what it has, with the whole history of each part.</p>
            {sensitive.length > 0 ? <p>You are about to share what is sensitive: {listed(sensitive.map(({ part }) => partInWords(part).toLowerCase()))}.</p> : null}
          </div>
        </>
      )}
      <div className="rt-form__acts"><Button type="submit" look="go" aria-disabled={share.isPending}>{partner === "" ? "Share" : `Share with ${name}`}</Button><Button look="words" onClick={cancel}>Not now</Button></div>
    </form>
  );
}
