/** The text sizes that this laptop offers, and what they are called. */
export const TEXT_SIZES = [
  { size: 100, words: "Usual" },
  { size: 115, words: "A little larger" },
  { size: 130, words: "Larger" },
  { size: 150, words: "Much larger" },
  { size: 200, words: "Twice as large" },
] as const;

/** The next size in a direction; the same at either end. */
export function nextSize(size: number, step: 1 | -1): number {
  const at = TEXT_SIZES.findIndex((one) => one.size === size);
  return TEXT_SIZES[Math.min(TEXT_SIZES.length - 1, Math.max(0, at + step))]?.size ?? 100;
}

export const sizeInWords = (size: number): string => TEXT_SIZES.find((one) => one.size === size)?.words ?? `${size} %`;
