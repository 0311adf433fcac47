/** Dates on screen: in words, with the exact date behind them for machines. */
import { agoInWords, ageOn, dayInWords, dayOf, instantInWords, readDay, readInstant } from "./format/date";
import { useToday } from "./useToday";

/** "3 March 2026", or the fallback when nothing was recorded. */
export function DayText({ day, missing = "Not recorded" }: { readonly day: string | null | undefined; readonly missing?: string }) {
  const instant = readInstant(day);
  const read = instant ? dayOf(instant) : readDay(day);
  return read ? <time dateTime={day ?? ""}>{dayInWords(read)}</time> : <>{missing}</>;
}

/** "9 March 2026, 3:20pm". */
export function InstantText({ at }: { readonly at: string | null | undefined }) {
  const read = readInstant(at);
  return read ? <time dateTime={at ?? ""}>{instantInWords(read)}</time> : <DayText day={at} />;
}

/** "Yesterday", to be shown with the date and never instead of it. */
export function AgoText({ at }: { readonly at: string | null | undefined }) {
  const today = useToday();
  const instant = readInstant(at);
  const day = instant ? dayOf(instant) : readDay(at);
  return day ? <>{agoInWords(day, today)}</> : null;
}

/** "3 March 1941 (aged 85)". */
export function BornText({ born }: { readonly born: string | null | undefined }) {
  const today = useToday();
  const day = readDay(born);
  if (!day) return <>Not recorded</>;
  return <><DayText day={born} /> (aged {ageOn(day, today)})</>;
}
