/** Help about the keys of the keyboard. */
import type { Topic } from "../topic";

export const keyboard: Topic = {
  id: "keys",
  title: "Keyboard keys",
  line: "Everything can be done without a mouse.",
  find: "keyboard shortcut ctrl map hotkey without mouse",
  pages: [],
  parts: [{ heading: "How it works", say: ["The box, link or button you are on has a yellow mark. No single letter does anything by itself, so that speech software and typing are safe."] }],
  see: ["find", "settings"],
  withKeys: true,
};
