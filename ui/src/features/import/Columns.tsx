/** Every column of the file: its heading, an example, where it goes and what of it stays in words, to be corrected by hand. */
import { useState } from "react";

import type { ImportChoices, SpreadsheetColumn } from "../../ipc/generated/commands";
import { DayText } from "../../nhs/DateText";
import { Section } from "../../nhs/Section";
import { BY_ITSELF, byItselfInWords, chosenFor, columnsInWords, formsOf, IGNORE, importFieldInWords, notedInWords, withChoice } from "./importWords";

interface Props {
  readonly columns: readonly SpreadsheetColumn[];
  readonly choices: ImportChoices;
  readonly map: Readonly<Record<string, string>>;
  readonly tell: (map: Readonly<Record<string, string>>) => void;
}

export function Columns({ columns, choices, map, tell }: Props) {
  const forms = formsOf(choices.questions);
  // A hundred questions under each of forty columns would make the page heavy: they are there once a column is looked at.
  const [reached, setReached] = useState(-1);
  return (
    <Section title="Columns" line={columnsInWords(columns)}>
      <table className="nhsuk-table rt-import__columns">
        <thead><tr><th scope="col">Heading in the file</th><th scope="col">First entry</th><th scope="col">Read as</th></tr></thead>
        <tbody>
          {columns.map((column, place) => {
            const { heading, example, refused } = column;
            const noted = notedInWords(column);
            const hint = `import-noted-${place}`;
            return (
              <tr key={`${place}-${heading}`}>
                <th scope="row"><b>{heading || "No heading"}</b></th>
                <td><span className="rt-clip">{example ? <DayText day={example} missing={example} /> : <span className="rt-quiet">Empty</span>}</span></td>
                <td>
                  <label className="nhsuk-u-visually-hidden" htmlFor={`import-column-${place}`}>{heading || "The column without a heading"} is read as</label>
                  <select className="nhsuk-select" id={`import-column-${place}`} aria-describedby={noted || refused ? hint : undefined} value={chosenFor(column, map)} disabled={!heading} onFocus={() => setReached(place)} onPointerEnter={() => setReached(place)} onChange={(event) => tell(withChoice(map, heading, event.target.value))}>
                    <option value={BY_ITSELF}>{byItselfInWords(column, map)}</option>
                    <option value={IGNORE}>Not read at all</option>
                    {choices.fields.map((name) => <option key={name} value={name}>{importFieldInWords(name)}</option>)}
                    {reached === place ? forms.map(({ form, questions }) => (
                      <optgroup key={form} label={form}>
                        {questions.map(({ name, label }) => <option key={name} value={name}>{label}</option>)}
                      </optgroup>
                    )) : choices.questions.filter(({ name }) => map[heading] === name).map(({ name, form, label }) => <option key={name} value={name}>{form}: {label}</option>)}
                  </select>
                  {noted || refused ? <p className="rt-second" id={hint}>{[noted, refused].filter(Boolean).join(" ")}</p> : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
