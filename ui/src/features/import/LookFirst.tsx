/** Looking before importing: what each column is, what would come of the rows, and what a person must decide. */
import { useMemo } from "react";

import type { Refusal } from "../../ipc/call";
import type { SpreadsheetLook } from "../../ipc/generated/commands";
import { useCohorts } from "../../ipc/queries";
import { useImportChoices } from "../../ipc/spreadsheet";
import { Button } from "../../nhs/Button";
import { ErrorSummary } from "../../nhs/ErrorSummary";
import { SelectField, TickBox } from "../../nhs/Fields";
import { counted } from "../../nhs/format/count";
import { Columns } from "./Columns";
import { importButton, reportInWords } from "./importWords";
import { Rows } from "./Rows";

const NO_CHOICES = { fields: [], questions: [] };

interface Props {
  readonly name: string;
  readonly look: SpreadsheetLook;
  readonly busy: boolean;
  readonly map: Readonly<Record<string, string>>;
  readonly tell: (map: Readonly<Record<string, string>>) => void;
  readonly cohort: string;
  readonly setCohort: (id: string) => void;
  readonly skip: boolean;
  readonly setSkip: (skip: boolean) => void;
  readonly another: () => void;
  readonly problem: Refusal | null;
  readonly go: () => void;
}

export function LookFirst({ look, busy, map, tell, cohort, setCohort, skip, setSkip, another, problem, go }: Props) {
  const choices = useImportChoices();
  const cohorts = useCohorts();
  const { report } = look;
  const problems = useMemo(() => {
    if (problem) return [{ fieldId: null, words: problem.message }];
    return report ? [] : [{ fieldId: "import-column-0", words: "No column with people’s names was found", next: "Say below which column has the names. Nothing was imported." }];
  }, [problem, report]);
  const rejected = report?.rejected.length ?? 0;
  const nothing = !report || report.importable === report.unchanged;
  const blocked = nothing || (rejected > 0 && !skip);
  return (
    <>
      <ErrorSummary problems={problems} />
      {report ? (
        <div className="rt-import__go">
          <div>
            <p className="rt-import__sum" role="status">{counted(report.rows, "row")} read. {reportInWords(report).join(" ")}</p>
            <p className="rt-quiet">Nothing is written until you press the button. People join no other record by themselves.</p>
          </div>
          {rejected > 0 ? <TickBox id="import-skip" ticked={skip} change={setSkip} words={`Leave out the ${counted(rejected, "row")} that cannot be imported`} /> : null}
          <SelectField id="import-cohort" label="Everybody in this list enters" value={cohort} change={setCohort} none="No cohort" choices={(cohorts.data ?? []).map(({ id, name }) => ({ value: id, words: name }))} />
          <div className="rt-form__acts">
            <Button look="go" onClick={go} disabled={blocked || busy}>{importButton(report)}</Button>
            <Button onClick={another}>Choose another file</Button>
          </div>
          {nothing ? <p>Everybody in this file is here already, and nothing has changed.</p> : null}
          {!nothing && rejected > 0 && !skip ? <p>Mend the rows that cannot be imported in the file, or tick to leave them out.</p> : null}
        </div>
      ) : <p><Button onClick={another}>Choose another file</Button></p>}
      {report ? <Rows report={report} people={look.people} here={look.here} /> : null}
      <Columns columns={look.columns} choices={choices.data ?? NO_CHOICES} map={map} tell={tell} />
    </>
  );
}
