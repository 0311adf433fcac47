/** What is new, one row a partner: how much, about how many people, and how the newest begins. */
import { Link } from "@tanstack/react-router";

import type { PartnerNews, Today } from "../../ipc/generated/commands";
import { counted } from "../../nhs/format/count";
import { dayOf, readInstant, timeInWords, weekdayInWords } from "../../nhs/format/date";
import { listName } from "../../nhs/format/name";
import { PartnerMark } from "../../nhs/PartnerMark";
import { Section } from "../../nhs/Section";
import { lineInWords } from "../../nhs/words/news";

export function NewFromPartners({ page }: { readonly page: Today }) {
  const { partners } = page;
  if (page.cases === 0 && partners.length === 0) return null;
  const here = readInstant(page.last_here);
  const all = partners.reduce((sum, { updates }) => sum + updates, 0);
  return (
    <Section
      title="New since you last looked"
      line={here ? `Last here ${weekdayInWords(dayOf(here))}, ${timeInWords(here)}` : ""}
      more={partners.length > 1 ? <Link to="/caseload" search={{ updates: "any", sort: "updates" }}>All {all}, from {counted(partners.length, "partner")}</Link> : null}
    >
      {partners.length === 0 ? <p className="rt-quiet rt-today__none">{page.known_partners > 0 ? "Nothing new from your partners. What they write appears here once you read their file." : "You have no partners yet, so nothing can arrive."}</p> : null}
      <ul className="rt-rows">{partners.map((partner) => <Row key={partner.id} news={partner} />)}</ul>
    </Section>
  );
}

function Row({ news }: { readonly news: PartnerNews }) {
  const line = `${listName(news)}: ${lineInWords(news.line)}`;
  return (
    <li className="rt-news">
      <PartnerMark organisation={news.partner} />
      <div className="rt-rows__what">
        <p><Link to="/caseload" search={{ updates: news.id, sort: "updates" }}><b>{news.partner}</b></Link> {counted(news.updates, "update")} on {counted(news.people, "person", "people")}</p>
        <p className="rt-second rt-clip" title={line}>{line}</p>
      </div>
    </li>
  );
}
