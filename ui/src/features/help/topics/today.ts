/** Help about the page called Today. */
import type { Topic } from "../topic";

export const today: Topic = {
  id: "today",
  title: "Today",
  line: "Your actions, what is new, and what needs checking, in one window.",
  find: "start morning home new updates visits due late",
  pages: ["/today"],
  parts: [
    {
      heading: "What you see",
      list: [
        "Your actions: those that are late come first, then those due today.",
        "New since last time: what partners wrote since you last looked, by partner.",
        "Two answers to check: facts that two people recorded differently.",
        "Unfinished: notes that you began and have not saved.",
      ],
    },
    {
      heading: "Start your day",
      steps: [
        "Read what has arrived: plug in the stick or open the folder, then go to Sharing.",
        "Look at what is new. Open each person; what is new stands above a line in the timeline.",
        "Tick the actions that are done. If you ticked the wrong one, press Undo.",
        "Check the two answers, or decide later.",
      ],
    },
    { heading: "If a list is empty", say: ["Then there is nothing of that kind on this laptop. A partner may have written something that has not reached you: Sharing shows when you last heard from each one."] },
  ],
  go: [{ to: "/today", words: "Go to Today" }],
  see: ["actions", "sharing", "two-answers"],
};
