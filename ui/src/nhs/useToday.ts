/** Today by this laptop's clock, renewed when midnight passes: a window is left open for days. */
import { useEffect, useState } from "react";

import { type Day, dayOf } from "./format/date";

export function useToday(): Day {
  const [today, setToday] = useState(() => dayOf(new Date()));
  useEffect(() => {
    const timer = setInterval(() => {
      setToday((was) => {
        const now = dayOf(new Date());
        return now.day === was.day && now.month === was.month && now.year === was.year ? was : now;
      });
    }, 30_000);
    return () => clearInterval(timer);
  }, []);
  return today;
}
