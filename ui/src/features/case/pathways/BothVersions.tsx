/** Above a correction of what was corrected in two ways: both, answer by answer, so that whoever settles it has read them. */
import type { PathwayRecord } from "../../../ipc/records";
import { listed } from "../../../nhs/format/count";
import { differences } from "./Versions";

export function BothVersions({ one }: { readonly one: PathwayRecord }) {
  const [first, ...others] = one.newest.flatMap((id) => one.versions.filter((version) => version.id === id));
  if (!first) return null;
  const by = ({ by: who, organisation }: { readonly by: string; readonly organisation: string }): string => [who, organisation].filter(Boolean).join(", ");
  return (
    <div className="rt-fact-form__moved">
      <b>Corrected in two ways, by {listed([first, ...others].map(by))}.</b>
      <p>Below stands what {by(first)} wrote. What you save counts for both.</p>
      {others.map((other) => (
        <ul key={other.id}>
          {differences(one, first.answers, other.answers).map(({ label, before, now }) => <li key={label}>{label}: {before} <span className="rt-quiet">({by(other)}: {now})</span></li>)}
        </ul>
      ))}
    </div>
  );
}
