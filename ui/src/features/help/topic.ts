/** What a help topic is: short parts that fit on one printed page. */

export interface HelpPart {
  readonly heading: string;
  readonly say?: readonly string[];
  /** Done one after the other. */
  readonly steps?: readonly string[];
  readonly list?: readonly string[];
  /** A word and what it means here. */
  readonly terms?: readonly (readonly [string, string])[];
}

export interface Topic {
  readonly id: string;
  readonly title: string;
  /** What it answers, in one sentence. */
  readonly line: string;
  /** What else a person may type to find it. */
  readonly find: string;
  /** Addresses of the pages it is for, by how they begin: F1 there opens it. */
  readonly pages: readonly string[];
  readonly parts: readonly HelpPart[];
  /** Where to go from here. */
  readonly go?: readonly { readonly to: string; readonly words: string }[];
  /** Ids of topics to read next. */
  readonly see: readonly string[];
  /** The map of keys is shown below the parts. */
  readonly withKeys?: boolean;
}
