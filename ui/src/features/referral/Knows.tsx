/** Page 3 of a referral: three facts that one tick for "consent" would mix up, and what the person wants. */
import { RadioField, TextArea, TextField } from "../../nhs/Fields";
import { AGREES, AGREES_HELP, KNOWS } from "./choices";
import { BOXES } from "./typedReferral";
import type { PageProps } from "./Who";

/** What an objection does here, so that nobody trusts in what does not happen. */
const OBJECTED: Readonly<Record<string, string>> = {
  objects_all: "Once you save, Roundtable shares nothing more of this person until somebody changes that on their page.",
  objects_some: "Roundtable cannot tell which sharing they object to. Write it below in their words, and mind it when you share.",
};

export function Knows({ typed, change, wrong }: PageProps) {
  const box = (id: string) => ({ id, wrong: wrong(id) });
  return (
    <>
      <p className="rt-quiet">These are three different things. Answer what you know; the rest can be asked later.</p>
      <RadioField {...box(BOXES.knows)} label="1. Does the person know about this referral?" inline value={typed.knows} change={(knows) => change({ knows })} choices={KNOWS} />
      {typed.knows === "yes" ? <TextField {...box(BOXES.told_by)} label="Who told them" maxLength={200} value={typed.toldBy} change={(toldBy) => change({ toldBy })} /> : null}
      <RadioField {...box(BOXES.agrees_help)} label="2. Do they agree to be helped by the team?" hint="Agreeing to help is not the same as agreeing to sharing." value={typed.agreesHelp} change={(agreesHelp) => change({ agreesHelp })} choices={AGREES_HELP} />
      <RadioField {...box(BOXES.agrees)} label="3. What do they say about sharing with the partners of the team?" hint="This is about confidence, not about the law under which your organisation keeps records: that does not rest on a tick." value={typed.agrees} change={(agrees) => change({ agrees })} choices={AGREES} />
      <p role="status" className={OBJECTED[typed.agrees] ? "rt-panel rt-panel--heed" : ""}>{OBJECTED[typed.agrees] ?? ""}</p>
      <TextArea {...box(BOXES.wants)} label="What the person wants, in their own words" rows={3} maxLength={4_000} value={typed.wants} change={(wants) => change({ wants })} />
    </>
  );
}
