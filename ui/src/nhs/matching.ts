/** Whether a text is what somebody is typing: each word typed begins a word of the text, in any order. */

/** Letters as they are compared: no capitals, no accents. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{Diacritic}/gu, "").replace(/ł/gi, "l").replace(/[’']/g, "").toLowerCase();

export const wordsOf = (text: string): readonly string[] => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** Nothing typed matches nothing. */
export function matches(typed: string, text: string): boolean {
  const wanted = wordsOf(typed);
  const words = wordsOf(text);
  return wanted.length > 0 && wanted.every((want) => words.some((word) => word.startsWith(want)));
}

/** Those that match, the ones whose name matches before the ones that only mention it. */
export function bestFirst<T>(typed: string, things: readonly T[], name: (thing: T) => string, more: (thing: T) => string): readonly T[] {
  const hits = things.filter((thing) => matches(typed, `${name(thing)} ${more(thing)}`));
  const named = (thing: T): boolean => matches(typed, name(thing));
  return [...hits.filter(named), ...hits.filter((thing) => !named(thing))];
}

/** Words that say how somebody asks and not what about. */
const FILLERS: ReadonlySet<string> = new Set(["a", "an", "the", "to", "of", "in", "on", "for", "with", "my", "our", "i", "we", "you", "it", "is", "do", "does", "can", "how", "what", "where", "when", "and", "or", "from", "by", "me", "us"]);

/** What people say, and what the pages call it. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  give: ["share", "sharing", "write"], send: ["share", "sharing", "write"], sent: ["sharing", "write"], email: ["share", "sharing"], sync: ["share", "sharing"], gp: ["partner"], doctor: ["partner"], hospice: ["partner"],
  swap: ["card", "partner"], exchange: ["card", "sharing"], pair: ["card", "partner"], usb: ["stick"], drive: ["stick", "folder"], delete: ["error", "undo"], remove: ["error", "undo"], wrong: ["undo", "error"], password: ["passphrase"],
  lost: ["forgotten"], patient: ["person", "people"], new: ["add"], refer: ["referral"], excel: ["spreadsheet"], csv: ["spreadsheet"], task: ["action"], todo: ["action"],
};

/** Those that answer a question typed in plain words: each word counts by itself, most words first; at least half must fit. */
export function bestAnswers<T>(typed: string, things: readonly T[], name: (thing: T) => string, more: (thing: T) => string): readonly T[] {
  const all = wordsOf(typed);
  const telling = all.filter((word) => !FILLERS.has(word));
  const wanted = telling.length > 0 ? telling : all;
  const score = (text: string): number => {
    const words = wordsOf(text);
    return wanted.filter((want) => [want, want.replace(/s$/, ""), ...(ALSO[want] ?? [])].some((one) => one !== "" && words.some((word) => word.startsWith(one)))).length;
  };
  return things
    .map((thing) => ({ thing, fits: score(`${name(thing)} ${more(thing)}`), named: score(name(thing)) }))
    .filter(({ fits }) => fits > 0 && fits * 2 >= wanted.length)
    .toSorted((a, b) => b.fits - a.fits || b.named - a.named)
    .map(({ thing }) => thing);
}
