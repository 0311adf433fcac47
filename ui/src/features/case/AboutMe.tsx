/** About Me first: the person in her own words, before anything others say about her. */
import { Button } from "../../nhs/Button";
import { DayText } from "../../nhs/DateText";
import { valueInWords } from "../../nhs/words/codes";
import { fieldInWords } from "../../nhs/words/fields";
import type { Facts } from "./facts";

const LINES = ["please_do", "please_do_not", "people_important", "how_to_communicate", "language"] as const;

export function AboutMe({ facts, change }: { readonly facts: Facts; readonly change: (() => void) | null }) {
  const matters = facts.one("what_matters");
  const lines = LINES.flatMap((name) => facts.one(name) ?? []);
  return (
    <section className="rt-about">
      <div className="rt-about__head">
        <h2>About me</h2>
        {change ? <Button look="words" onClick={change}>Change<span className="nhsuk-u-visually-hidden"> About me</span></Button> : null}
      </div>
      {matters ? <blockquote>{quoted(matters.value)}</blockquote> : null}
      {lines.length > 0 ? (
        <dl>
          {lines.map(({ field, value }) => <div key={field}><dt>{fieldInWords(field)}</dt> <dd>{valueInWords(field, value)}</dd></div>)}
        </dl>
      ) : null}
      {matters?.at ? <p className="rt-second">Written by {matters.by ?? matters.organisation}, <DayText day={matters.at} /></p> : null}
      {!matters && lines.length === 0 ? <p className="rt-quiet">Nothing yet in the person’s own words. Ask what matters to them.</p> : null}
    </section>
  );
}

/** The words in quotation marks, unless whoever wrote them down already put them there. */
const quoted = (words: string): string => (/^[“"‘']/.test(words) ? words : `“${words}”`);
