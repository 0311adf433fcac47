/** Help about actions, from asking to done. */
import type { Topic } from "../topic";

export const actions: Topic = {
  id: "actions",
  title: "Actions",
  line: "Who does what by when, and whether it happened.",
  find: "task to do ask accept decline done overdue late owner due",
  pages: ["/actions"],
  parts: [
    {
      heading: "Ask somebody",
      steps: ["Open the person and choose the Actions tab.", "Say what is to be done, beginning with a verb: “Ring the chemist”.", "Choose who will do it. An action always has an owner.", "Give the day it is due, and save."],
    },
    {
      heading: "Answer",
      list: ["Accept: you will do it.", "Decline: say why, and who might do it instead.", "Blocked: say what is in the way.", "Done: the one who asked can then confirm it."],
    },
    { heading: "Has the owner seen it?", say: ["The action says whether the owner’s laptop has received it. “Not sent yet” means that it is waiting for the next stick, mail or folder. If it is urgent, ring."] },
  ],
  go: [{ to: "/actions", words: "Go to Actions" }],
  see: ["today", "case", "limits"],
};
