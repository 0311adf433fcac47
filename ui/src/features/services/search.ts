/** What the page of services shows, as it stands in the address. */
export interface ServicesSearch {
  /** What was typed. */
  readonly q?: string;
  /** The gaps instead of the directory. */
  readonly show?: "gaps";
}

export function readServicesSearch(raw: Record<string, unknown>): ServicesSearch {
  const q = raw["q"];
  const typed = typeof q === "string" || typeof q === "number" ? String(q) : "";
  return { ...(typed ? { q: typed } : {}), ...(raw["show"] === "gaps" ? { show: "gaps" as const } : {}) };
}
