/** Help: locking, and being locked out. */
import type { Topic } from "../topic";

export const lockedOut: Topic = {
  id: "locked-out",
  title: "Locking, and when you are locked out",
  line: "Why Roundtable locks, and what to do when the passphrase does not work.",
  find: "unlock password passphrase forgotten lock cannot get in caps lock damaged",
  pages: [],
  parts: [
    { heading: "Locking", say: ["Roundtable locks when you press Ctrl+L, when nobody has touched it for a few minutes, and when the laptop goes to sleep. What you were writing is kept. You come back to where you were."] },
    {
      heading: "The passphrase does not work",
      steps: ["Check that Caps Lock is off.", "Press Show and look at what you typed. Spaces count.", "Try again. Nothing is deleted, however often you try."],
    },
    {
      heading: "You have forgotten it",
      steps: ["Find the paper with the recovery code. Whoever looks after Roundtable in your organisation knows where it is.", "Choose “I have forgotten it” under the passphrase’s box, type the code and a new passphrase.", "Nothing is lost meanwhile: what is on this laptop stays as it is."],
    },
    { heading: "It says that something is damaged", say: ["Do not delete anything. “Put a backup in its place” moves the damaged record aside, says where, and takes the last backup instead. What was shared is also held by your partners."] },
    { heading: "The laptop is lost or stolen", say: ["Nobody can read anything without the passphrase. Ring your partners at once: they should read no file that comes from it. Then put the last backup onto another one."] },
  ],
  see: ["settings", "limits"],
};
