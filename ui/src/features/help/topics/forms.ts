/** Help about forms: what is recorded on the Pathways tab, and making a form of the team's own. */
import type { Topic } from "../topic";

export const forms: Topic = {
  id: "forms",
  title: "Forms",
  line: "What a case records besides notes: falls, home visits, reviews, plans, and the team’s own.",
  find: "form builder make question answer flag pathway record correct withdraw own template",
  pages: ["/forms"],
  parts: [
    {
      heading: "Record with a form",
      steps: [
        "Open the person and go to Pathways. The forms of their cohorts stand first.",
        "Answer what is known. “Not known” is an answer of its own: it says that somebody asked. A question left empty says nothing.",
        "What you enter is kept as a draft while you write. Press the green button to save it on this laptop.",
      ],
    },
    {
      heading: "Put a record right",
      list: [
        "Correct it: the new answers count, and what it said before stays readable.",
        "Wrong person, or made twice: mark it as entered in error, with a reason. It stays in the history.",
        "When two people correct one record at the same time, both answers stand until somebody settles them.",
      ],
    },
    {
      heading: "Make a form of your own",
      steps: [
        "Press “Make a form”. Say what it is for, and who will see what it records. Who sees it cannot change later.",
        "Add questions. Each has its kind of answer: words, a number, a date, one or more of your own answers. The form itself stands beside them to try.",
        "Add a flag when an answer should be noticed. A flag informs; it never advises.",
        "Save it. Your partners in the team get it with the next files.",
      ],
    },
    {
      heading: "Change it later",
      say: ["A change is a new version. Records keep the words and the questions that they answered."],
    },
  ],
  go: [{ to: "/forms", words: "Go to the forms" }, { to: "/cohorts", words: "Go to the cohorts" }],
  see: ["case", "cohorts", "two-answers"],
};
