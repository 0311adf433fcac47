/** Eight words, numbered, so that two people on the telephone know where they are. */
export function Words({ words, large = false }: { readonly words: readonly string[]; readonly large?: boolean }) {
  return <ol className={`rt-words ${large ? "rt-words--large" : ""}`}>{words.map((word, index) => <li key={`${word} ${index}`}>{word}</li>)}</ol>;
}
