/** The boxes of a new person: who, where, and why the team should know them. */
import { useFields } from "../../ipc/edits";
import type { Cohort } from "../../ipc/generated/commands";
import { dateBoxId, DateFields } from "../../nhs/DateFields";
import { CheckField, SelectField, TextArea, TextField, TickBox } from "../../nhs/Fields";
import { spacedWhileTyping } from "../../nhs/format/nhsNumber";
import { valueInWords } from "../../nhs/words/codes";
import { BOXES, type TypedPerson } from "./typedPerson";

interface Props {
  readonly typed: TypedPerson;
  readonly change: (more: Partial<TypedPerson>) => void;
  readonly cohorts: readonly Cohort[];
  readonly wrong: (id: string) => string | null;
}

/** Whoever chooses one of these needs somebody to act before anybody reads a screen. */
const URGENT: ReadonlySet<string> = new Set(["now", "two_hours"]);

export function PersonFields({ typed, change, cohorts, wrong }: Props) {
  const fields = useFields().data ?? [];
  const choices = (field: string) => (fields.find((info) => info.field === field)?.choices ?? []).map((value) => ({ value, words: valueInWords(field, value) }));
  const box = (id: string) => ({ id, wrong: wrong(id) });
  const bornBox = (["day", "month", "year"] as const).find((part) => wrong(dateBoxId(BOXES.date_of_birth, part)));
  return (
    <>
      <div className="rt-add__row rt-add__row--end">
        <TextField {...box(BOXES.nhs_number)} label="NHS number" hint="For example, 999 123 4578" width="short" inputMode="numeric" maxLength={20} value={typed.number} change={(number) => change({ number: spacedWhileTyping(typed.number, number), numberNotKnown: false })} />
        <TickBox id="person-number-not-known" words="I do not know it" ticked={typed.numberNotKnown} change={(numberNotKnown) => change({ numberNotKnown, ...(numberNotKnown ? { number: "" } : {}) })} />
      </div>
      <div className="rt-add__row">
        <TextField {...box(BOXES.family_name)} label="Family name" maxLength={200} value={typed.family} change={(family) => change({ family })} />
        <TextField {...box(BOXES.given_name)} label="First name" maxLength={200} value={typed.given} change={(given) => change({ given })} />
      </div>
      <div className="rt-add__row">
        <TextField {...box(BOXES.known_as)} label="Known as" maxLength={200} value={typed.knownAs} change={(knownAs) => change({ knownAs })} />
        <TextField {...box(BOXES.title)} label="Title" width="short" maxLength={40} value={typed.title} change={(title) => change({ title })} />
      </div>
      <div className="rt-add__row">
        <DateFields id={BOXES.date_of_birth} label="Date of birth" typed={typed.born} change={(born) => change({ born })} wrong={bornBox ? { box: bornBox, words: wrong(dateBoxId(BOXES.date_of_birth, bornBox)) ?? "" } : null} />
        <SelectField {...box(BOXES.sex)} label="Gender" none="Not recorded" choices={choices("sex")} value={typed.sex} change={(sex) => change({ sex })} />
      </div>
      <TextArea {...box(BOXES.address)} label="Usual address" rows={3} maxLength={400} value={typed.address} change={(address) => change({ address })} />
      <div className="rt-add__row">
        <TextField {...box(BOXES.postcode)} label="Postcode" width="short" maxLength={12} value={typed.postcode} change={(postcode) => change({ postcode })} />
        <TextField {...box(BOXES.phone)} label="Phone" inputMode="tel" maxLength={200} value={typed.phone} change={(phone) => change({ phone })} />
      </div>
      <TextField {...box(BOXES.headline)} label="Why the team should know this person" hint="One sentence, for example: Fell twice this month, lives alone, afraid to go out." width="wide" maxLength={140} value={typed.headline} change={(headline) => change({ headline })} />
      <CheckField {...box(BOXES.cohorts)} label="Cohorts" hint="You can choose none now and add them later." inline values={typed.cohorts} change={(chosen) => change({ cohorts: chosen })} choices={cohorts.map(({ id, name }) => ({ value: id, words: name }))} />
      <div className="rt-add__row">
        <SelectField {...box(BOXES.urgency)} label="How soon somebody must see them" choices={choices("urgency")} value={typed.urgency} change={(urgency) => change({ urgency })} />
        <TextField {...box(BOXES.key_worker)} label="Key worker, if you know who" maxLength={200} value={typed.keyWorker} change={(keyWorker) => change({ keyWorker })} />
      </div>
      {URGENT.has(typed.urgency) ? <div className="rt-panel rt-panel--heed" role="alert"><p><b>Ring.</b> Roundtable does not alert anybody: partners see this when they next exchange files with you.</p></div> : null}
    </>
  );
}
