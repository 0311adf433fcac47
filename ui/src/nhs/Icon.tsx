/** Line drawings, always beside words: they are hidden from screen readers because the words say it. */
import type { ReactNode } from "react";

const DRAWINGS = {
  caseload: <><path d="M7 5h11M7 10h11M7 15h11" /><circle cx="3" cy="5" r=".8" /><circle cx="3" cy="10" r=".8" /><circle cx="3" cy="15" r=".8" /></>,
  search: <><circle cx="8.5" cy="8.5" r="5.5" /><path d="M12.7 12.7 17.5 17.5" /></>,
  lock: <><rect x="4" y="9" width="12" height="8" rx="1.5" /><path d="M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9" /></>,
  saved: <><circle cx="10" cy="10" r="7.5" /><path d="M6.5 10.3 9 12.8l4.6-5.2" /></>,
  waiting: <><circle cx="10" cy="10" r="7.5" /><path d="M10 5.5V10l3 2" /></>,
  heed: <><path d="M10 2.5 18.3 17H1.7z" /><path d="M10 8v4M10 14.5v.1" /></>,
  tick: <path d="M4 10.5 8 14.5 16 5.5" />,
  down: <path d="M5 8l5 5 5-5" />,
  cpr: <path d="M2.5 10H6l2-5 3.5 10 2.2-5h3.8" />,
  ear: <path d="M5 8a5 5 0 0 1 10 0c0 3.5-3 4-3.5 6.5-.4 2-1.6 3-3 3-1.5 0-2.5-1-2.5-2.5M7.7 8.5a2.3 2.3 0 0 1 4.6 0c0 1.6-1.8 1.9-1.8 3.5" />,
  key: <><circle cx="6.5" cy="13.5" r="3.7" /><path d="M9.2 10.8 17 3M13.5 6.5l2.5 2.5" /></>,
  medicine: <><rect x="1.5" y="6.5" width="17" height="7" rx="3.5" /><path d="M10 6.5v7" /></>,
  note: <><circle cx="10" cy="10" r="7.5" /><path d="M10 5.5V11M10 14v.1" /></>,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof DRAWINGS;

export function Icon({ name, small = false, className = "" }: { readonly name: IconName; readonly small?: boolean; readonly className?: string }) {
  return (
    <svg className={`rt-icon${small ? " rt-icon--small" : ""} ${className}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {DRAWINGS[name]}
    </svg>
  );
}

/** The mark of the product: a table with six places and no head. */
export function TableMark({ className = "" }: { readonly className?: string }) {
  return (
    <svg className={className} viewBox="0 0 26 26" fill="none" aria-hidden="true" focusable="false">
      <circle cx="13" cy="13" r="7.3" fill="currentColor" />
      <path stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" d="M16.66 2.06 20.64 4.36M24.3 10.7v4.6M20.64 21.64 16.66 23.94M9.34 23.94 5.36 21.64M1.7 15.3v-4.6M5.36 4.36 9.34 2.06" />
    </svg>
  );
}
