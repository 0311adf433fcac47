/** Help about cohorts, and starting one. */
import type { Topic } from "../topic";

export const cohorts: Topic = {
  id: "cohorts",
  title: "Cohorts",
  line: "Groups of people with a purpose, four that come with Roundtable and the team’s own.",
  find: "start cohort purpose outcomes entry exit criteria review interval",
  pages: ["/cohorts"],
  parts: [
    {
      heading: "Start a cohort",
      steps: [
        "Press “Start a cohort”. Say in one sentence what it is for, and what you want to see change by it.",
        "Say who belongs in it, when somebody leaves it, and how often each person is looked at again.",
        "Choose who learns that somebody is in it. That cannot change later.",
        "The others in the team get it with the next files.",
      ],
    },
    {
      heading: "Correct it",
      say: ["A correction is a new version; what it said before stays readable. When two people correct it at the same time, the later one counts on every laptop and both are kept."],
    },
    {
      heading: "Review",
      say: ["The next review of a person follows from the shortest interval of their cohorts, unless somebody sets a day on the person’s page. Who is due stands in the caseload under “Needs review”."],
    },
  ],
  go: [{ to: "/cohorts", words: "Go to the cohorts" }, { to: "/board", words: "Go to the board" }],
  see: ["board", "caseload", "team"],
};
