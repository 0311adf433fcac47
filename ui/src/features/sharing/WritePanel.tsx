/** Writing to a stick or folder: choose what and for whom, then the steps as they happen. */
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";

import type { PartnerRow } from "../../ipc/generated/commands";
import { dropTouched } from "../../ipc/keys";
import { chooseFolder, usePlaces } from "../../ipc/sharing";
import { Button } from "../../nhs/Button";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { CheckField, TickBox } from "../../nhs/Fields";
import { counted } from "../../nhs/format/count";
import { PlaceField } from "../../nhs/PlaceField";
import { stateOf } from "./partnerWords";
import { type Progress, write } from "./writing";
import { WriteSteps } from "./WriteSteps";

export interface Wanted {
  readonly road: "stick" | "folder";
  /** One partner, when its row was pressed; otherwise all who wait. */
  readonly partner: string | null;
}

interface Props {
  readonly wanted: Wanted;
  readonly rows: readonly PartnerRow[];
  readonly now: Date;
  readonly close: () => void;
}

const waits = (row: PartnerRow): boolean => row.to_send + row.sent_not_received > 0;

export function WritePanel({ wanted, rows, now, close }: Props) {
  const client = useQueryClient();
  const partners = useMemo(() => rows.filter((row) => !row.revoked), [rows]);
  const [ticked, setTicked] = useState<readonly string[]>(() => (wanted.partner ? [wanted.partner] : partners.filter(waits).map(({ id }) => id)));
  const [place, setPlace] = useState("");
  const [read, setRead] = useState(wanted.road === "stick");
  const [asked, setAsked] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const stop = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const places = usePlaces(progress === null);
  const here = (places.data ?? []).filter(({ kind }) => kind === wanted.road);
  const only = here.length === 1 ? (here[0]?.id ?? "") : "";
  const chosen = here.some(({ id }) => id === place) ? place : only;
  const stick = wanted.road === "stick";
  useEffect(() => heading.current?.focus(), []);

  const problems = useMemo<readonly Problem[]>(() => {
    if (!asked) return [];
    return [
      ...(chosen === "" ? [{ fieldId: here.length > 0 ? "write-place" : null, words: stick ? "Put a stick in, and choose it" : "Choose a folder" }] : []),
      ...(ticked.length === 0 && !read ? [{ fieldId: "write-for", words: "Choose at least one partner" }] : []),
    ];
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the list of places is a new one every two seconds
  }, [asked, chosen, ticked, read, stick, here.length]);

  const start = async (): Promise<void> => {
    stop.current = false;
    const chosenPartners = partners.filter(({ id }) => ticked.includes(id));
    await write({ place: chosen, partners: chosenPartners, read }, () => stop.current, setProgress);
    await dropTouched(client, ["sharing", "status", "cases"]);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (chosen === "" || (ticked.length === 0 && !read)) return;
    setAsked(false);
    void start();
  };
  const another = async (): Promise<void> => {
    const folder = await chooseFolder().catch(() => null);
    await places.refetch();
    if (folder) setPlace(folder.id);
  };

  if (progress) return <WriteSteps progress={progress} stick={stick} stop={() => { stop.current = true; }} again={() => setProgress(null)} close={close} />;
  return (
    <section className="rt-panel" aria-labelledby="write-title">
      <form className="rt-write" onSubmit={submit} noValidate>
        <ErrorSummary problems={problems} level="h3" />
        <h2 id="write-title" tabIndex={-1} ref={heading}>{stick ? "USB stick" : "Folder"}</h2>
        {stick && here.length === 0 ? <p role="status">{places.isPending ? "" : "No stick is in this laptop. Put one in: it is found by itself."}</p> : null}
        <PlaceField id="write-place" label={stick ? "Which stick?" : "Which folder?"} places={here} value={chosen} change={setPlace} {...(stick ? {} : { another: () => void another() })} />
        {stick ? null : <p className="rt-quiet">A folder may be one that a partner sees too, or one from which you attach the file to an email.</p>}
        <CheckField id="write-for" label="For whom?" choices={partners.map((row) => ({ value: row.id, words: row.name, hint: stateOf(row, now).first }))} values={ticked} change={setTicked} />
        {stick ? <TickBox id="write-read" words="Read what partners left on it" ticked={read} change={setRead} /> : null}
        <div className="rt-form__acts">
          <Button type="submit" look="go">{ticked.length === 0 ? (stick && read ? "Read" : "Write") : `Write for ${counted(ticked.length, "partner")}`}</Button>
          <Button look="words" onClick={close}>Not now</Button>
        </div>
      </form>
    </section>
  );
}
