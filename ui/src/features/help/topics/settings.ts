/** Help: settings, and what keeps the record safe. */
import type { Topic } from "../topic";

export const settings: Topic = {
  id: "settings",
  title: "Settings, backup and recovery code",
  line: "Set up this laptop for your eyes, and for the day it is lost.",
  find: "text size larger backup restore stick recovery code passphrase audit check lost stolen broken",
  pages: ["/settings"],
  parts: [
    { heading: "Larger text", say: ["Press Ctrl and + on any page, or open Settings, Text size and spacing. The size is kept for next time, also before unlocking."] },
    {
      heading: "Make a backup every week",
      steps: ["Plug in a stick that you keep for this only.", "Open Settings, Backup, and choose the stick.", "Wait until it says that the backup was read back.", "Lock the stick away from this laptop."],
    },
    {
      heading: "Put a backup back",
      steps: ["On the new laptop, start Roundtable and choose “Put a backup onto this laptop”.", "Choose the file on the stick and type the recovery code from the paper.", "Ring your partners: they compare your words again and send back what is newer than the backup."],
    },
    { heading: "The recovery code", say: ["It is on paper, and it is the only way back when the passphrase is forgotten. Twice a year, check in Settings that the paper works."] },
    { heading: "Who looked at what", say: ["Each time somebody opens, changes or shares a record on this laptop, a line is kept. You can narrow the lines by person, colleague, kind and date, and check that none is missing."] },
  ],
  go: [{ to: "/settings", words: "Go to Settings" }],
  see: ["locked-out", "keys"],
};
