/** Help about sharing with partners by stick or folder. */
import type { Topic } from "../topic";

export const sharing: Topic = {
  id: "sharing",
  title: "Sharing",
  line: "Carry updates to your partners and read what they send, with no network.",
  find: "stick usb folder mail send receive bundle partner waiting seen",
  pages: ["/sharing"],
  parts: [
    {
      heading: "Three different things",
      terms: [
        ["Saved", "It is on this laptop, and safe if the power goes."],
        ["Sent", "It is in a file on a stick, in a mail or in a folder. Nobody has read it yet."],
        ["Received", "The partner’s laptop has told us that it has it, with the day and time."],
      ],
    },
    {
      heading: "With a stick",
      steps: ["Plug in the stick.", "Go to Sharing and choose it. Updates for you are read first, then those for partners are written.", "Wait for “You can take the stick out”.", "Give the stick to the partner, who does the same."],
    },
    {
      heading: "What a partner gets",
      say: ["Each file can be opened by one organisation only. It holds the people you share with that partner, and only the parts that partner may see. On a person’s page, Sharing shows who gets what."],
    },
    { heading: "If a stick is lost", say: ["Nothing can be read from it, and nothing is lost: the same updates are written again on the next one."] },
  ],
  go: [{ to: "/sharing", words: "Go to Sharing" }],
  see: ["team", "two-answers", "limits"],
};
