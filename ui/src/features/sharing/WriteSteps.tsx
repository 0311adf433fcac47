/** The steps of writing as they happen, and how it ended. */
import { useEffect, useRef } from "react";

import { Button } from "../../nhs/Button";
import { listed } from "../../nhs/format/count";
import { Icon } from "../../nhs/Icon";
import type { Progress } from "./writing";

interface Props {
  readonly progress: Progress;
  readonly stick: boolean;
  readonly stop: () => void;
  readonly again: () => void;
  readonly close: () => void;
}

export function WriteSteps({ progress, stick, stop, again, close }: Props) {
  const { steps, doing, written, end, problem } = progress;
  const last = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (end !== "working") last.current?.focus();
  }, [end]);
  const only = written.length === 1 ? `Only ${written[0] ?? ""} can open it.` : "Each file can be opened by its own partner only.";
  return (
    <section className={`rt-panel ${end === "done" ? "rt-panel--good" : ""} ${end === "failed" ? "rt-panel--heed" : ""}`} aria-labelledby="steps-title">
      <h2 id="steps-title">{written.length > 0 || end === "working" ? `${stick ? "Stick" : "Folder"}${written.length > 0 ? ` for ${listed(written)}` : ""}` : stick ? "Stick" : "Folder"}</h2>
      <ol className="rt-happened" aria-live="polite">
        {steps.map((words, index) => <li key={`${words} ${index}`}><Icon name="saved" className="rt-icon--good" /><span>{words}</span></li>)}
        {doing ? <li className="rt-quiet"><Icon name="waiting" /><span>{doing}</span></li> : null}
      </ol>
      <div className="rt-happened__end">
        {end === "working" ? <Button size="small" onClick={stop}>Stop</Button> : null}
        {end === "done" ? (
          <>
            <h3 tabIndex={-1} ref={last}>{stick ? "You can take the stick out" : "The files are in the folder"}</h3>
            {written.length > 0 ? <p className="rt-quiet">Locked. {only}</p> : null}
          </>
        ) : null}
        {end === "stopped" ? (
          <>
            <h3 tabIndex={-1} ref={last}>Stopped</h3>
            <p>{written.length > 0 ? `The files for ${listed(written)} are whole.` : "Nothing was written."} Nothing was lost{stick ? ", and you can take the stick out." : "."}</p>
          </>
        ) : null}
        {end === "failed" && problem ? (
          <>
            <h3 tabIndex={-1} ref={last}>{problem.code === "place_full" && stick ? "The stick is full. Nothing was lost. Try another stick." : problem.message}</h3>
            <p>{written.length > 0 ? `The files for ${listed(written)} are whole. The others wait as before.` : "What was to be written waits as before."}</p>
          </>
        ) : null}
        {end === "working" ? null : <div className="rt-form__acts">{end === "done" ? null : <Button onClick={again}>Try again</Button>}<Button look="words" onClick={close}>Put this away</Button></div>}
      </div>
    </section>
  );
}
