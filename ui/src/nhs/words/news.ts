/** What is said of something that arrived: the first words of a note, or what was asked, done or changed. */
import { actionStateInWords } from "./codes";

export interface NewLine {
  readonly what: string;
  readonly state: string | null;
  readonly text: string;
}

/** "Asks for more nights", "Asked: ring the daughter", "Done: fit a ramp", "Details changed". */
export function lineInWords({ what, state, text }: NewLine): string {
  if (what === "note") return text || "A note whose text has not arrived yet";
  if (what === "action") return `Asked: ${text}`;
  if (what === "step") return `${actionStateInWords(state ?? "")}: ${text}`;
  return "Details changed";
}
