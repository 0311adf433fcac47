/** NHS numbers: shown 3-3-4 and never broken over a line, copied as ten digits that other systems accept. */

/** "999 054 8609"; text that is not ten digits is shown as it was written, never cut. */
export function nhsNumberInWords(number: string): string {
  const digits = tenDigits(number);
  return digits.length === 10 ? `${digits.slice(0, 3)}\u00a0${digits.slice(3, 6)}\u00a0${digits.slice(6)}` : number;
}

/** The number without spaces or dashes. */
export function tenDigits(number: string): string {
  return number.replace(/[\s\u00a0-]/g, "");
}

/**
 * What stands in the box after a key: digits in groups 3-3-4 as they are typed. What is not digits stays as it was typed, so
 * that whoever pastes something else sees what they pasted; and nothing moves under a cursor in the middle.
 */
export function spacedWhileTyping(before: string, typed: string): string {
  const atEnd = typed.startsWith(before) || before.startsWith(typed);
  const digits = tenDigits(typed);
  if (!atEnd || !/^\d{1,10}$/.test(digits)) return typed;
  return [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].filter(Boolean).join(" ");
}
