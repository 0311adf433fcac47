/** Our card: eight words to read aloud, and a file to give away. */
import { useState } from "react";

import { useOwnCard, useWriteCard } from "../../ipc/sharing";
import { Button } from "../../nhs/Button";
import { Dialog } from "../../nhs/Dialog";
import { Words } from "./Words";
import { WriteTo } from "./WriteTo";

export function OwnCard() {
  const card = useOwnCard();
  const write = useWriteCard();
  const [large, setLarge] = useState(false);
  const [writing, setWriting] = useState(false);
  const [where, setWhere] = useState("");
  if (!card.data) return null;
  return (
    <section className="rt-panel rt-meet" aria-labelledby="own-card">
      <h2 id="own-card">Your card</h2>
      <p>Give it to organisations that you work with. It holds no patient’s data. Your partner needs Roundtable too. Read these eight words to them over the telephone or in person:</p>
      <Words words={card.data.words} />
      <div className="rt-form__acts">
        <Button onClick={() => setWriting((was) => !was)} aria-expanded={writing}>Write your card</Button>
        <Button look="words" onClick={() => setLarge(true)}>Show the words large</Button>
      </div>
      {writing ? <WriteTo label="Where to?" go="Write the card" pending={write.isPending} problem={write.error?.message ?? null} write={(place, at) => write.mutate(place, { onSuccess: () => { setWhere(at); setWriting(false); } })} cancel={() => setWriting(false)} /> : null}
      <p role="status">{write.data && !writing ? `Written: ${write.data.name} in ${where}. Give it to your partner, and take in theirs.` : ""}</p>
      <Dialog title={`The eight words of ${card.data.name}`} open={large} close={() => setLarge(false)} width="wide">
        <Words words={card.data.words} large />
        <div className="rt-form__acts"><Button onClick={() => setLarge(false)}>Close</Button></div>
      </Dialog>
    </section>
  );
}
