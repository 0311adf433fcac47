/** Who asked for an action, as it stands after the person's name. */

/** Who works at this laptop. */
export interface Me {
  readonly person: string;
  readonly organisation: string;
}

/** ". Asked by Ruth Ellis, Larkfield Hospice", or ". Your own". */
export function askedBy(action: { readonly asked_by: string; readonly asked_by_organisation: string }, me: Me | null): string {
  if (me && action.asked_by === me.person && action.asked_by_organisation === me.organisation) return ". Your own";
  const who = [action.asked_by, action.asked_by_organisation].filter(Boolean).join(", ");
  return who ? `. Asked by ${who}` : "";
}
