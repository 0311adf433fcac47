/** One question while it is written: its words, what may be answered, and what is asked for each kind. */
import { SelectField, TextArea, TextField, TickBox } from "../../nhs/Fields";
import { type BuiltQuestion, choicesOf, type Kind } from "./builder";
import { KINDS } from "./kindWords";

interface Props {
  readonly question: BuiltQuestion;
  readonly change: (next: Partial<BuiltQuestion>) => void;
  readonly wrong: string | null;
  /** The lines of a choice as they are typed: an empty last line stays while typing. */
  readonly lines: string;
  readonly setLines: (lines: string) => void;
}

export function QuestionFields({ question, change, wrong, lines, setLines }: Props) {
  const id = (part: string): string => `${question.key}-${part}`;
  const { kind } = question;
  const bounds = (
    <div className="rt-builder__bounds">
      <TextField id={id("least")} label={kind === "scale" ? "From" : "Least"} width="short" maxLength={12} value={question.least} change={(least) => change({ least })} />
      <TextField id={id("most")} label={kind === "scale" ? "To" : "Greatest"} width="short" maxLength={12} value={question.most} change={(most) => change({ most })} />
      {kind === "number" ? <TextField id={id("unit")} label="Unit" width="short" maxLength={40} value={question.unit} change={(unit) => change({ unit })} /> : null}
      {kind === "number" ? <SelectField id={id("decimals")} label="Digits after the point" choices={["0", "1", "2", "3", "4"].map((value) => ({ value, words: value }))} value={question.decimals} change={(decimals) => change({ decimals })} /> : null}
    </div>
  );
  return (
    <div className="rt-builder__question">
      <TextField id={id("label")} label="Question" width="wide" maxLength={160} value={question.label} change={(label) => change({ label })} wrong={wrong} />
      <SelectField id={id("kind")} label="What may be answered" choices={KINDS} value={kind} change={(next) => change({ kind: next as Kind, ...(next === "scale" && question.most === "" ? { least: "0", most: "10" } : {}) })} />
      {kind === "choice" || kind === "choices" ? (
        <TextArea
          id={id("choices")}
          label="Answers"
          hint="One on each line. “Not known” is always added."
          rows={5}
          maxLength={8000}
          value={lines}
          change={(typed) => {
            setLines(typed);
            change({ choices: choicesOf(typed, question.saved) });
          }}
        />
      ) : null}
      {kind === "number" || kind === "scale" ? bounds : null}
      <TextField id={id("help")} label="What to know before answering (may stay empty)" width="wide" maxLength={400} value={question.help} change={(help) => change({ help })} />
      <div className="rt-builder__ticks">
        <TickBox id={id("required")} words="Must be answered" ticked={question.required} change={(required) => change({ required })} />
        {kind === "number" || kind === "scale" ? <TickBox id={id("chart")} words="Show it over time" ticked={question.chart} change={(chart) => change({ chart })} /> : null}
      </div>
    </div>
  );
}
