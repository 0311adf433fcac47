/** Up and Down in the list of people: the focus goes from name to name. */

/** Moves the focus `step` names on from `from` (null: into the list); off the top it goes back to where it came from, and says false. */
export function moveInList(from: Element | null, step: 1 | -1): boolean {
  const names = [...document.querySelectorAll<HTMLAnchorElement>("a.rt-person")];
  const at = from instanceof HTMLAnchorElement ? names.indexOf(from) : -1;
  const next = names[at + step];
  next?.focus();
  return next !== undefined;
}
