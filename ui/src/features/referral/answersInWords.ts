/** "Check your answers": each answer with the page and the box where it is changed. */
import type { Cohort } from "../../ipc/generated/commands";
import { dateBoxId } from "../../nhs/DateFields";
import { listed } from "../../nhs/format/count";
import { dayInWords, readDay } from "../../nhs/format/date";
import { listName } from "../../nhs/format/name";
import { nhsNumberInWords } from "../../nhs/format/nhsNumber";
import { valueInWords } from "../../nhs/words/codes";
import { AGREES, AGREES_HELP, chosen, KNOWS, SOURCES, URGENCIES } from "./choices";
import { answersOf, BOXES, isUrgent, personOf, type Step, type TypedReferral } from "./typedReferral";

export interface Row {
  readonly what: string;
  readonly said: string;
  /** The box it is changed in. */
  readonly box: string;
}

export interface Group {
  readonly title: string;
  readonly step: Step;
  readonly rows: readonly Row[];
}

const MISSING = "Not provided";

export function groupsOf(typed: TypedReferral, cohorts: readonly Cohort[]): readonly Group[] {
  const person = personOf(typed);
  const row = (what: string, said: string, box: string): Row => ({ what, said: said.trim() || MISSING, box });
  const born = readDay(person.date_of_birth);
  const who: readonly Row[] = typed.caseId
    ? [row("Person", `${typed.caseName}, case ${typed.caseCode}, who is here already`, BOXES.nhs_number)]
    : [
        row("NHS number", person.nhs_number ? nhsNumberInWords(person.nhs_number) : typed.numberNotKnown ? valueInWords("nhs_number_absent_reason", typed.numberWhy) : "", BOXES.nhs_number),
        row("Name", `${listName(person)}${typed.title ? ` (${typed.title})` : ""}${typed.knownAs ? `, known as ${typed.knownAs}` : ""}`, BOXES.family_name),
        row("Date of birth", born ? dayInWords(born) : typed.age.trim() ? `Not known; about ${typed.age.trim()}` : "", dateBoxId(BOXES.date_of_birth, "day")),
        row("Usual address", [typed.address, typed.postcode].map((text) => text.trim()).filter(Boolean).join("\n"), BOXES.address),
        row("Phone", typed.phone, BOXES.phone),
        ...(typed.sex ? [row("Gender", valueInWords("sex", typed.sex), BOXES.sex)] : []),
      ];
  const from = [typed.referrer, typed.referrerPhone].map((text) => text.trim()).filter(Boolean).join(", ");
  const received = answersOf(typed)["received_at"] ?? "";
  const day = readDay(received.slice(0, 10));
  return [
    { title: "Who", step: "who", rows: who },
    {
      title: "Why", step: "why", rows: [
        row("From", `${chosen(SOURCES, typed.source)}${from ? `: ${from}` : ""}`, BOXES.source),
        row("Received", typed.earlier && day ? `${dayInWords(day)} at ${typed.receivedTime.trim()}` : "Now, as you save", "referral-earlier"),
        row("What has happened", typed.reason, BOXES.reason),
        row("Question for the team", typed.question, BOXES.question),
        row("Cohorts", typed.cohorts.length > 0 ? listed(typed.cohorts.map((id) => cohorts.find((cohort) => cohort.id === id)?.name ?? id)) : "None", BOXES.cohorts),
        row("How soon", chosen(URGENCIES, typed.urgency), BOXES.urgency),
        ...(isUrgent(typed) ? [row("Telephoned", typed.telephoned === "yes" ? `Yes, spoke to ${typed.telephonedTo.trim()}` : `Not yet: ${typed.telephonePlan.trim()}`, BOXES.telephoned)] : []),
        ...(typed.headline.trim() ? [row("In one line", typed.headline, BOXES.headline)] : []),
      ],
    },
    {
      title: "Sharing", step: "sharing", rows: [
        row("Knows about the referral", `${chosen(KNOWS, typed.knows)}${typed.knows === "yes" && typed.toldBy.trim() ? `, told by ${typed.toldBy.trim()}` : ""}`, BOXES.knows),
        row("Agrees to be helped", chosen(AGREES_HELP, typed.agreesHelp), BOXES.agrees_help),
        row("Says about sharing", chosen(AGREES, typed.agrees), BOXES.agrees),
        row("What the person wants", typed.wants, BOXES.wants),
      ],
    },
  ];
}
