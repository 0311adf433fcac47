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
