/** An NHS number, 3-3-4, on one line. */
import { nhsNumberInWords } from "./format/nhsNumber";

export function NhsNumber({ number, missing = "NHS number not known" }: { readonly number: string | null; readonly missing?: string }) {
  return number ? <span className="rt-number">{nhsNumberInWords(number)}</span> : <span>{missing}</span>;
}
