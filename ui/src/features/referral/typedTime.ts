/** A time of day as people type it: "14:10", "2.10pm", "2pm", "1410". */

/** `HH:MM`; null when it is no time. */
export function readTypedTime(typed: string): string | null {
  const found = /^(\d{1,2})[:.]?(\d{2})?\s*(am|pm)?$/i.exec(typed.trim());
  if (!found) return null;
  const [, hours = "", minutes, half = ""] = found;
  // "14" alone may be anything; "2pm" may not.
  if (minutes === undefined && half === "") return null;
  const hour = Number(hours);
  if (half !== "" && (hour < 1 || hour > 12)) return null;
  const at = half === "" ? hour : (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  if (at > 23 || Number(minutes ?? 0) > 59) return null;
  return `${String(at).padStart(2, "0")}:${minutes ?? "00"}`;
}
