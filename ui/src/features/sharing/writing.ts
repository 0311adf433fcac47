/** Writing for partners: real steps, one after the other, each told when it has happened and not before. */
import { asRefusal, type Refusal } from "../../ipc/call";
import { checkWritten, findPlace, readPlace, writeUpdates } from "../../ipc/sharing";
import { counted } from "../../nhs/format/count";

export interface Job {
  readonly place: string;
  readonly partners: readonly { readonly id: string; readonly name: string }[];
  /** Whether what partners left in the place is read first. */
  readonly read: boolean;
}

export interface Progress {
  readonly steps: readonly string[];
  /** What is being done now. */
  readonly doing: string | null;
  /** Partners whose files are written and checked. */
  readonly written: readonly string[];
  readonly end: "working" | "done" | "stopped" | "failed";
  readonly problem: Refusal | null;
}

/** Does the job; `tell` hears of each step, and `stop` is asked between two partners. */
export async function write(job: Job, stop: () => boolean, tell: (progress: Progress) => void): Promise<void> {
  let progress: Progress = { steps: [], doing: null, written: [], end: "working", problem: null };
  const say = (more: Partial<Progress>): void => {
    progress = { ...progress, ...more };
    tell(progress);
  };
  const step = (words: string): void => say({ steps: [...progress.steps, words] });
  try {
    say({ doing: "Looking for it" });
    const place = await findPlace(job.place);
    step(`Found ${place.name}`);
    if (job.read) {
      say({ doing: "Reading what partners left" });
      for (const file of await readPlace(job.place)) {
        if (file.status === "applied" && file.updates > 0) step(`Read ${counted(file.updates, "update")} from ${file.from ?? "a partner"}`);
        else if (file.message) step(`One file was not read. ${file.message}`);
        else if (file.status === "card" && !file.card?.ours) step(`Found the card of ${file.from ?? "a partner"}. Compare its words on the Team page`);
      }
    }
    for (const { id, name } of job.partners) {
      if (stop()) return say({ end: "stopped", doing: null });
      say({ doing: `Writing for ${name}` });
      // oxlint-disable-next-line no-await-in-loop -- one partner after the other, so that each is whole
      const written = await writeUpdates(job.place, id);
      step(`Wrote ${written.updates > 0 ? counted(written.updates, "update") : "a file"} for ${name}`);
      say({ doing: "Checking what was written" });
      // oxlint-disable-next-line no-await-in-loop -- the same
      await checkWritten(job.place, written.files);
      say({ written: [...progress.written, name] });
    }
    step("Checked what was written");
    say({ end: "done", doing: null });
  } catch (reason) {
    say({ end: "failed", doing: null, problem: asRefusal(reason) });
  }
}
