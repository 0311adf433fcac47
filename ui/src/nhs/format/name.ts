/** People's names as staff read them: "SMITH, Mary" in lists and the banner, initials where others can see. */

interface Named {
  readonly family_name: string;
  readonly given_name: string;
}

/** "SMITH, Mary". Upper-case family name, from the NHS patient banner rules (ISB 1505). */
export function listName({ family_name, given_name }: Named): string {
  const family = family_name.trim().toUpperCase();
  const given = given_name.trim();
  if (family && given) return `${family}, ${given}`;
  return family || given || "Name not recorded";
}

/** "M S": all that a window title or a locked screen may show. */
export function initials({ family_name, given_name }: Named): string {
  const first = (text: string): string => [...text.trim()][0]?.toUpperCase() ?? "";
  return [first(given_name), first(family_name)].filter(Boolean).join(" ") || "No name";
}

/** Two letters for an organisation's round mark: "Larkfield Hospice" is LH. */
export function markOf(organisation: string): string {
  const words = organisation.split(/[^\p{L}\p{N}]+/u).filter((word) => word && !/^(the|of|and|for)$/i.test(word));
  const letters = words.length > 1 ? words.slice(0, 2).map((word) => [...word][0] ?? "") : [...(words[0] ?? "?")].slice(0, 2);
  return letters.join("").toUpperCase();
}
