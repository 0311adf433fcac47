/** The page's title, which the task bar and a projector show: initials at most, and "Error:" first when a form has a problem. */
import { useEffect } from "react";

export function usePageTitle(title: string, hasError = false): void {
  useEffect(() => {
    document.title = `${hasError ? "Error: " : ""}${title} - Roundtable`;
  }, [title, hasError]);
}
