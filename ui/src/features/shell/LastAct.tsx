/** One's own last act with its Undo, above the bottom bar: it stays until the next act or until it is dismissed. */
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import { type Act, dismissAct, lastToUndo, takeBack, useActs } from "../../ipc/lastAct";
import { Button } from "../../nhs/Button";
import { Dialog } from "../../nhs/Dialog";
import { readInstant, timeInWords } from "../../nhs/format/date";
import { Icon } from "../../nhs/Icon";

/** Boxes in which Ctrl+Z belongs to what is being typed. */
const TYPING = "input, textarea, select, [contenteditable]";

function actInWords(act: Act): string {
  if (act.state === "undone") return act.undone ?? `Undone: ${act.words.charAt(0).toLowerCase()}${act.words.slice(1)}`;
  return act.why || act.words;
}

export function LastAct() {
  const acts = useActs();
  const bar = useRef<HTMLDivElement>(null);
  const [recent, setRecent] = useState(false);
  const act = acts.all.find(({ id }) => id === acts.shown) ?? null;
  const undo = (id: number): void => {
    // The button goes with what it did; the focus stays in the bar.
    if (bar.current?.contains(document.activeElement)) bar.current.focus();
    void takeBack(id);
  };
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "z") return;
      if (event.target instanceof Element && event.target.closest(TYPING)) return;
      const newest = lastToUndo(acts);
      if (!newest) return;
      event.preventDefault();
      void takeBack(newest.id);
    };
    window.addEventListener("keydown", heard);
    return () => window.removeEventListener("keydown", heard);
  }, [acts]);
  return (
    <div className={act ? "rt-lastact" : "rt-lastact rt-lastact--none"} ref={bar} tabIndex={-1} role="region" aria-label="What you did last">
      <p role="status">{act ? <><Icon name={act.state === "undone" ? "undo" : act.why ? "heed" : "tick"} />{actInWords(act)}</> : null}</p>
      {act ? (
        <>
          {act.undo && act.state === "done" ? <Button size="small" onClick={() => undo(act.id)}>Undo <kbd>Ctrl+Z</kbd></Button> : null}
          {act.state === "stays" && act.caseId ? <Link to="/case/$id" params={{ id: act.caseId }}>Look at it</Link> : null}
          <Button look="words" className="rt-lastact__recent" onClick={() => setRecent(true)}>Recent actions</Button>
          <Button look="words" onClick={() => { dismissAct(); document.getElementById("main")?.focus(); }}>Dismiss</Button>
        </>
      ) : null}
      <Dialog title="Recent actions" open={recent} close={() => setRecent(false)}>
        <p>What you did since you unlocked. Undo is a new change under your name; nothing is removed from the record.</p>
        <ol className="rt-rows rt-recent">{acts.all.map((one) => <Recent key={one.id} act={one} leave={() => setRecent(false)} />)}</ol>
        <div className="rt-form__acts"><Button onClick={() => setRecent(false)}>Close</Button></div>
      </Dialog>
    </div>
  );
}

function Recent({ act, leave }: { readonly act: Act; readonly leave: () => void }) {
  const at = readInstant(act.at);
  const row = useRef<HTMLLIElement>(null);
  return (
    <li ref={row} tabIndex={-1}>
      <div className="rt-rows__what">
        <b>{act.words}</b>
        {act.about ? <span className="rt-second">{act.caseId ? <Link to="/case/$id" params={{ id: act.caseId }} onClick={leave}>{act.about}</Link> : act.about}</span> : null}
        {act.why ? <span className="rt-second">{act.why}</span> : null}
      </div>
      <div className="rt-rows__when">
        {at ? timeInWords(at) : ""}
        <span className="rt-second">
          {act.undo && act.state === "done" ? <Button look="words" onClick={() => { row.current?.focus(); void takeBack(act.id); }}>Undo<span className="nhsuk-u-visually-hidden">: {act.words}</span></Button> : act.state === "undone" ? "Undone" : act.undo ? "" : "Stays as it is"}
        </span>
      </div>
    </li>
  );
}
