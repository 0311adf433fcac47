/** What was answered so far. It outlives the pages, so that "Back" and a second look keep every answer; no passphrase is here. */
import { useState } from "react";

import type { Problem } from "../../nhs/ErrorSummary";

export interface Answers {
  readonly person: string;
  readonly role: string;
  readonly organisation: string;
  readonly kind: string;
  readonly ods: string;
  /** `new`, `join`, or nothing chosen yet. */
  readonly way: string;
  readonly team: string;
}

export const QUESTIONS = ["you", "organisation", "team", "passphrase"] as const;
export type Question = (typeof QUESTIONS)[number];

const NOTHING: Answers = { person: "", role: "", organisation: "", kind: "", ods: "", way: "", team: "" };
let kept: Answers = NOTHING;

export function useAnswers(): readonly [Answers, (next: Partial<Answers>) => void] {
  const [answers, setAnswers] = useState(kept);
  return [answers, (next) => {
    kept = { ...kept, ...next };
    setAnswers(kept);
  }];
}

/** Lets the answers go once they were used. */
export function forgetAnswers(): void {
  kept = NOTHING;
}

/** What is missing on one page. */
export function missing(question: Question, answers: Answers): readonly Problem[] {
  const found: Problem[] = [];
  const need = (fieldId: keyof Answers, words: string): void => {
    if (answers[fieldId].trim() === "") found.push({ fieldId, words });
  };
  if (question === "you") {
    need("person", "Enter your name");
    need("role", "Enter your job title");
  }
  if (question === "organisation") {
    need("organisation", "Enter the name of your organisation");
    need("kind", "Choose the kind of organisation");
    if (answers.ods.trim() !== "" && !/^[a-z0-9]{3,12}$/i.test(answers.ods.trim())) found.push({ fieldId: "ods", words: "An ODS code has 3 to 12 letters and digits, such as A81001" });
  }
  if (question === "team") {
    need("way", "Choose whether you start a team or join one");
    if (answers.way === "new") need("team", "Enter the team’s name");
  }
  return found;
}

/** The page on which something that the program refused was asked. */
export function pageOf(field: string | null): Question | null {
  const pages: Readonly<Record<string, Question>> = { person: "you", role: "you", organisation: "organisation", kind: "organisation", ods: "organisation", team: "team" };
  return field !== null && Object.hasOwn(pages, field) ? (pages[field] ?? null) : null;
}
