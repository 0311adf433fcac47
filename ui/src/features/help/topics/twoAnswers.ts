/** Help: two answers to check. */
import type { Topic } from "../topic";

export const twoAnswers: Topic = {
  id: "two-answers",
  title: "Two answers to check",
  line: "Two people recorded something differently. Both are kept until somebody chooses.",
  find: "conflict disagree different choose settle which is right",
  pages: ["/two-answers"],
  parts: [
    { heading: "Why it happens", say: ["Two people wrote about the same thing before their laptops met. Roundtable never decides by itself which one is right, and never lets the newer one win: a resuscitation decision is too important for that."] },
    {
      heading: "Choose",
      steps: [
        "Read both answers: what each says, who wrote it, where, and when.",
        "If you can, ring the person who wrote the other one.",
        "Choose one, or write something else. Or decide later: both answers stay, and the question stays on the list.",
      ],
    },
    { heading: "Afterwards", say: ["Your choice goes to every partner with your name. The other answer stays in the history and can be used again."] },
  ],
  go: [{ to: "/two-answers", words: "See what is to be checked" }],
  see: ["case", "sharing"],
};
