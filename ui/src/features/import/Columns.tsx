/** Every column of the file: its heading, an example, and what is read from it, to be corrected by hand. */
import type { SpreadsheetColumn } from "../../ipc/generated/commands";
import { DayText } from "../../nhs/DateText";
import { Section } from "../../nhs/Section";
import { IGNORE, importFieldInWords } from "./importWords";

interface Props {
  readonly columns: readonly SpreadsheetColumn[];
  readonly fields: readonly string[];
  readonly map: Readonly<Record<string, string>>;
  readonly tell: (map: Readonly<Record<string, string>>) => void;
}

export function Columns({ columns, fields, map, tell }: Props) {
  const unread = columns.filter(({ field }) => !field).length;
  return (
    <Section title="Columns" line={unread > 0 ? `${unread} of ${columns.length} are not read` : `All ${columns.length} are read`}>
      <table className="nhsuk-table rt-import__columns">
        <thead><tr><th scope="col">Heading in the file</th><th scope="col">First entry</th><th scope="col">Read as</th></tr></thead>
        <tbody>
          {columns.map(({ heading, field, example }, place) => (
            <tr key={`${place}-${heading}`}>
              <th scope="row"><b>{heading || "No heading"}</b></th>
              <td><span className="rt-clip">{example ? <DayText day={example} missing={example} /> : <span className="rt-quiet">Empty</span>}</span></td>
              <td>
                <label className="nhsuk-u-visually-hidden" htmlFor={`import-column-${place}`}>{heading || "The column without a heading"} is read as</label>
                <select className="nhsuk-select" id={`import-column-${place}`} value={field ?? IGNORE} disabled={!heading} onChange={(event) => tell({ ...map, [heading]: event.target.value })}>
                  <option value={IGNORE}>Not read</option>
                  {fields.map((name) => <option key={name} value={name}>{importFieldInWords(name)}</option>)}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
