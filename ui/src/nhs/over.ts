/** Whether Find or Help stands over the page. The bars open them, `app/` mounts them; neither knows the other. */
import { useSyncExternalStore } from "react";

type Over = "find" | "help" | null;

let over: Over = null;
const heard = new Set<() => void>();

function set(next: Over): void {
  over = next;
  heard.forEach((tell) => tell());
}

export const openFind = (): void => set("find");
export const openHelp = (): void => set("help");
export const closeOver = (): void => set(null);

export const useOver = (): Over =>
  useSyncExternalStore(
    (tell) => {
      heard.add(tell);
      return () => heard.delete(tell);
    },
    () => over,
  );
