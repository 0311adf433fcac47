/** Help about the first time on a laptop. */
import type { Topic } from "../topic";

export const firstRun: Topic = {
  id: "first-run",
  title: "The first time on this laptop",
  line: "Set up your organisation, join one, or look around with made-up people.",
  find: "start set up install new laptop begin demo made-up look around restore",
  pages: [],
  parts: [
    {
      heading: "Set up",
      steps: [
        "Answer four questions: who you are, your organisation, the team, and a passphrase that nobody would guess: at least 12 characters, or five words.",
        "Write the recovery code on paper, and type two groups of it back.",
        "Lock the paper away, not with the laptop.",
        "Meet your partners: see “Team and partners”.",
      ],
    },
    { heading: "A further laptop of the same organisation", say: ["Ask whoever looks after Roundtable in your organisation: the laptop that was set up first lets the new one in."] },
    { heading: "Just looking", say: ["“Look around” opens a made-up neighbourhood. “Made-up people” stands on every page, and nothing you do there is kept with real people."] },
  ],
  see: ["team", "locked-out", "glossary"],
};
