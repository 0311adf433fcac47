/**
 * Readings over time, one drawing for each: a finding in words above it, a shape for each form, the numbers behind it. Drawn
 * by ourselves: Observable Plot writes a style element into its drawing, which our rules for the window refuse.
 */
import type { PathwayRecord } from "../../../ipc/records";
import { dayInWords } from "../../../nhs/format/date";
import { inEngland } from "../../../nhs/format/england";
import { whenInWords, withUnit } from "../../../nhs/forms/answerWords";
import { finding, placed, type Point, type Series, seriesOf } from "./readings";

const WIDTH = 560;
const HEIGHT = 96;

export function Readings({ records }: { readonly records: readonly PathwayRecord[] }) {
  const all = seriesOf(records);
  if (all.length === 0) return null;
  return (
    <section className="rt-section" aria-labelledby="over-time">
      <div className="rt-section__head"><h2 id="over-time">Over time</h2><p className="rt-quiet">Every reading as it was taken. Nothing is averaged.</p></div>
      <div className="rt-readings">{all.map((series) => <Drawn key={`${series.name} ${series.label} ${series.unit}`} series={series} />)}</div>
    </section>
  );
}

function Drawn({ series }: { readonly series: Series }) {
  const { label, unit, readings } = series;
  const points = placed(readings, WIDTH, HEIGHT);
  const forms = [...new Set(readings.map(({ formName }) => formName))];
  const say = (at: number): string => dayInWords(inEngland(new Date(at)).day);
  return (
    <figure className="rt-reading">
      <figcaption>{finding(series)}</figcaption>
      <svg viewBox="0 0 640 164" aria-hidden="true">
        <g transform="translate(40 30)">
          <line x1="-24" x2={WIDTH + 24} y1={HEIGHT + 16} y2={HEIGHT + 16} className="rt-reading__axis" />
          <polyline points={points.map(({ x, y }) => `${x},${y}`).join(" ")} className="rt-reading__line" />
          {points.map((point, index) => <g key={`${readings[index]?.record ?? ""} ${readings[index]?.at ?? index}`}><Shape point={point} shape={forms.indexOf(readings[index]?.formName ?? "") % 3} />{index === 0 || index === points.length - 1 || points.length < 7 ? <text x={point.x} y={point.y - 10} textAnchor="middle">{readings[index]?.value}</text> : null}</g>)}
          <text x="-24" y={HEIGHT + 34}>{say(readings[0]?.at ?? 0)}</text>
          <text x={WIDTH + 24} y={HEIGHT + 34} textAnchor="end">{say(readings.at(-1)?.at ?? 0)}</text>
        </g>
      </svg>
      <details>
        <summary>{label}: all {readings.length} readings</summary>
        <table className="nhsuk-table">
          <caption className="nhsuk-u-visually-hidden">{label}, the first reading first</caption>
          <thead><tr><th scope="col">When</th><th scope="col">Reading</th><th scope="col">Form</th><th scope="col">By</th></tr></thead>
          <tbody>{readings.map(({ record, at, when, value, formName, by }) => <tr key={`${record} ${at}`}><th scope="row">{whenInWords(when)}</th><td>{withUnit(String(value), unit)}</td><td>{formName}</td><td>{by}</td></tr>)}</tbody>
        </table>
      </details>
    </figure>
  );
}

/** A circle, a square or a triangle: which form a reading came from is seen without its colour. */
function Shape({ point: { x, y }, shape }: { readonly point: Point; readonly shape: number }) {
  if (shape === 1) return <rect x={x - 5} y={y - 5} width="10" height="10" className="rt-reading__point" />;
  if (shape === 2) return <path d={`M${x} ${y - 7}l7 12h-14z`} className="rt-reading__point" />;
  return <circle cx={x} cy={y} r="5.5" className="rt-reading__point" />;
}
