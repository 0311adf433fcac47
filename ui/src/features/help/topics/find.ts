/** Help about finding people, pages and answers. */
import type { Topic } from "../topic";

export const find: Topic = {
  id: "find",
  title: "Find anything",
  line: "One box for people, actions, pages and help.",
  find: "search ctrl k look for go to open quickly",
  pages: [],
  parts: [
    {
      heading: "Use it",
      steps: ["Press Ctrl+K on any page.", "Type part of a name, an NHS number, words of an action, a page or a question.", "Choose with the arrows and press Enter. Escape goes back to where you were."],
    },
    { heading: "What it looks at", list: ["People: name, known as, NHS number, code, postcode, telephone and headline.", "Actions: what is to be done.", "Every page and every help topic.", "Before you type: the people you looked at since unlocking."] },
    { heading: "If somebody is not found", say: ["Try one word of the name, or the date they were added under another spelling. If a partner knows the person, the record may not have reached you yet."] },
  ],
  see: ["caseload", "keys"],
};
