/** Help: a new referral. */
import type { Topic } from "../topic";

export const referral: Topic = {
  id: "referral",
  title: "New referral",
  line: "Refer a person, and never make a second record of somebody who is here.",
  find: "add a person new case refer register duplicate same person nhs number urgent telephone consent sharing agree draft unfinished",
  pages: ["/referral"],
  parts: [
    {
      heading: "The pages",
      steps: [
        "Who: a name is enough. The NHS number, the date of birth or the postcode tell whether the person is known already.",
        "Why: where it comes from, what has happened, for which cohorts, and how soon. Choosing a cohort calls nobody out.",
        "Sharing: what the person knows, agreed and wants. These are three different things.",
        "Check your answers, and save.",
      ],
    },
    { heading: "When it is urgent", say: ["Telephone. Roundtable does not alert anybody: partners read what you write when they next exchange files with you. For “now” and “within 2 hours” the page shows whom to ring, and asks whether you have."] },
    { heading: "If it may be the same person", list: ["What differs is marked.", "“This is the person” adds the referral to the record that is here. A case that had ended is open again.", "“A different person” goes on with a new record. Nothing is joined by itself."] },
    { heading: "If you are interrupted", say: ["What you typed is kept on this laptop as you type. It is not saved: nobody else sees it. You find it on Today under “Unfinished”."] },
  ],
  go: [{ to: "/referral", words: "Write a referral" }],
  see: ["caseload", "import", "case"],
};
