/** Two records line by line: what is the same, what is not, what only one of them knows. */
import type { Cohort, SamePair, SameSide } from "../../ipc/generated/commands";
import { listed } from "../../nhs/format/count";
import { dayInWords, readDay } from "../../nhs/format/date";
import { listName } from "../../nhs/format/name";
import { nhsNumberInWords } from "../../nhs/format/nhsNumber";
import { statusInWords, valueInWords } from "../../nhs/words/codes";

export interface Line {
  readonly what: string;
  readonly one: string;
  readonly other: string;
  /** Both say something, and not the same: bold and underlined, because a person has to look at it. */
  readonly differs: boolean;
  /** At least one of the two says something. */
  readonly known: boolean;
}

const plain = (text: string): string => text.toLowerCase().normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "");
const named = ({ row }: SameSide): string => `${listName(row)}${row.title ? ` (${row.title})` : ""}${row.known_as ? `, known as ${row.known_as}` : ""}`;

/** "3 March 1941", or "about 1936 to 1946" where only an age is known. */
export function bornInWords({ row, born_about: about }: SameSide): string {
  const day = readDay(row.date_of_birth);
  if (day) return dayInWords(day);
  return about ? `about ${about.replace("-", " to ")}` : "";
}

export function linesOf({ one, other }: Pick<SamePair, "one" | "other">, cohorts: readonly Cohort[]): readonly Line[] {
  const line = (what: string, of: (side: SameSide) => string, missing: (side: SameSide) => string = () => "Not recorded"): Line => {
    const [a, b] = [of(one), of(other)];
    return { what, one: a || missing(one), other: b || missing(other), known: a !== "" || b !== "", differs: a !== "" && b !== "" && plain(a) !== plain(b) };
  };
  const hidden = ({ row }: SameSide): string => (row.restricted ? "Not shown: restricted" : "Not recorded");
  const cohortsOf = ({ row }: SameSide): string => listed(row.cohorts.map((id) => cohorts.find((cohort) => cohort.id === id)?.name ?? id));
  const same = (what: string, of: (side: SameSide) => string): Line => ({ ...line(what, of), differs: false });
  const lines = [
    { ...line("Name", named), differs: plain(one.row.family_name + one.row.given_name) !== plain(other.row.family_name + other.row.given_name) },
    line("Born", bornInWords),
    { ...line("NHS number", ({ row }) => (row.nhs_number ? nhsNumberInWords(row.nhs_number) : ""), () => "Not known here") },
    line("Gender", ({ sex }) => (sex ? valueInWords("sex", sex) : "")),
    line("Address", ({ address }) => address.replace(/\s*\n\s*/g, ", "), hidden),
    line("Postcode", ({ postcode }) => postcode, hidden),
    line("Phone", ({ phone }) => phone, hidden),
    same("Known for", cohortsOf),
    same("Key worker", ({ row }) => row.key_worker ?? ""),
    same("Stage", ({ row }) => statusInWords(row.status)),
  ];
  // What neither of them says helps nobody to tell them apart; that an address is hidden does.
  return lines.filter(({ known, one: left, other: right }) => known || left !== right || left.startsWith("Not shown"));
}
