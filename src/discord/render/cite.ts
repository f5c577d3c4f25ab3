import { withoutConflictLabel } from "../../domain/briefing-page.ts";
import type { Claim } from "../../domain/claim.ts";
import type { Numbering } from "../../domain/numbering.ts";
import { type CiteStyle, citedText } from "../../text/cited-text.ts";
import { escapePiece, oneLine } from "../escape.ts";

/** A longer claim is cut where it is shown; its evidence stays whole. In characters as sent, backslashes included. */
const LONGEST_CLAIM = 3500;

const PLAIN: CiteStyle = { plain: oneLine, show: escapePiece, mark: (markers) => markers };
const BOLD: CiteStyle = { ...PLAIN, show: (piece) => bold(escapePiece(piece)) };

/** A claim with its markers, ready to be sent. */
export function cited(claim: Claim, numbering: Numbering): string {
  return citedIn(claim, numbering, PLAIN);
}

/** The same in bold, its markers apart. */
export function citedBold(claim: Claim, numbering: Numbering): string {
  return citedIn(claim, numbering, BOLD);
}

/** What a claim on differing sources says after its label; its number stands for the whole claim. */
export function citedConflict(claim: Claim, numbering: Numbering): string {
  numbering.markers(claim);
  return cited({ ...claim, text: withoutConflictLabel(claim.text) }, numbering);
}

function citedIn(claim: Claim, numbering: Numbering, style: CiteStyle): string {
  const whole = citedText(claim, numbering, style);
  if (whole.length <= LONGEST_CLAIM) return whole;
  const fits = (text: string) => citedText({ ...claim, text }, numbering, style).length <= LONGEST_CLAIM;
  return citedText({ ...claim, text: shortened(oneLine(claim.text), fits) }, numbering, style);
}

/** Escaped text in bold, the spaces at its ends outside. */
export function bold(escaped: string): string {
  const text = escaped.trim();
  return text === "" ? escaped : escaped.replace(text, () => `**${text}**`);
}

/** Text from outside as one escaped line of so many characters at most, cut with an ellipsis where it is longer. */
export function shortText(text: string, most: number): string {
  const line = oneLine(text);
  const escaped = escapePiece(line);
  return escaped.length <= most
    ? escaped
    : escapePiece(shortened(line, (cut) => escapePiece(cut).length <= most));
}

/** The longest beginning that fits with an ellipsis: whole sentences if that keeps most of it, else words, else characters. */
function shortened(text: string, fits: (text: string) => boolean): string {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(`${text.slice(0, middle)} …`)) low = middle;
    else high = middle - 1;
  }
  const beginning = text.slice(0, low);
  const sentence = Math.max(...[". ", "! ", "? "].map((end) => beginning.lastIndexOf(end)));
  if (sentence >= low / 2) return `${beginning.slice(0, sentence + 1)} …`;
  const space = beginning.lastIndexOf(" ");
  if (space >= low / 2) return `${beginning.slice(0, space)} …`;
  return `${beginning.replace(/[\ud800-\udbff]$/, "")}…`;
}
