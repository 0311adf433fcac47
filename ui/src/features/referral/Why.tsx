/** Page 2 of a referral: what has happened, for which cohorts, and how soon. Urgent means telephone. */
import type { Cohort } from "../../ipc/generated/commands";
import { dateBoxId, DateFields } from "../../nhs/DateFields";
import { CheckField, RadioField, SelectField, TextArea, TextField, TickBox } from "../../nhs/Fields";
import { SOURCES, URGENCIES, YES_NO } from "./choices";
import { Telephone } from "./Telephone";
import { BOXES, isUrgent, RECEIVED_TIME } from "./typedReferral";
import type { PageProps } from "./Who";

export function Why({ typed, change, wrong, cohorts }: PageProps & { readonly cohorts: readonly Cohort[] }) {
  const box = (id: string) => ({ id, wrong: wrong(id) });
  const dayBox = (["day", "month", "year"] as const).find((part) => wrong(dateBoxId(BOXES.received_at, part)));
  return (
    <>
      <div className="rt-add__row">
        <SelectField {...box(BOXES.source)} label="Where the referral comes from" none="Choose one" choices={SOURCES} value={typed.source} change={(source) => change({ source })} />
      </div>
      <div className="rt-add__row">
        <TextField {...box(BOXES.referrer)} label="Who referred" maxLength={200} value={typed.referrer} change={(referrer) => change({ referrer })} />
        <TextField {...box(BOXES.referrer_phone)} label="Their telephone" inputMode="tel" maxLength={200} value={typed.referrerPhone} change={(referrerPhone) => change({ referrerPhone })} />
      </div>
      <TickBox id="referral-earlier" words="It was received earlier, not just now" ticked={typed.earlier} change={(earlier) => change({ earlier })} />
      {typed.earlier ? (
        <div className="rt-add__row">
          <DateFields id={BOXES.received_at} label="Received on" typed={typed.receivedDay} change={(receivedDay) => change({ receivedDay })} wrong={dayBox ? { box: dayBox, words: wrong(dateBoxId(BOXES.received_at, dayBox)) ?? "" } : null} />
          <TextField {...box(RECEIVED_TIME)} label="At" width="short" maxLength={8} value={typed.receivedTime} change={(receivedTime) => change({ receivedTime })} />
        </div>
      ) : null}
      <TextArea {...box(BOXES.reason)} label="What has happened" rows={4} maxLength={4_000} value={typed.reason} change={(reason) => change({ reason })} />
      <TextField {...box(BOXES.question)} label="Question for the team" hint="For example: can she stay at home, and with what help?" width="wide" maxLength={200} value={typed.question} change={(question) => change({ question })} />
      <CheckField {...box(BOXES.cohorts)} label="Cohorts" hint="A cohort is a list of people the team looks after for the same reason. Choosing one calls nobody out. You can choose none now." values={typed.cohorts} change={(chosen) => change({ cohorts: chosen })} choices={cohorts.map(({ id, name, purpose }) => ({ value: id, words: name, hint: purpose }))} />
      <RadioField {...box(BOXES.urgency)} label="How soon somebody must see the person" value={typed.urgency} change={(urgency) => change({ urgency })} choices={URGENCIES} />
      {isUrgent(typed) ? (
        <>
          <Telephone />
          <RadioField {...box(BOXES.telephoned)} label="Have you telephoned?" inline value={typed.telephoned} change={(telephoned) => change({ telephoned })} choices={YES_NO} />
          {typed.telephoned === "yes" ? <TextField {...box(BOXES.telephoned_to)} label="Whom you spoke to" width="wide" maxLength={200} value={typed.telephonedTo} change={(telephonedTo) => change({ telephonedTo })} /> : null}
          {typed.telephoned === "no" ? <TextField {...box(BOXES.telephone_plan)} label="Who will telephone, and when" width="wide" maxLength={200} value={typed.telephonePlan} change={(telephonePlan) => change({ telephonePlan })} /> : null}
        </>
      ) : null}
      <TextField {...box(BOXES.headline)} label="In one line, for lists" hint="If you leave it empty, lists show the beginning of what has happened." width="wide" maxLength={140} value={typed.headline} change={(headline) => change({ headline })} />
    </>
  );
}
