/** The control that fits a field's kind: choices in words, a date in three boxes, one line, or room to write. */
import type { FieldKind } from "../../../ipc/generated/commands";
import { dateBoxId, DateFields } from "../../../nhs/DateFields";
import { SelectField, TextArea, TextField } from "../../../nhs/Fields";
import { spacedWhileTyping } from "../../../nhs/format/nhsNumber";
import type { DateBox, TypedDate } from "../../../nhs/format/typedDate";
import { choicesOf } from "./factRules";

interface Props {
  readonly id: string;
  readonly info: FieldKind;
  readonly name: string;
  readonly hint: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly typed: TypedDate;
  readonly changeTyped: (typed: TypedDate) => void;
  readonly wrong: (fieldId: string) => string | null;
}

const BOXES: readonly DateBox[] = ["day", "month", "year"];

export function FactControl({ id, info, name, hint, value, change, typed, changeTyped, wrong }: Props) {
  const usual = { id, label: name, hint: hint || undefined, wrong: wrong(id), value, change };
  switch (info.kind) {
    case "code":
    case "yes_no":
    case "number":
      return <SelectField {...usual} choices={choicesOf(info)} {...(choicesOf(info).some((choice) => choice.value === value) ? {} : { none: "Choose" })} />;
    case "date": {
      const box = BOXES.find((one) => wrong(dateBoxId(id, one)));
      return <DateFields id={id} label={name} {...(hint ? { hint } : {})} typed={typed} change={changeTyped} wrong={box ? { box, words: wrong(dateBoxId(id, box)) ?? "" } : null} />;
    }
    case "prose":
      return <TextArea {...usual} rows={Math.min(10, Math.max(3, value.split("\n").length + 1))} maxLength={info.most} />;
    case "nhs_number":
      return <TextField {...usual} hint={hint || "For example, 999 123 4578"} inputMode="numeric" maxLength={20} change={(next) => change(spacedWhileTyping(value, next))} />;
    default:
      return <TextField {...usual} width={info.most > 60 ? "wide" : "usual"} maxLength={info.most} />;
  }
}
