/** What stands in each part of a case, so that a person knows what a partner will see. */
export interface PartWords {
  readonly part: string;
  readonly holds: string;
  /** Somebody outside health care seldom needs it. */
  readonly sensitive: boolean;
}

/** In the record's own order; the team notes always go. */
export const SHAREABLE: readonly PartWords[] = [
  { part: "identity", holds: "Name, date of birth, NHS number, GP practice", sensitive: false },
  { part: "contact", holds: "Address, telephone, key safe, hazards", sensitive: false },
  { part: "about", holds: "What matters to the person, how to talk with them", sensitive: false },
  { part: "clinical", holds: "Diagnoses, allergies, frailty, clinical notes", sensitive: true },
  { part: "social", holds: "Care package, housing, money, family carers", sensitive: false },
  { part: "end_of_life", holds: "CPR decision, wishes about dying, prognosis", sensitive: true },
  { part: "safeguarding", holds: "Safeguarding concerns. For those who deal with them only", sensitive: true },
];
