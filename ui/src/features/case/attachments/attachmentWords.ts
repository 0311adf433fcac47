/** Attachments in words: what each is, how large, in which part a new one begins, and which files are refused at once. */
import type { Attachment } from "../../../ipc/generated/commands";
import { counted, listed } from "../../../nhs/format/count";

const KB = 1024;
const MB = KB * KB;
/** As the program has it; said before a film of a gigabyte is read. */
const MOST_FILE = 20 * MB;

/** What a person may choose among. */
export const ACCEPTED = ".jpg,.jpeg,.png,.pdf,image/jpeg,image/png,application/pdf";

/** "340 kB", "1.2 MB"; never "0 kB". */
export function sizeInWords(bytes: number): string {
  if (bytes < MB) return `${Math.max(1, Math.round(bytes / KB))} kB`;
  return `${(bytes / MB).toFixed(1).replace(/\.0$/, "")} MB`;
}

export function mediaInWords(media: string): string {
  if (media === "photo") return "Photo";
  return media === "pdf" ? "PDF" : "A kind of file that this version cannot open";
}

/** How many there are, but for those entered in error; no number when there are none. */
export function attachmentsTab(all: readonly Pick<Attachment, "withdrawn">[] | undefined): string {
  const here = (all ?? []).filter(({ withdrawn }) => withdrawn === null).length;
  return here > 0 ? `Attachments (${here})` : "Attachments";
}

/** The narrowest that we hold: a photo of a wound is not for every partner. As the program chooses when nobody does. */
export const usualPart = (writable: readonly string[]): string => ["clinical", "social"].find((part) => writable.includes(part)) ?? "core";

/** Who else gets it, after the name of its part; `partners` are those who hold that part. */
export function goesTo({ ours, organisation }: Pick<Attachment, "ours" | "organisation">, partners: readonly string[]): string {
  const others = ours ? partners : partners.filter((name) => name !== organisation);
  const named = others.length > 2 ? counted(others.length, "partner") : listed(others);
  if (ours) return named ? `: goes to ${named}` : ": stays in your organisation";
  return named ? `: also goes to ${named}` : "";
}

/** Why a file cannot be taken, before it is read; null when it may be tried. */
export function refusedAtOnce(file: Pick<File, "size">): string | null {
  return file.size > MOST_FILE ? `That file has ${sizeInWords(file.size)}. A photo may have 20 MB, and a PDF 2 MB. Nothing was added.` : null;
}

/** Why the content cannot be opened here; null when it can. */
export function whyNotHere({ held, media, withdrawn, organisation }: Pick<Attachment, "held" | "media" | "withdrawn" | "organisation">): string | null {
  if (held || withdrawn !== null) return null;
  if (media !== "photo" && media !== "pdf") return "Update Roundtable on this laptop to open it.";
  return `Not here yet: it comes with the next file from ${organisation || "whoever added it"}.`;
}
