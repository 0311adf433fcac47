/** Help about the caseload, searched and filtered. */
import type { Topic } from "../topic";

export const caseload: Topic = {
  id: "caseload",
  title: "Caseload",
  line: "Everybody your team knows, narrowed until you see who needs you.",
  find: "list people patients filter cohort search sort key worker",
  pages: ["/caseload"],
  parts: [
    {
      heading: "Find somebody",
      steps: [
        "Type part of a name, an NHS number or a word into the search box. Each word must begin a word of the record.",
        "Press the down arrow to go into the list, and Enter to open the person.",
        "From any other page, press Ctrl+K and type.",
      ],
    },
    {
      heading: "Narrow the list",
      say: ["Choose a cohort or a stage on the left. The sentence above the list always says how many people are shown and why. “Clear filters” brings everybody back.", "People whose case is closed or declined are under “All”. When you search by name you are told how many of them also match."],
    },
    {
      heading: "What a row says",
      list: [
        "The first line is the fact, the second line what belongs to it.",
        "“No key worker” means that nobody has been named yet.",
        "“Two answers” means that two people recorded something differently. Open the person to see both.",
        "A restricted record shows no address and no telephone number anywhere.",
      ],
    },
  ],
  go: [{ to: "/caseload", words: "Go to the caseload" }, { to: "/referral", words: "Write a referral" }],
  see: ["case", "referral", "find"],
};
