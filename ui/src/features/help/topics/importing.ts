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
        "Choose the file. Nothing is saved yet.",
        "Check what each column means. Change what was guessed wrong.",
        "Look at the people who may already be known, and decide for each.",
        "Import. At the end you see how many were added and which rows were left out, with the reason.",
      ],
    },
    { heading: "Afterwards", say: ["Delete the file from the stick: it is not protected. You can import the same list again later; people who are already here are not added twice."] },
  ],
  go: [{ to: "/import", words: "Import a spreadsheet" }],
  see: ["add-person", "caseload"],
};
