/** What choosing a service adds to an action that is being written. */
import type { Service } from "../../../ipc/generated/commands";

/** Longest text of an action. */
const MOST = 400;

/** The text with the service's name and telephone number, and how to refer while that fits. What was typed stays as it is. */
export function withService(text: string, service: Pick<Service, "name" | "phone" | "refer">): string {
  const typed = text.trimEnd();
  if (typed.includes(service.name) && (service.phone === "" || typed.includes(service.phone))) return typed;
  const short = [service.name, service.phone].filter(Boolean).join(", ");
  const refer = service.refer.replace(/\s+/g, " ").trim();
  const start = typed === "" ? "" : /[.:!?]$/.test(typed) ? `${typed} ` : `${typed}: `;
  const whole = `${start}${short}${refer ? `. ${refer}` : ""}`;
  if ([...whole].length <= MOST) return whole;
  const cut = `${start}${short}`;
  return [...cut].length <= MOST ? cut : typed;
}

/** Said after choosing, so that nobody wonders who was asked. */
export function whatWasAdded(service: Pick<Service, "name" | "run_by" | "run_by_organisation">, asked: boolean): string {
  if (asked) return `${service.name} added. ${service.run_by} is asked to do it.`;
  const partner = service.run_by_organisation ? `${service.run_by} does not hold this part of the case, so it cannot be asked here. ` : "";
  return `${service.name} added. ${partner}Choose who will arrange it.`;
}
