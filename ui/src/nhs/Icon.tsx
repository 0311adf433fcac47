/** Line drawings, always beside words: they are hidden from screen readers because the words say it. */
import type { ReactNode } from "react";

const DRAWINGS = {
  caseload: <><path d="M7 5h11M7 10h11M7 15h11" /><circle cx="3" cy="5" r=".8" /><circle cx="3" cy="10" r=".8" /><circle cx="3" cy="15" r=".8" /></>,
  today: <><rect x="3" y="4" width="14" height="13" rx="1.5" /><path d="M3 8h14M7 2.5V5M13 2.5V5M7 12.3l2 2 4-4.3" /></>,
  board: <><rect x="2.5" y="3" width="4" height="14" rx="1" /><rect x="8" y="3" width="4" height="9" rx="1" /><rect x="13.5" y="3" width="4" height="12" rx="1" /></>,
  services: <><path d="M4 3h10a2 2 0 0 1 2 2v12H6a2 2 0 0 1-2-2z" /><path d="M4 14.5A1.5 1.5 0 0 1 5.5 13H16M7.5 6.5h5M7.5 9.5h3" /></>,
  cohorts: <><circle cx="7" cy="8" r="4.5" /><circle cx="13" cy="12" r="4.5" /></>,
  phone: <path d="M5 2.5h2.5l1.5 4-2 1.5a10 10 0 0 0 5 5l1.5-2 4 1.5V15a2.5 2.5 0 0 1-2.5 2.5A12.5 12.5 0 0 1 2.5 5 2.5 2.5 0 0 1 5 2.5z" />,
  pause: <><circle cx="10" cy="10" r="7.5" /><path d="M8 7v6M12 7v6" /></>,
  actions: <path d="M2 5.5 3.5 7 6.5 4M2 12.5 3.5 14 6.5 11M9.5 5.5H18M9.5 12.5H18" />,
  sharing: <path d="M3 7h13M12.5 3.5 16 7l-3.5 3.5M17 13H4M7.5 9.5 4 13l3.5 3.5" />,
  team: <><circle cx="7" cy="6.5" r="3" /><path d="M1.5 17v-1.5a4.5 4.5 0 0 1 4.5-4.5h2a4.5 4.5 0 0 1 4.5 4.5V17" /><circle cx="14" cy="7" r="2.2" /><path d="M14.5 11.5a3.6 3.6 0 0 1 4 3.6V17" /></>,
  settings: <><path d="M3 5.5h6M13 5.5h4M3 14.5h3M10 14.5h7" /><circle cx="11" cy="5.5" r="2" /><circle cx="8" cy="14.5" r="2" /></>,
  help: <><circle cx="10" cy="10" r="7.5" /><path d="M7.8 7.8a2.2 2.2 0 1 1 3.3 1.9c-.8.4-1.1.9-1.1 1.8M10 14.2v.1" /></>,
  add: <path d="M10 3.5v13M3.5 10h13" />,
  import: <><path d="M10 2.5v9M6.5 8 10 11.5 13.5 8" /><path d="M3 12.5V16a1.5 1.5 0 0 0 1.5 1.5h11A1.5 1.5 0 0 0 17 16v-3.5" /></>,
  stick: <><rect x="2" y="7" width="11" height="6" rx="1.5" /><path d="M13 8.5h4v3h-4" /></>,
  folder: <path d="M2.5 5.5A1.5 1.5 0 0 1 4 4h3.5l2 2.5H16A1.5 1.5 0 0 1 17.5 8v7a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 15z" />,
  sent: <path d="M2.5 9.5 17.5 3l-4 14-4-5.5zM9.5 11.5 17.5 3" />,
  print: <><path d="M6 7V2.5h8V7M6 14H4.5A1.5 1.5 0 0 1 3 12.5v-4A1.5 1.5 0 0 1 4.5 7h11A1.5 1.5 0 0 1 17 8.5v4a1.5 1.5 0 0 1-1.5 1.5H14" /><rect x="6" y="11.5" width="8" height="6" /></>,
  undo: <path d="M7 4 3 8l4 4M3.5 8H12a4.5 4.5 0 0 1 0 9H8" />,
  close: <path d="M5 5l10 10M15 5 5 15" />,
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
