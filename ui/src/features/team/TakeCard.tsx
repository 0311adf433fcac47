/** Taking in a partner's card: nothing is kept before its words were compared. */
import { useLookAtCard } from "../../ipc/sharing";
import { FieldError } from "../../nhs/ErrorSummary";
import { FileButton } from "../../nhs/FileButton";

export function TakeCard() {
  const look = useLookAtCard();
  return (
    <section className="rt-panel rt-meet" aria-labelledby="take-card">
      <h2 id="take-card">A partner’s card</h2>
      <p>Have the file that they gave you ready, and have them on the telephone or in the room: you compare eight words with them.</p>
      {look.error ? <div role="alert"><FieldError id="take-card-problem" words={look.error.message} /></div> : null}
      <FileButton id="card-file" icon="team" take={([file]) => { if (file) look.mutate(file); }}>Take in a card</FileButton>
    </section>
  );
}
