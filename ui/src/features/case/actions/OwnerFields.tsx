/** Who will do it: an organisation of the circle, a person by name, or both. */
import type { CircleMember } from "../../../ipc/generated/commands";
import { FieldError } from "../../../nhs/ErrorSummary";

export interface Who {
  /** An organisation's id; empty when only a person is named. */
  readonly organisation: string;
  readonly person: string;
}
export const NOBODY: Who = { organisation: "", person: "" };
export const isNobody = (who: Who): boolean => who.organisation === "" && who.person.trim() === "";

interface Props {
  readonly id: string;
  readonly label: string;
  readonly members: readonly CircleMember[];
  readonly who: Who;
  readonly choose: (who: Who) => void;
  readonly wrong: string | null;
}

export function OwnerFields({ id, label, members, who, choose, wrong }: Props) {
  return (
    <>
      <div className="rt-action-form__field">
        <label className="nhsuk-label" htmlFor={id}>{label}</label>
        {wrong ? <FieldError id={`${id}-error`} words={wrong} /> : null}
        <select className="nhsuk-select" id={id} value={who.organisation} aria-invalid={wrong !== null} aria-describedby={wrong ? `${id}-error` : undefined} onChange={(event) => choose({ ...who, organisation: event.target.value })}>
          <option value="">Choose who</option>
          {members.map((member) => <option key={member.organisation_id} value={member.organisation_id}>{member.us ? `${member.organisation} (you)` : member.organisation}</option>)}
        </select>
      </div>
      <div className="rt-action-form__field">
        <label className="nhsuk-label" htmlFor={`${id}-person`}>Person, if you know who</label>
        <input className="nhsuk-input" id={`${id}-person`} type="text" autoComplete="off" maxLength={200} value={who.person} onChange={(event) => choose({ ...who, person: event.target.value })} />
      </div>
    </>
  );
}
