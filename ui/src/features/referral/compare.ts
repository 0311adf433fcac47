/** Comparing the person being typed with somebody already here, one line at a time: what is the same, and what is not. */
import type { Cohort, NewPerson, PossibleMatch } from "../../ipc/generated/commands";
import { dayInWords, readDay } from "../../nhs/format/date";
import { listName } from "../../nhs/format/name";
import { nhsNumberInWords } from "../../nhs/format/nhsNumber";
import { listed } from "../../nhs/format/count";
import { statusInWords } from "../../nhs/words/codes";

export interface Line {
  readonly what: string;
  readonly typed: string;
  readonly here: string;
  /** Both are there and differ, or one is missing: bold, because a person has to look at it. */
  readonly differs: boolean;
}

const plain = (text: string): string => text.toLowerCase().normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "");
const named = (name: { family_name: string; given_name: string; title: string; known_as: string }): string =>
  `${listName(name)}${name.title ? ` (${name.title})` : ""}${name.known_as ? `, known as ${name.known_as}` : ""}`;
const day = (date: string | null): string => {
  const read = readDay(date);
  return read ? dayInWords(read) : "";
};

export function linesOf(person: NewPerson, match: PossibleMatch, cohorts: readonly Cohort[]): readonly Line[] {
  const { row } = match;
  const line = (what: string, typed: string, here: string, missing = "Not recorded"): Line => ({ what, typed: typed || "Not typed yet", here: here || missing, differs: plain(typed) !== plain(here) });
  const hidden = row.restricted ? "Not shown: restricted" : "Not recorded";
  return [
    { ...line("Name", person.family_name + person.given_name === "" ? "" : named(person), named(row)), differs: plain(person.family_name + person.given_name) !== plain(row.family_name + row.given_name) },
    { ...line("Born", day(person.date_of_birth) || (person.born_about ? `About ${person.born_about}` : ""), day(row.date_of_birth)), differs: person.date_of_birth !== (row.date_of_birth ?? "") },
    { ...line("NHS number", person.nhs_number_absent_reason ? "Not known" : nhsNumberInWords(person.nhs_number), row.nhs_number ? nhsNumberInWords(row.nhs_number) : "", "Not known"), differs: person.nhs_number !== (row.nhs_number ?? "") },
    line("Postcode", person.postcode, match.postcode, hidden),
    { what: "Known for", typed: "", here: listed(row.cohorts.map((id) => cohorts.find((cohort) => cohort.id === id)?.name ?? id)) || "No cohort", differs: false },
    { what: "Stage", typed: "", here: statusInWords(row.status), differs: false },
    { what: "Case kept by", typed: "", here: match.kept_by || "Not known here", differs: false },
  ];
}

/** "Same date of birth and postcode. Different name." */
export function findingOf(lines: readonly Line[]): string {
  const compared = lines.slice(0, 4);
  const words = (line: Line): string => (line.what === "Born" ? "date of birth" : line.what === "NHS number" ? line.what : line.what.toLowerCase());
  const blank = (line: Line): boolean => ["Not typed yet", "Not recorded", "Not known", "Not shown: restricted"].some((missing) => line.typed === missing || line.here === missing);
  const same = compared.filter((line) => !line.differs && !blank(line)).map(words);
  const other = compared.filter((line) => line.differs && !blank(line)).map(words);
  return [same.length > 0 ? `Same ${listed(same)}.` : "", other.length > 0 ? `Different ${listed(other)}.` : ""].filter(Boolean).join(" ");
}
