/** Help: same person? */
import type { Topic } from "../topic";

export const samePerson: Topic = {
  id: "same-person",
  title: "Same person?",
  line: "Two records may be about one person. Nothing is joined by itself: a person decides.",
  find: "duplicate twice merge join separate twins same person records",
  pages: ["/same-person"],
  parts: [
    { heading: "Why it is asked", say: ["Two organisations often know one person, each from its own list. Roundtable asks when names, dates of birth, NHS numbers, telephones or ages agree. Twins, and a father and son in one home, look like one person too: that is why nobody is ever joined by the program."] },
    {
      heading: "Answer",
      steps: [
        "Compare the two records. What differs is bold and underlined.",
        "Same person: choose which record is kept. The page says what that does before you save: open actions are asked again in the kept record.",
        "Different people: say how you know. Your partners are not asked again.",
        "Not now: nothing changes, and the question stays in the list.",
      ],
    },
    { heading: "Taking it back", say: ["On the case, “Separate them again” makes two people of them. What was asked again stays where it is, and what is still to be done is also asked again in the other record. Nothing is lost."] },
  ],
  go: [{ to: "/same-person", words: "See which records may be one person" }],
  see: ["referral", "two-answers"],
};
