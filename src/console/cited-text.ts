import type { Claim } from "../domain/claim.ts";
import { TIE } from "./layout.ts";
import type { Numbering } from "./numbering.ts";
import { plain } from "./plain.ts";
import type { Paint } from "./terminal.ts";

/**
 * A claim's text with its [n] markers. A claim that quotes each of its sources ("“12 boats” against “14 boats”") has
 * each marker at its quotation; any other has them at its end.
 */
export function citedText(claim: Claim, numbering: Numbering, paint: Paint): string {
  const text = plain(claim.text);
  const markers = numbering.markers(claim);
  const mark = (numbers: readonly number[]) => paint.dim(numbers.map((number) => `[${number}]`).join(""));
  const ends = quotationEnds(text, claim);
  if (ends === null)
    return markers.length === 0 ? text : text + TIE + mark([...new Set(markers)].sort((a, b) => a - b));
  let marked = "";
  let from = 0;
  ends.forEach((end, at) => {
    marked += text.slice(from, end) + TIE + mark(markers.slice(at, at + 1));
    from = end;
  });
  return marked + text.slice(from);
}

/** Where the quotation of each source ends, when the text quotes two or more of them in their order; else null. */
function quotationEnds(text: string, { evidence }: Claim): number[] | null {
  if (evidence.length < 2) return null;
  const ends: number[] = [];
  for (const { quote } of evidence) {
    const quotation = `“${plain(quote)}”`;
    const start = text.indexOf(quotation, ends.at(-1) ?? 0);
    if (start < 0) return null;
    ends.push(start + quotation.length);
  }
  return ends;
}
