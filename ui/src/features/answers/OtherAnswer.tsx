/** An answer of one's own: chosen, dated or written, as the question asks. */
import { useState } from "react";

import type { Question } from "../../ipc/generated/commands";
import { DateFields } from "../../nhs/DateFields";
import { SelectField, TextArea, TextField } from "../../nhs/Fields";
import { NO_DATE, readTypedDate } from "../../nhs/format/typedDate";
import { valueInWords } from "../../nhs/words/codes";

interface Props {
  readonly question: Question;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly wrong: string | null;
}

export function OtherAnswer({ question, value, change, wrong }: Props) {
  const [typed, setTyped] = useState(NO_DATE);
  const { kind, choices } = question;
  const { field } = question.question;
  if (kind === "choice") return <SelectField id="other-answer" label="Another answer" none="Choose" value={value} change={change} wrong={wrong} choices={choices.map((code) => ({ value: code, words: valueInWords(field, code) }))} />;
  if (kind === "prose") return <TextArea id="other-answer" label="Another answer" value={value} change={change} wrong={wrong} />;
  if (kind !== "date") return <TextField id="other-answer" label="Another answer" value={value} change={change} wrong={wrong} width="wide" inputMode={kind === "number" ? "numeric" : "text"} />;
  const read = readTypedDate(typed, "Write the answer");
  return (
    <DateFields
      id="other-answer"
      label="Another answer"
      hint="For example, 3 March 1941"
      typed={typed}
      change={(next) => {
        setTyped(next);
        const now = readTypedDate(next, "");
        change("date" in now ? now.date : "");
      }}
      wrong={wrong ? ("date" in read ? { box: "day", words: wrong } : read) : null}
    />
  );
}
