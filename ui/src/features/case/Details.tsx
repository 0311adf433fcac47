/** Everything recorded, by part, each fact with who wrote it and when. */
import type { CasePart } from "../../ipc/generated/commands";
import { DayText } from "../../nhs/DateText";
import { PARTS, partInWords, valueInWords } from "../../nhs/words/codes";
import { fieldInWords, SHOWN_ELSEWHERE } from "../../nhs/words/fields";

export function Details({ parts, disputed }: { readonly parts: readonly CasePart[]; readonly disputed: readonly string[] }) {
  const shown = parts
    .map((part) => ({ ...part, fields: part.fields.filter(({ field, value }) => value.trim() !== "" && !SHOWN_ELSEWHERE.has(field) && !(field === "key_safe" && value !== "unknown")) }))
    .filter(({ fields }) => fields.length > 0);
  const known = Object.keys(PARTS);
  const place = (part: string): number => (known.includes(part) ? known.indexOf(part) : known.length);
  shown.sort((a, b) => place(a.part) - place(b.part));
  if (shown.length === 0) return <p className="rt-quiet">Nothing more is recorded in the parts that you hold.</p>;
  return shown.map(({ part, fields }) => (
    <section className="rt-details" key={part}>
      <h2>{partInWords(part)}</h2>
      <dl>
        {fields.map(({ field, value, by, organisation, at }) => (
          <div key={field}>
            <dt>{fieldInWords(field)}</dt>
            <dd className="rt-details__value">{disputed.includes(field) ? <b>Two answers, see above</b> : valueInWords(field, value)}</dd>
            <dd className="rt-second">{by || organisation ? <>{[by, organisation].filter(Boolean).join(", ")}{at ? <>, <DayText day={at} /></> : null}</> : null}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
