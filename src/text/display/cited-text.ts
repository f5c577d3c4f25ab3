import type { CitationNumbering } from "../../domain/documents/citation-numbering.ts";
import { type Claim, claimText } from "../../domain/documents/claim.ts";
import type { Texts } from "../../domain/texts/texts.ts";

/** Keeps two words on one line; shown as a space. */
export const NO_BREAK_SPACE = "\u00a0";

/** How an output shows cited text. A terminal and Discord differ in what to escape and how to emphasize. */
export interface CitationStyle {
  /** The reader's language. */
  readonly texts: Pick<Texts, "show">;
  /** Turns untrusted text into one line, not yet escaped. */
  toPlainLine(text: string): string;
  /** Escapes a piece of a plain line; keeps spaces at both ends. */
  escape(piece: string): string;
  /** Formats citation markers such as "[3]". */
  formatMarker(markers: string): string;
}

/**
 * A claim's text with its [n] markers. If the claim quotes each of its sources ("“12 boats” against “14 boats”"),
 * each marker follows its quotation; otherwise all markers are at the end.
 */
export function citedText(claim: Claim, numbering: CitationNumbering, style: CitationStyle): string {
  const text = style.toPlainLine(claimText(claim, style.texts));
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

/** The end offset of each source's quotation, if the text quotes two or more sources in order; else null. */
function quotationEnds(text: string, { evidence }: Claim, { toPlainLine }: CitationStyle): number[] | null {
  if (evidence.length < 2) return null;
  const ends: number[] = [];
  for (const { quote } of evidence) {
    const end = quotationEnd(text, toPlainLine(quote), ends.at(-1) ?? 0);
    if (end === null) return null;
    ends.push(end);
  }
  return ends;
}

/** Marks that open or close a quotation in some language, with the space that French puts inside them. */
const OPENING = /[“„«»‹›「『]\s?$/u;
const CLOSING = /^\s?[”“»«›‹」』]/u;

/** Where the first quotation of `quote` from `start` on ends, with its closing mark; null if there is none. */
function quotationEnd(text: string, quote: string, start: number): number | null {
  if (quote === "") return null;
  for (let at = text.indexOf(quote, start); at >= 0; at = text.indexOf(quote, at + 1)) {
    const end = at + quote.length;
    const [closing] = CLOSING.exec(text.slice(end, end + 2)) ?? [];
    if (closing !== undefined && OPENING.test(text.slice(Math.max(start, at - 2), at)))
      return end + closing.length;
  }
  return null;
}
