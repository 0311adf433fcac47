/** Help about the board, and about closing a case. */
import type { Topic } from "../topic";

export const board: Topic = {
  id: "board",
  title: "Board",
  line: "Everybody who is open, by stage. Move people on, and close what is finished.",
  find: "stage new active on hold ready to close move step down reopen",
  pages: ["/board"],
  parts: [
    {
      heading: "Move somebody",
      steps: [
        "Choose a cohort at the top, or look at everybody.",
        "Press “Move to” on the card and choose a stage. “On hold” asks why.",
        "Wrong card? Press Undo in the bar below, or Ctrl+Z.",
      ],
    },
    {
      heading: "With keys alone",
      list: [
        "Arrow keys go from card to card and from column to column.",
        "M opens the menu of the card. Enter opens the person.",
      ],
    },
    {
      heading: "What a card says",
      list: [
        "Name, age, key worker and how long the person has been in this stage.",
        "At most one thing that needs an eye: two answers, urgent, late actions, why somebody is on hold, no change for 4 weeks, or a review that is due.",
        "A column shows the 50 most urgent and then those who have waited longest. The link below leads to the others.",
      ],
    },
    {
      heading: "Close a case",
      say: ["Closing asks why, what came of it in a sentence, and what happens to each open action. A closed case can be opened again from its own page. Nothing closes by itself, not even when somebody dies."],
    },
    {
      heading: "No change for 4 weeks",
      say: ["When nobody wrote or did anything for four weekly meetings, Roundtable asks whether the person steps down. Move them to “Ready to close”, or keep them as they are until the next review. It only asks."],
    },
  ],
  go: [{ to: "/board", words: "Go to the board" }, { to: "/caseload", words: "Go to the caseload" }],
  see: ["caseload", "case", "actions"],
};
