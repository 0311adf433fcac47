/** Readings over time: every number that a form says is worth following, from all records of the person. Nothing is averaged. */
import type { PathwayRecord } from "../../../ipc/records";
import { dayInWords, type Day, readDay, readInstant } from "../../../nhs/format/date";
import { inEngland } from "../../../nhs/format/england";
import { fieldsOf, withUnit } from "../../../nhs/forms/answerWords";

export interface Reading {
  readonly record: string;
  readonly form: string;
  readonly formName: string;
  /** As it was kept: a day, or a time with `~` before an estimate. */
  readonly when: string;
  readonly at: number;
  readonly value: number;
  readonly by: string;
}

export interface Series {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  /** The first one first. */
  readonly readings: readonly Reading[];
}

function instantOf(when: string): number | null {
  const text = when.replace(/^~/, "");
  const day = readDay(text);
  return readInstant(text)?.getTime() ?? (day ? Date.UTC(day.year, day.month - 1, day.day, 12) : null);
}

/** What has at least two readings. Records that were struck through say nothing. */
export function seriesOf(records: readonly PathwayRecord[]): readonly Series[] {
  const all = new Map<string, { readonly name: string; readonly label: string; readonly unit: string; readonly readings: Reading[] }>();
  for (const record of records) {
    const when = record.happened || record.at;
    const at = instantOf(when);
    if (record.withdrawn !== null || !record.answered || at === null) continue;
    for (const { name, label, unit, chart, kind } of fieldsOf(record.answered)) {
      const answer = record.answers[name];
      const value = Number(answer);
      if (!chart || (kind !== "number" && kind !== "scale") || answer === undefined || answer === "" || !Number.isFinite(value)) continue;
      // Two forms that measure the same in the same unit are one series.
      const key = `${name} ${label} ${unit}`;
      const series = all.get(key) ?? { name, label, unit, readings: [] };
      series.readings.push({ record: record.id, form: record.form, formName: record.form_name, when, at, value, by: record.by });
      all.set(key, series);
    }
  }
  return [...all.values()].filter(({ readings }) => readings.length > 1).map(({ name, label, unit, readings }) => ({ name, label, unit, readings: readings.toSorted((a, b) => a.at - b.at) }));
}

const dayOf = (at: number): Day => inEngland(new Date(at)).day;

/** "Weight fell from 62 kg on 3 March 2026 to 58 kg on 9 November 2026." */
export function finding({ label, unit, readings }: Series): string {
  const [first, last] = [readings[0], readings.at(-1)];
  if (!first || !last) return "";
  const then = `${withUnit(String(first.value), unit)} on ${dayInWords(dayOf(first.at))}`;
  const now = `${withUnit(String(last.value), unit)} on ${dayInWords(dayOf(last.at))}`;
  if (first.value === last.value) return `${label} was ${then} and ${now}.`;
  return `${label} ${last.value < first.value ? "fell" : "rose"} from ${then} to ${now}.`;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where each reading stands in a drawing of this size, the earliest at its left and the greatest at its top. */
export function placed(readings: readonly Reading[], width: number, height: number): readonly Point[] {
  const times = readings.map(({ at }) => at);
  const values = readings.map(({ value }) => value);
  const span = (all: readonly number[]): readonly [number, number] => [Math.min(...all), Math.max(...all) - Math.min(...all)];
  const [begin, long] = span(times);
  const [least, high] = span(values);
  return readings.map(({ at, value }) => ({ x: long === 0 ? width / 2 : ((at - begin) / long) * width, y: high === 0 ? height / 2 : height - ((value - least) / high) * height }));
}
