/**
 * Whatever partners have acknowledged, the bottom bar's sentence says no more than that. What the numbers themselves mean
 * is held to the truth by `tests/tests/honest_status`, over random writes, lost bundles and power cuts.
 */
import { describe, expect, it } from "vitest";

import type { PartnerStatus } from "../../ipc/generated/commands";
import { dayInWords, dayOf, timeInWords } from "../../nhs/format/date";
import { sharingInWords } from "./statusWords";

const NOW = new Date(2026, 2, 10, 9, 12);
const NAMES = ["Hospice", "Housing", "Trust", "Good Neighbours"] as const;

/** The same seed gives the same numbers (mulberry32, public domain). */
function diceOf(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** Few numbers and many zeros, so that every mixture of "all of it" and "not quite" comes up. */
function someStatuses(seed: number): { partners: PartnerStatus[]; toCheck: number } {
  const dice = diceOf(seed);
  const partners = NAMES.slice(0, dice(NAMES.length + 1)).map((partner): PartnerStatus => {
    const heard = dice(4) === 0 ? null : new Date(NOW.getTime() - dice(40 * 24 * 60) * 60_000).toISOString();
    return { id: partner, partner, to_send: dice(3) === 0 ? dice(5) : 0, sent_not_received: dice(3) === 0 ? dice(5) : 0, last_received_at: heard, last_heard_at: heard };
  });
  return { partners, toCheck: dice(3) === 0 ? dice(4) : 0 };
}

type Say = typeof sharingInWords;

/** What is wrong with a sentence; nothing is good. */
function liesOf(say: Say, seed: number): string[] {
  const { partners, toCheck } = someStatuses(seed);
  const { words, clear } = say(partners, toCheck, NOW);
  const lies: string[] = [];
  const behind = partners.filter((partner) => partner.to_send > 0 || partner.sent_not_received > 0);
  const silent = partners.filter((partner) => partner.last_heard_at === null);
  const everyone = /\beveryone\b|\ball (is|of it is) (shared|sent)\b|up to date/i.test(words);
  if (everyone !== clear) lies.push(`the mark of the all-clear and its words disagree: ${words}`);
  if (everyone && (partners.length === 0 || behind.length > 0)) lies.push(`not everyone has everything: ${words}`);
  if (everyone && silent.length > 0) lies.push(`${silent[0]?.partner ?? ""} never answered: ${words}`);
  if (everyone && toCheck > 0) lies.push(`something needs checking: ${words}`);
  if (everyone) {
    const oldest = new Date(Math.min(...partners.map((partner) => Date.parse(partner.last_heard_at ?? ""))));
    const today = dayInWords(dayOf(oldest)) === dayInWords(dayOf(NOW));
    if (!words.endsWith(`as of ${today ? timeInWords(oldest) : dayInWords(dayOf(oldest))}`)) lies.push(`not the oldest answer: ${words}`);
  }
  if (behind.length > 0 && /nothing is waiting/i.test(words)) lies.push(`something is waiting: ${words}`);
  const shared = /Shared with (\d+) of (\d+)/.exec(words);
  // Who never sent a receipt has nothing of ours, though nothing waits for it either.
  const have = partners.filter((partner) => partner.to_send === 0 && partner.sent_not_received === 0 && partner.last_received_at !== null);
  if (shared && (Number(shared[1]) !== have.length || Number(shared[2]) !== partners.length)) lies.push(`the numbers are wrong: ${words}`);
  const updates = /(\d+) updates?\b/.exec(words);
  if (updates && !behind.some((partner) => words.includes(partner.partner) && Number(updates[1]) === partner.to_send + partner.sent_not_received)) lies.push(`nobody waits for so many: ${words}`);
  if (behind.length > 0 && !updates) lies.push(`it is not said who waits: ${words}`);
  return lies.map((lie) => `seed ${seed}: ${lie}`);
}

const SEEDS = Array.from({ length: 5000 }, (_, seed) => seed);
const firstLie = (say: Say): string | undefined => SEEDS.flatMap((seed) => liesOf(say, seed))[0];

describe("the sentence about sharing, whatever partners acknowledged", () => {
  it("never says more than they did", () => {
    expect(firstLie(sharingInWords)).toBeUndefined();
    const clear = SEEDS.filter((seed) => {
      const { partners, toCheck } = someStatuses(seed);
      return sharingInWords(partners, toCheck, NOW).clear;
    });
    expect(clear.length, "a sentence that never says so tests nothing").toBeGreaterThan(200);
  });

  // A check that catches no lie proves nothing.
  const lies: Record<string, Say> = {
    "takes what was sent for received": (partners, toCheck, now) => sharingInWords(partners.map((partner) => ({ ...partner, sent_not_received: 0 })), toCheck, now),
    "leaves out what was not sent": (partners, toCheck, now) => sharingInWords(partners.map((partner) => ({ ...partner, to_send: 0 })), toCheck, now),
    "forgets a partner": (partners, toCheck, now) => sharingInWords(partners.slice(1), toCheck, now),
    "forgets what needs checking": (partners, _, now) => sharingInWords(partners, 0, now),
    "says the newest answer": (partners, toCheck, now) => {
      const newest = partners.map((partner) => partner.last_heard_at).filter((at) => at !== null).toSorted().at(-1) ?? null;
      return sharingInWords(partners.map((partner) => ({ ...partner, last_heard_at: newest })), toCheck, now);
    },
    "always says it": () => ({ words: "Everyone has your updates, as of 9am", clear: true }),
  };
  it.each(Object.keys(lies))("is caught when it %s", (name) => {
    const lie = lies[name];
    expect(lie && firstLie(lie)).toBeDefined();
  });
});
