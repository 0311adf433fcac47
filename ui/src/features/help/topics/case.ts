/** Help: one person's page. */
import type { Topic } from "../topic";

export const oneCase: Topic = {
  id: "case",
  title: "A person’s page",
  line: "Understand somebody in ten seconds, and write down what happened.",
  find: "case record note timeline details history do not miss cpr key safe undo correct hand over key worker lead print paper home copy text filter photo picture pdf letter attachment attach scan wound",
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
      heading: "Photos and letters",
      say: [
        "Under Attachments, press “Attach a photo or PDF”. Say what it is, and where it belongs: that decides which partners get it.",
        "A photo is made smaller, and where and when it was taken is removed from it. Press “View photo” to see it.",
        "A PDF is not opened here: save a copy. A saved copy is not encrypted, so delete it when you no longer need it.",
      ],
    },
    {
      heading: "Put something right",
      say: [
        "A note is never deleted. Mark it as entered in error and say why: it is struck through for everybody.",
        "To change a fact, open Details and press Change. The old answer stays in History with who wrote it.",
        "Undo takes back what you did last, as long as nobody has changed it since.",
        "If the whole record should not be here, “Entered in error” at the end of Details takes it out of the lists.",
      ],
    },
    {
      heading: "Hand over",
      say: [
        "Press “Hand over” to offer somebody else to be key worker, or an organisation to lead. Nothing changes until they accept.",
        "What is offered to you stands on Today, with Accept and Decline.",
        "If two people accept without having heard of each other, both stand there until somebody chooses.",
      ],
    },
    {
      heading: "On paper, or into another record",
      say: [
        "“Take with you” prints the summary, the home copy of the end of life plan, and blank forms for the day the laptop fails.",
        "“Copy as text” puts the record where you can paste it. Each of these is noted in the audit.",
      ],
    },
  ],
  see: ["two-answers", "actions", "sharing", "limits"],
};
