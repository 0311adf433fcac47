/** Everything recorded, by part: each fact with who wrote it and when, what it said before, and one press to change it. */
import { useFields } from "../../ipc/edits";
import type { Case, FieldKind } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { counted, listed } from "../../nhs/format/count";
import { PARTS, partInWords } from "../../nhs/words/codes";
import { fieldInWords } from "../../nhs/words/fields";
import { Fact } from "./edit/Fact";
import { FactForm } from "./edit/FactForm";
import { HIDDEN_WHEN_RESTRICTED } from "./edit/factRules";
import { EnteredInError } from "./EnteredInError";
import { whoSees } from "./facts";

interface Props {
  readonly record: Case;
  /** The field whose form is open here. */
  readonly editing: string;
  readonly edit: (field: string) => void;
  readonly onError: (has: boolean) => void;
}

/** The reason is written with the stage, and how a case ended with its closing; the marks of another system are not for people to write. */
const NOT_BY_ITSELF: ReadonlySet<string> = new Set(["status_reason", "closure_reason", "closure_outcome"]);
const HEADINGS: Readonly<Record<string, string>> = { core: "Person and stage" };

export function Details({ record, editing, edit, onError }: Props) {
  const fields = useFields();
  const known = Object.keys(PARTS);
  const names = [...new Set([...record.parts.map(({ part }) => part), ...record.writable])];
  names.sort((a, b) => known.indexOf(a) - known.indexOf(b));
  if (names.length === 0) return <p className="rt-quiet">Nothing more is recorded in the parts that you hold.</p>;
  return (
    <>
      {names.map((part) => (
    <Part key={part} part={part} record={record} fields={(fields.data ?? []).filter((info) => info.part === part && !NOT_BY_ITSELF.has(info.field))} editing={editing} edit={edit} onError={onError} />
      ))}
      <EnteredInError record={record} />
    </>
  );
}

interface PartProps extends Props {
  readonly part: string;
  readonly fields: readonly FieldKind[];
}

function Part({ part, record, fields, editing, edit, onError }: PartProps) {
  const held = record.parts.find((one) => one.part === part)?.fields ?? [];
  const said = held.filter(({ field, value }) => value.trim() !== "" && field !== "code");
  const order = fields.map(({ field }) => field);
  const place = (field: string): number => (order.includes(field) ? order.indexOf(field) : order.length);
  const shown = said.toSorted((a, b) => place(a.field) - place(b.field));
  const writable = record.writable.includes(part);
  const hidden = (field: string): boolean => record.row.restricted && HIDDEN_WHEN_RESTRICTED.has(field);
  const missing = writable ? order.filter((field) => !hidden(field) && !said.some((one) => one.field === field)) : [];
  const seers = whoSees(record.circle, part);
  const open = missing.includes(editing);
  return (
    <section className="rt-record" aria-labelledby={`part-${part}`}>
      <div className="rt-section__head">
        <h2 id={`part-${part}`}>{HEADINGS[part] ?? partInWords(part)}</h2>
        <p className="rt-quiet">{seers.length === 0 ? "Only your organisation sees this" : seers.length > 2 ? `Seen by ${counted(seers.length, "partner")}` : `Seen by ${listed(seers)}`}</p>
      </div>
      {part === "contact" && record.row.restricted ? <p className="rt-quiet">Restricted record: address and phone are not shown.</p> : null}
      <ul className="rt-record__facts">
        {shown.map((fact) => <Fact key={fact.field} fact={fact} record={record} canChange={writable && order.includes(fact.field)} editing={editing === fact.field} edit={edit} onError={onError} />)}
      </ul>
      {missing.length > 0 ? (
        <div className="rt-record__missing">
          <h3>Not recorded yet</h3>
          {open ? <FactForm key={editing} record={record} field={editing} onError={onError} done={() => edit("")} /> : null}
          <ul>
            {missing.map((field) => <li key={field}><Button look="words" id={`add-${field}`} onClick={() => edit(field)}><span className="nhsuk-u-visually-hidden">Add </span>{fieldInWords(field)}</Button></li>)}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
