/** Help: one person's page. */
import type { Topic } from "../topic";

export const oneCase: Topic = {
  id: "case",
  title: "A person’s page",
  line: "Understand somebody in ten seconds, and write down what happened.",
  find: "case record note timeline details history do not miss cpr key safe undo correct",
  pages: ["/case"],
  parts: [
    {
      heading: "Read it from the top",
      list: [
        "About me: the person’s own words come first.",
        "Do not miss: allergies, communication, CPR and where the form is.",
        "Why we know this person, and who does what by when.",
        "The timeline: what is new since you last looked is above the line.",
      ],
    },
    {
      heading: "Write a note",
      steps: [
        "Type into the note box. It is kept as you type, even if the laptop locks or loses power.",
        "Choose what kind of note it is. The line below the box says who will see it.",
        "Press Ctrl+Enter, or “Save note”.",
      ],
    },
    {
      heading: "Put something right",
      say: [
        "A note is never deleted. Mark it as entered in error and say why: it is struck through for everybody.",
        "To change a fact, open Details and press Change. The old answer stays in History with who wrote it.",
        "Undo takes back what you did last, as long as nobody has changed it since.",
      ],
    },
  ],
  see: ["two-answers", "actions", "sharing", "limits"],
};
