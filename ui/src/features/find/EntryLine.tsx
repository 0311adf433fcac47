/** One line of Find: what it is above, what tells it from others below. */
import { ageOn, dayInWords, readDay } from "../../nhs/format/date";
import { listName } from "../../nhs/format/name";
import { Icon } from "../../nhs/Icon";
import { NhsNumber } from "../../nhs/NhsNumber";
import { useToday } from "../../nhs/useToday";
import { statusInWords } from "../../nhs/words/codes";
import type { Entry } from "./listing";

export function EntryLine({ entry, cohortName }: { readonly entry: Entry; readonly cohortName: (id: string) => string }) {
  switch (entry.kind) {
    case "person":
      return <PersonLine person={entry.person} cohortName={cohortName} />;
    case "action": {
      const due = readDay(entry.action.due);
      return (
        <>
          <Icon name="actions" />
          <span className="rt-found__what">
            <b>{entry.action.text}</b>
            <span className="rt-second">{listName(entry.action)}. {entry.action.settled ? "Nothing left to do" : due ? `Due ${dayInWords(due)}` : "No date"}</span>
          </span>
        </>
      );
    }
    case "page":
      return <><Icon name={entry.page.icon} /><span className="rt-found__what"><b>{entry.page.words}</b>{entry.page.line ? <span className="rt-second">{entry.page.line}</span> : null}</span></>;
    case "help":
      return <><Icon name="help" /><span className="rt-found__what"><b>{entry.topic.title}</b><span className="rt-second">{entry.topic.line}</span></span></>;
  }
}

function PersonLine({ person, cohortName }: { readonly person: Extract<Entry, { kind: "person" }>["person"]; readonly cohortName: (id: string) => string }) {
  const today = useToday();
  const born = readDay(person.date_of_birth);
  const age = readDay(person.date_of_death) ? "died" : born ? `aged ${ageOn(born, today)}` : "date of birth not recorded";
  const more = [age, ...person.cohorts.map(cohortName), ...(person.status === "active" ? [] : [statusInWords(person.status).toLowerCase()])].join(", ");
  return (
    <>
      <Icon name="caseload" />
      <span className="rt-found__what">
        <b>{listName(person)}{person.title ? ` (${person.title})` : ""}</b>{person.known_as ? `, known as ${person.known_as}` : ""}
        <span className="rt-second"><NhsNumber number={person.nhs_number} />, {more}</span>
      </span>
    </>
  );
}

/** What a line is called, for whoever hears it and does not see it. */
export function nameOf(entry: Entry): string {
  switch (entry.kind) {
    case "person": return listName(entry.person);
    case "action": return entry.action.text;
    case "page": return entry.page.words;
    case "help": return entry.topic.title;
  }
}
