/** Page 1 of a referral: who it is about. The number first, because it tells best who is known; a name is enough. */
import { useFields } from "../../ipc/edits";
import { Button } from "../../nhs/Button";
import { dateBoxId, DateFields } from "../../nhs/DateFields";
import { SelectField, TextArea, TextField, TickBox } from "../../nhs/Fields";
import { spacedWhileTyping } from "../../nhs/format/nhsNumber";
import { valueInWords } from "../../nhs/words/codes";
import { BOXES, type TypedReferral } from "./typedReferral";

export interface PageProps {
  readonly typed: TypedReferral;
  readonly change: (more: Partial<TypedReferral>) => void;
  readonly wrong: (id: string) => string | null;
}

/** Where the focus goes when somebody who is here already is referred. */
export const ANOTHER = "referral-another";

export function Who({ typed, change, wrong }: PageProps) {
  const fields = useFields().data ?? [];
  const choices = (field: string) => (fields.find((info) => info.field === field)?.choices ?? []).map((value) => ({ value, words: valueInWords(field, value) }));
  const box = (id: string) => ({ id, wrong: wrong(id) });
  const bornBox = (["day", "month", "year"] as const).find((part) => wrong(dateBoxId(BOXES.date_of_birth, part)));
  if (typed.caseId) {
    return (
      <div className="rt-panel rt-referral__again">
        <p><b>{typed.caseName}</b>, case {typed.caseCode}</p>
        <p>This person is here already. The referral is added to their record, and nothing that is recorded of them changes.</p>
        <p><Button id={ANOTHER} onClick={() => change({ caseId: "", caseName: "", caseCode: "" })}>Refer somebody else instead</Button></p>
      </div>
    );
  }
  return (
    <>
      <p className="rt-quiet">A name is enough. The number, the date of birth or the postcode tell whether the person is known already.</p>
      <div className="rt-add__row rt-add__row--end">
        <TextField {...box(BOXES.nhs_number)} label="NHS number" hint="For example, 999 123 4578" width="short" inputMode="numeric" maxLength={20} value={typed.number} change={(number) => change({ number: spacedWhileTyping(typed.number, number), numberNotKnown: false })} />
        <TickBox id="referral-number-not-known" words="I do not know it" ticked={typed.numberNotKnown} change={(numberNotKnown) => change({ numberNotKnown, ...(numberNotKnown ? { number: "" } : {}) })} />
      </div>
      {typed.numberNotKnown ? <SelectField {...box(BOXES.nhs_number_absent_reason)} label="Why there is no number" choices={choices("nhs_number_absent_reason")} value={typed.numberWhy} change={(numberWhy) => change({ numberWhy })} /> : null}
      <div className="rt-add__row">
        <TextField {...box(BOXES.family_name)} label="Family name" maxLength={200} value={typed.family} change={(family) => change({ family })} />
        <TextField {...box(BOXES.given_name)} label="First name" maxLength={200} value={typed.given} change={(given) => change({ given })} />
      </div>
      <div className="rt-add__row">
        <DateFields id={BOXES.date_of_birth} label="Date of birth" typed={typed.born} change={(born) => change({ born })} wrong={bornBox ? { box: bornBox, words: wrong(dateBoxId(BOXES.date_of_birth, bornBox)) ?? "" } : null} />
        <TextField {...box(BOXES.born_about)} label="Or about age" width="short" maxLength={20} value={typed.age} change={(age) => change({ age })} />
      </div>
      <div className="rt-add__row">
        <TextField {...box(BOXES.postcode)} label="Postcode" width="short" maxLength={12} value={typed.postcode} change={(postcode) => change({ postcode })} />
        <TextField {...box(BOXES.phone)} label="Phone" inputMode="tel" maxLength={200} value={typed.phone} change={(phone) => change({ phone })} />
      </div>
      <TextArea {...box(BOXES.address)} label="Usual address" rows={2} maxLength={400} value={typed.address} change={(address) => change({ address })} />
      <div className="rt-add__row">
        <TextField {...box(BOXES.known_as)} label="Known as" maxLength={200} value={typed.knownAs} change={(knownAs) => change({ knownAs })} />
        <TextField {...box(BOXES.title)} label="Title" width="short" maxLength={40} value={typed.title} change={(title) => change({ title })} />
        <SelectField {...box(BOXES.sex)} label="Gender" none="Not recorded" choices={choices("sex")} value={typed.sex} change={(sex) => change({ sex })} />
      </div>
    </>
  );
}
