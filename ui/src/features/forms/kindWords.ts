/** Words of the form builder. */
import type { Kind } from "./builder";

export const KINDS: readonly { readonly value: Kind; readonly words: string }[] = [
  { value: "line", words: "One line of text" },
  { value: "text", words: "Longer text" },
  { value: "number", words: "A number with a unit" },
  { value: "date", words: "A date" },
  { value: "instant", words: "A date and time" },
  { value: "choice", words: "One of several answers" },
  { value: "choices", words: "Any of several answers" },
  { value: "yes_no", words: "Yes, no or not known" },
  { value: "scale", words: "A scale, for example 0 to 10" },
  { value: "person", words: "A person" },
  { value: "organisation", words: "An organisation" },
];

export const kindWords = (kind: Kind): string => KINDS.find(({ value }) => value === kind)?.words ?? kind;

/** What each part means for who reads a record. */
export const PART_HINTS: Readonly<Record<string, string>> = {
  core: "Every partner in the case",
  identity: "Partners who hold name and NHS number",
  contact: "Partners who hold address and access",
  about: "Partners who hold what matters to the person",
  clinical: "Partners who hold the clinical part",
  social: "Partners who hold social care and housing",
  end_of_life: "Partners who hold the end of life plan",
  safeguarding: "Only those who deal with safeguarding",
};
