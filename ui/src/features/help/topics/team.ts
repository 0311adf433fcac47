/** Help about the team and its partners. */
import type { Topic } from "../topic";

export const team: Topic = {
  id: "team",
  title: "Team and partners",
  line: "Meet another organisation, and make sure that it really is them.",
  find: "partner organisation invite join card eight words fingerprint pair telephone",
  pages: ["/team"],
  parts: [
    {
      heading: "Meet a partner",
      steps: [
        "On the Team page, write your card and give it to them, on a stick or by mail. They do the same.",
        "Take in their card.",
        "Ring them on a number you already know. Each reads its eight words aloud; the other compares.",
        "If every word is the same, say so. Only then can you share.",
      ],
    },
    { heading: "Why the eight words", say: ["A card could be swapped on its way. The words cannot be the same by chance, so comparing them proves that the card is theirs."] },
    { heading: "The team itself", say: ["One organisation founds the team and invites the others. An invitation is a file, and the next exchange tells everybody who has joined. Sharing a whole cohort is also on the Team page."] },
    { heading: "Introduced, not yet met", say: ["A partner of yours can introduce another. You can work together, and “not yet met” stands beside its name until you compare the words yourselves."] },
    { heading: "If a partner restored its record", say: ["Roundtable asks you to compare the words again. Ring before you do: a restore is also what somebody would claim who found the backup."] },
  ],
  go: [{ to: "/team", words: "Go to Team" }, { to: "/settings/about", words: "See your eight words" }],
  see: ["sharing", "first-run"],
};
