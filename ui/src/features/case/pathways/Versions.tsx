/** Every version of a record, the newest first, each with what it changed. */
import type { RecordVersion } from "../../../ipc/generated/commands";
import type { PathwayRecord } from "../../../ipc/records";
import { InstantText } from "../../../nhs/DateText";
import { type Answers, answerInWords, fieldsOf } from "../../../nhs/forms/answerWords";
import { plainly } from "../../../nhs/words/codes";

export interface Difference {
  readonly label: string;
  readonly before: string;
  readonly now: string;
}

/** What one version says otherwise than another. */
export function differences(one: Pick<PathwayRecord, "answered">, before: Answers, now: Answers): readonly Difference[] {
  const fields = one.answered ? fieldsOf(one.answered) : [];
  const names = [...new Set([...fields.map(({ name }) => name), ...Object.keys(before), ...Object.keys(now)])];
  const said = (name: string, answer: string | undefined): string => {
    const field = fields.find((known) => known.name === name);
    if (answer === undefined) return "not answered";
    return field ? answerInWords(field, answer) : answer;
  };
  return names.filter((name) => before[name] !== now[name]).map((name) => ({ label: fields.find((known) => known.name === name)?.label ?? plainly(name), before: said(name, before[name]), now: said(name, now[name]) }));
}

export function Versions({ one }: { readonly one: PathwayRecord }) {
  const newestFirst = one.versions.toReversed();
  return (
    <ol className="rt-fact__past">
      {newestFirst.map((version, index) => {
        const before = newestFirst[index + 1];
        return (
          <li key={version.id}>
            <b>{before ? "Corrected" : "First written"}</b>{version.newest ? ", as it stands" : ""}
            <span className="rt-second"><Who version={version} /></span>
            {before ? <ul>{differences(one, before.answers, version.answers).map(({ label, before: was, now }) => <li key={label}>{label}: {now} <span className="rt-quiet">(before: {was})</span></li>)}</ul> : null}
          </li>
        );
      })}
    </ol>
  );
}

const Who = ({ version }: { readonly version: RecordVersion }) => <>{[version.by, version.organisation].filter(Boolean).join(", ")}, <InstantText at={version.at} /></>;
