/** A prognosis as a word, with the shape and colour that teams know it by: the word says it, the rest only helps to find it. */
import { valueInWords } from "../../../nhs/words/codes";

const SHAPES: Readonly<Record<string, string>> = {
  years: "M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14z",
  months: "M4 4h12v12H4z",
  weeks: "M10 2.5 18 17H2z",
  days: "M10 1.5 18.5 10 10 18.5 1.5 10z",
};

export function Prognosis({ band }: { readonly band: string }) {
  const shape = Object.hasOwn(SHAPES, band) ? SHAPES[band] : undefined;
  return (
    <span className={`rt-prognosis rt-prognosis--${shape ? band : "none"}`}>
      {shape ? <svg viewBox="0 0 20 20" aria-hidden="true"><path d={shape} /></svg> : null}
      {valueInWords("prognosis_band", band)}
    </span>
  );
}
