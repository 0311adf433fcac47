/** Help: importing a spreadsheet. */
import type { Topic } from "../topic";

export const importing: Topic = {
  id: "import",
  title: "Import a spreadsheet",
  line: "Bring in a list that another system made.",
  find: "csv excel upload file list columns systmone emis",
  pages: ["/import"],
  parts: [
    {
      heading: "Prepare the list",
      steps: ["Save it from the other system as a CSV file. Excel calls this “CSV (comma delimited)”.", "Keep one person on each row and the headings in the first row.", "Put the file on this laptop or on a stick."],
    },
    {
      heading: "Import it",
      steps: [
        "Choose the file, or drop it on the page. Nothing is saved yet.",
        "Check what each column means. Change what was guessed wrong.",
        "Look at the people who may be here already, and decide for each.",
        "Mend the rows that cannot be imported in the file, or tick to leave them out.",
        "Import. All of it comes in, or nothing of it; you can stop at any moment.",
      ],
    },
    { heading: "Afterwards", say: ["Delete the file from the stick: it is not protected. You can import the same list again later; nobody is added twice, and what changed is updated."] },
  ],
  go: [{ to: "/import", words: "Import a spreadsheet" }],
  see: ["referral", "caseload"],
};
