/** The pages of Settings: the one list that Settings, Find and Help read. */
import type { IconName } from "../Icon";

export interface SettingsEntry {
  readonly page: string;
  readonly words: string;
  /** What it is for, in one sentence. */
  readonly line: string;
  readonly icon: IconName;
  /** What else a person may type to find it. */
  readonly find: string;
}

export const SETTINGS: readonly SettingsEntry[] = [
  { page: "text", words: "Text size and spacing", line: "Make everything larger, or fit more on the screen.", icon: "settings", find: "zoom bigger larger font letters compact" },
  { page: "locking", words: "Locking", line: "Choose after how many minutes without a key or the mouse Roundtable locks.", icon: "lock", find: "lock idle minutes away" },
  { page: "passphrase", words: "Your passphrase", line: "Change the words that open Roundtable on this laptop.", icon: "key", find: "password change words" },
  { page: "recovery", words: "Recovery code", line: "Check that the code on paper works, or make a new one.", icon: "note", find: "forgotten paper rehearse replace print" },
  { page: "backup", words: "Backup", line: "Write everything on this laptop to a stick or folder, in case the laptop is lost.", icon: "stick", find: "copy save restore stick usb lost stolen" },
  { page: "check", words: "Check this laptop", line: "Make sure that nothing is damaged or missing.", icon: "saved", find: "damage broken repair health details" },
  { page: "audit", words: "Who looked at what", line: "Everything that was opened, written and shared from this laptop, by whom and when.", icon: "search", find: "audit access log looked opened history" },
  { page: "about", words: "About Roundtable", line: "The version, this laptop, your eight words, and the software it is made with.", icon: "help", find: "version licences fingerprint words software" },
];
