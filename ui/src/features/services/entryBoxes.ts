/** The boxes of the form of a service: what stands in them first, what they hand in, and what is missing. */
import type { NewService, Service } from "../../ipc/generated/commands";
import { dateBoxId } from "../../nhs/DateFields";
import type { Problem } from "../../nhs/ErrorSummary";
import type { Day } from "../../nhs/format/date";
import { asTyped, readTypedDate, type TypedDate } from "../../nhs/format/typedDate";

export type Boxes = Readonly<Record<"name" | "what" | "org" | "run_by" | "area" | "phone" | "refer" | "hours" | "eligibility" | "urgent" | "day" | "month" | "year" | "seen", string>>;

export const ID = "service";
export const box = (name: string): string => `${ID}-${name}`;
/** Somebody who is no partner runs it: named in words. */
export const IN_WORDS = "words";

export function boxesOf(service: Service | null, today: Day): Boxes {
  const checked: TypedDate = service ? asTyped(service.last_checked) : { day: String(today.day), month: String(today.month), year: String(today.year) };
  return {
    name: service?.name ?? "",
    what: service?.what ?? "",
    org: service ? (service.run_by_organisation ?? IN_WORDS) : "",
    run_by: service && !service.run_by_organisation ? service.run_by : "",
    area: service?.area ?? "",
    phone: service?.phone ?? "",
    refer: service?.refer ?? "",
    hours: service?.hours ?? "",
    eligibility: service?.eligibility ?? "",
    urgent: service?.urgent ? "yes" : "",
    ...checked,
    seen: service?.entry ?? "",
  };
}

export function readBoxes(boxes: Boxes): { readonly service: NewService } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const runBy = boxes.org === IN_WORDS ? boxes.run_by.trim() : boxes.org;
  const read = readTypedDate({ day: boxes.day, month: boxes.month, year: boxes.year }, "Say when somebody last made sure that this is so", true);
  if (boxes.name.trim() === "") problems.push({ fieldId: box("name"), words: "Enter what the service is called" });
  if (boxes.what.trim() === "") problems.push({ fieldId: box("what"), words: "Say in a sentence what it does" });
  if (runBy === "") problems.push({ fieldId: boxes.org === IN_WORDS ? box("run_by") : box("org"), words: "Say who runs it" });
  if (boxes.phone.trim() === "" && boxes.refer.trim() === "") problems.push({ fieldId: box("phone"), words: "Say how to reach it: a telephone number, or how to refer" });
  if ("words" in read) problems.push({ fieldId: dateBoxId(box("checked"), read.box), words: read.words });
  if (problems.length > 0 || !("date" in read)) return { problems };
  const { name, what, area, phone, refer, hours, eligibility } = boxes;
  return { service: { name, what, run_by: runBy, area, phone, refer, hours, eligibility, urgent: boxes.urgent === "yes", last_checked: read.date } };
}

const LINES: Readonly<Record<string, string>> = {
  name: "Name",
  what: "What it does",
  run_by: "Who runs it",
  area: "Where",
  phone: "Telephone",
  refer: "How to refer",
  hours: "Hours",
  eligibility: "For whom",
  urgent: "Helps today",
  last_checked: "Last checked",
  withdrawn: "No longer offered",
};
export const lineInWords = (line: string): string => (Object.hasOwn(LINES, line) ? (LINES[line] ?? line) : line);

/** The program's names of lines, and the boxes they stand in. */
export const boxOfLine = (line: string | null): string | null => (line === null ? null : line === "last_checked" ? dateBoxId(box("checked"), "day") : line === "run_by" ? box("org") : Object.hasOwn(LINES, line) ? box(line) : null);
