/** Help: adding a person. */
import type { Topic } from "../topic";

export const addPerson: Topic = {
  id: "add-person",
  title: "Add a person",
  line: "Take somebody on without making a second record.",
  find: "new case referral register duplicate same person nhs number",
  pages: ["/add-person"],
  parts: [
    {
      heading: "Before you start",
      say: ["Press Ctrl+K and type the name. If the person is already known, open that record and add a note or a cohort to it."],
    },
    {
      heading: "Add the person",
      steps: [
        "Type the NHS number if you have it. It is checked as you type. If you do not have it, say why.",
        "Type the name and the date of birth. A date of birth needs the year in full.",
        "Look at the people who may be the same. Nothing is joined by itself: you decide.",
        "Choose the cohort, and write in one sentence why the team should know this person.",
        "Check your answers and save.",
      ],
    },
    { heading: "If it may be the same person", list: ["Compare the date of birth and the address; what differs is marked.", "If it is the same person, open the record you have.", "If you are not sure, add the person and ask at the meeting."] },
  ],
  go: [{ to: "/add-person", words: "Add a person" }],
  see: ["caseload", "import", "case"],
};
