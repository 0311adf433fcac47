/** A note's text: paragraphs, lists and bold. It becomes elements and never HTML, so a note cannot run anything. */
import { Fragment, type ReactNode } from "react";

type Block = { readonly kind: "paragraph" | "list"; readonly lines: readonly string[] };

const ITEM = /^\s*[-*•]\s+/;

/** Cuts a text into paragraphs and lists. Every character other than list marks and blank lines is kept. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: { kind: Block["kind"]; lines: string[] }[] = [];
  let fresh = true;
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    if (line.trim() === "") {
      fresh = true;
      continue;
    }
    const kind = ITEM.test(line) ? "list" : "paragraph";
    const last = blocks[blocks.length - 1];
    if (last && !fresh && last.kind === kind) last.lines.push(line.replace(ITEM, ""));
    else blocks.push({ kind, lines: [line.replace(ITEM, "")] });
    fresh = false;
  }
  return blocks;
}

function bold(line: string): ReactNode {
  const pieces = line.split(/\*\*([^*]+)\*\*/);
  return pieces.map((piece, index) => (index % 2 === 1 ? <strong key={index}>{piece}</strong> : <Fragment key={index}>{piece}</Fragment>));
}

export function NoteText({ text }: { readonly text: string }) {
  return (
    <>
      {blocksOf(text).map((block, index) =>
        block.kind === "list" ? (
          <ul className="rt-prose-list" key={index}>{block.lines.map((line, at) => <li key={at}>{bold(line)}</li>)}</ul>
        ) : (
          <p key={index}>{block.lines.map((line, at) => <Fragment key={at}>{at > 0 ? <br /> : null}{bold(line)}</Fragment>)}</p>
        ),
      )}
    </>
  );
}
