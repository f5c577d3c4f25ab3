import type { CitationNumbering } from "../../domain/documents/citation-numbering.ts";
import type { Claim } from "../../domain/documents/claim.ts";

/** Holds two words together at a line's end; shown as a space. */
export const NO_BREAK_SPACE = "\u00a0";

/** How a place shows text: a terminal and Discord each have their own dangers and their own emphasis. */
export interface CitationStyle {
  /** A text from outside as one line, still to be shown. */
  toPlainLine(text: string): string;
  /** A piece of a plain text as the place takes it; spaces at its ends stay. */
  escape(piece: string): string;
  /** "[3]" as the place shows it. */
  formatMarker(markers: string): string;
}

/**
 * A claim's text with its [n] markers. A claim that quotes each of its sources ("“12 boats” against “14 boats”") has
 * each marker at its quotation; any other has them at its end.
 */
export function citedText(claim: Claim, numbering: CitationNumbering, style: CitationStyle): string {
  const text = style.toPlainLine(claim.text);
  const markers = numbering.markers(claim);
  const formatMarkers = (numbers: readonly number[]) =>
    style.formatMarker(numbers.map((number) => `[${number}]`).join(""));
  const ends = quotationEnds(text, claim, style);
  if (ends === null) {
    const escaped = style.escape(text);
    return markers.length === 0
      ? escaped
      : escaped + NO_BREAK_SPACE + formatMarkers([...new Set(markers)].sort((a, b) => a - b));
  }
  let marked = "";
  let from = 0;
  ends.forEach((end, at) => {
    marked += style.escape(text.slice(from, end)) + NO_BREAK_SPACE + formatMarkers(markers.slice(at, at + 1));
    from = end;
  });
  return marked + style.escape(text.slice(from));
}

/** Where the quotation of each source ends, when the text quotes two or more of them in their order; else null. */
function quotationEnds(text: string, { evidence }: Claim, { toPlainLine }: CitationStyle): number[] | null {
  if (evidence.length < 2) return null;
  const ends: number[] = [];
  for (const { quote } of evidence) {
    const quotation = `“${toPlainLine(quote)}”`;
    const start = text.indexOf(quotation, ends.at(-1) ?? 0);
    if (start < 0) return null;
    ends.push(start + quotation.length);
  }
  return ends;
}
