/** Choosing the file: by a button, or by dropping it here. */
import { type DragEvent, useState } from "react";

import { ErrorSummary } from "../../nhs/ErrorSummary";
import { Icon } from "../../nhs/Icon";

const FILE = "import-file";

interface Props {
  readonly choose: (file: File) => void;
  /** Why the last file was not taken. */
  readonly problem: { readonly message: string } | null;
}

export function ChooseFile({ choose, problem }: Props) {
  const [over, setOver] = useState(false);
  const problems = problem ? [{ fieldId: FILE, words: problem.message, next: "Nothing was imported. Choose another file, or mend this one and choose it again." }] : [];
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) choose(file);
  };
  return (
    <div className="rt-form">
      <ErrorSummary problems={problems} />
      <div className={`rt-import__drop${over ? " rt-import__drop--over" : ""}`} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
        <Icon name="import" />
        <label className="nhsuk-label" htmlFor={FILE}>Choose the file, or drop it here</label>
        <input
          id={FILE}
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          onChange={(event) => {
            const file = event.target.files?.[0];
            // The same file may be chosen again after it was mended.
            event.target.value = "";
            if (file) choose(file);
          }}
        />
      </div>
      <section aria-labelledby="import-how">
        <h2 id="import-how">How to get the file</h2>
        <ul className="rt-prose-list">
          <li>In EMIS, SystmOne, a hospice system or Excel: save or export the list as <b>CSV</b>.</li>
          <li>The first row must name the columns: NHS number, surname, date of birth and so on. The order does not matter.</li>
          <li>You will see every column, every problem and every possible duplicate before anything is written.</li>
          <li>Importing the same list again next month adds nobody twice. It updates what changed.</li>
        </ul>
      </section>
    </div>
  );
}
