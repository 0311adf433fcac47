/** Sharing a whole cohort with a partner, in one confirmation. */
import { type FormEvent, useEffect, useRef, useState } from "react";

import type { Member } from "../../ipc/generated/commands";
import { useCohorts } from "../../ipc/queries";
import { useShareCohort } from "../../ipc/sharing";
import { Button } from "../../nhs/Button";
import { ErrorSummary } from "../../nhs/ErrorSummary";
import { SelectField, TextField } from "../../nhs/Fields";
import { counted } from "../../nhs/format/count";
import { Section } from "../../nhs/Section";
import { REASONS, WHY_MISSING } from "../../nhs/words/kinds";

export function ShareCohort({ partners }: { readonly partners: readonly Member[] }) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  return (
    <Section title="Share a whole cohort" line="Every open case of it, also for a partner that comes new">
      {open ? <Form partners={partners} close={close} /> : <p className="rt-meet"><Button size="small" ref={opener} onClick={() => setOpen(true)}>Share a cohort</Button></p>}
    </Section>
  );
}

function Form({ partners, close }: { readonly partners: readonly Member[]; readonly close: () => void }) {
  const cohorts = useCohorts();
  const share = useShareCohort();
  const [cohort, setCohort] = useState("");
  const [partner, setPartner] = useState("");
  const [basis, setBasis] = useState("");
  const said = useRef<HTMLDivElement>(null);
  const done = share.data !== undefined;
  // The form goes when it is done: the focus goes to what was done.
  useEffect(() => (done ? said.current?.focus() : document.getElementById("cohort")?.focus()), [done]);
  const [asked, setAsked] = useState(false);
  const wrong = { cohort: asked && cohort === "" ? "Choose a cohort" : null, partner: asked && partner === "" ? "Choose a partner" : null, basis: asked && basis.trim() === "" ? WHY_MISSING : null };
  const name = partners.find(({ id }) => id === partner)?.name ?? "";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (cohort !== "" && partner !== "" && basis.trim() !== "" && !share.isPending) share.mutate({ cohort, partner, basis });
  };
  if (share.data) {
    const { shared, unchanged, refused } = share.data;
    return (
      <div className="rt-meet" role="status" tabIndex={-1} ref={said}>
        <p><b>{counted(shared, "case was", "cases were")} shared with {name}.</b> {unchanged > 0 ? `${counted(unchanged, "case was", "cases were")} shared before. ` : ""}They get them with the next files that you write.</p>
        {refused.length > 0 ? <><p>{counted(refused.length, "case was", "cases were")} left as {refused.length === 1 ? "it is" : "they are"}:</p><ul className="rt-prose-list">{[...new Set(refused)].map((why) => <li key={why}>{why}</li>)}</ul></> : null}
        <Button size="small" onClick={close}>Done</Button>
      </div>
    );
  }
  return (
    <form className="rt-write" onSubmit={submit} noValidate>
      <ErrorSummary problems={share.error ? [{ fieldId: null, words: share.error.message }] : []} level="h3" />
      <SelectField id="cohort" label="Which cohort?" none="Choose" value={cohort} change={setCohort} wrong={wrong.cohort} choices={(cohorts.data ?? []).map((one) => ({ value: one.id, words: `${one.name}, ${counted(one.open_cases, "open case")}` }))} />
      <SelectField id="cohort-partner" label="With whom?" none="Choose" value={partner} change={setPartner} wrong={wrong.partner} choices={partners.map((one) => ({ value: one.id, words: one.name }))} />
      <TextField id="cohort-basis" label="Why may it be shared?" hint={`For example: ${REASONS[0]}`} value={basis} change={setBasis} wrong={wrong.basis} width="wide" />
      <p className="rt-interrupt">{name || "The partner"} gets of each case what is usual for its kind of organisation. A person who objects is left out. What a partner has read it keeps: sharing cannot be taken back.</p>
      <div className="rt-form__acts"><Button type="submit" look="go">Share the cohort</Button><Button look="words" onClick={close}>Not now</Button></div>
    </form>
  );
}
