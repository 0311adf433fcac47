/** What stands beside the actions: questions with two answers, and notes that are half-written. */
import { Link } from "@tanstack/react-router";

import { boxesOf } from "../../ipc/draft";
import { useHalfWrittenReferral } from "../../ipc/referral";
import type { Today } from "../../ipc/generated/commands";
import { InstantText } from "../../nhs/DateText";
import { listName } from "../../nhs/format/name";
import { grouped } from "../../nhs/format/count";
import { Section } from "../../nhs/Section";
import { fieldInWords } from "../../nhs/words/fields";

const named = (one: { readonly family_name: string; readonly given_name: string; readonly title: string }): string => `${listName(one)}${one.title ? ` (${one.title})` : ""}`;

export function TwoAnswersToCheck({ page }: { readonly page: Today }) {
  const all = page.questions_in_all;
  return (
    <Section title="Two answers to check" line={all > 0 ? grouped(all) : ""} more={all > page.questions.length ? <Link to="/two-answers">All {grouped(all)}</Link> : null}>
      {all === 0 ? <p className="rt-quiet rt-today__none">Nothing to check: nobody disagrees.</p> : null}
      <ul className="rt-rows">
        {page.questions.map((question) => (
          <li key={`${question.case} ${question.field}`}>
            <span className="rt-rows__what"><Link to="/two-answers" search={{ first: `${question.case} ${question.field}` }}>{fieldInWords(question.field)}</Link></span>
            <span className="rt-today__who">{named(question)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function SamePerson({ page }: { readonly page: Today }) {
  if (page.same_person === 0) return null;
  return (
    <Section title="Same person?" line={grouped(page.same_person)}>
      <p className="rt-today__none"><Link to="/same-person">{page.same_person === 1 ? "A pair of records" : `${grouped(page.same_person)} pairs of records`} may be one person</Link></p>
    </Section>
  );
}

/** " of BRENNAN, Thomas"; nothing while no name is typed. */
function aboutOf(kept: string): string {
  const said = boxesOf(kept, { caseName: "", family: "", given: "" });
  if (said.caseName) return ` of ${said.caseName}`;
  return said.family || said.given ? ` of ${listName({ family_name: said.family, given_name: said.given })}` : "";
}

export function Unfinished({ page }: { readonly page: Today }) {
  const referral = useHalfWrittenReferral().data ?? "";
  const all = page.unfinished.length + (referral ? 1 : 0);
  if (all === 0) return null;
  return (
    <Section title="Unfinished" line={String(all)}>
      <ul className="rt-rows">
        {referral ? (
          <li>
            <div className="rt-rows__what">
              <p><Link to="/referral">Your referral{aboutOf(referral)}</Link></p>
              <p className="rt-second">Draft kept on this laptop, not saved yet</p>
            </div>
          </li>
        ) : null}
        {page.unfinished.map((draft) => (
          <li key={draft.case}>
            <div className="rt-rows__what">
              <p><Link to="/case/$id" params={{ id: draft.case }}>Your note about {named(draft)}</Link></p>
              <p className="rt-second">Draft kept on this laptop, <InstantText at={draft.at} /></p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
