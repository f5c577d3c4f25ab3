import type { CitationNumbering } from "../../domain/documents/citation-numbering.ts";
import { type Claim, claimText } from "../../domain/documents/claim.ts";
import { withoutConflictLabel } from "../../domain/stories/briefing-page.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { type CitationStyle, citedText } from "../../text/display/cited-text.ts";
import { escapePiece, oneLine } from "../message/escape.ts";

/** As sent, including backslashes. A longer claim is cut for display; its evidence stays complete. */
const MAX_CLAIM_CHARACTERS = 3500;

/** How claims are written in one language. */
function plainStyle(texts: Texts): CitationStyle {
  return { texts, toPlainLine: oneLine, escape: escapePiece, formatMarker: (markers) => markers };
}

/** A claim with its markers, escaped. */
export function citedClaim(claim: Claim, numbering: CitationNumbering, texts: Texts): string {
  return citedInStyle(claim, numbering, plainStyle(texts));
}

/** Like citedClaim, with the text in bold. */
export function citedClaimBold(claim: Claim, numbering: CitationNumbering, texts: Texts): string {
  return citedInStyle(claim, numbering, {
    ...plainStyle(texts),
    escape: (piece) => bold(escapePiece(piece)),
  });
}

/** A conflict claim without its label; the markers refer to the whole claim. */
export function citedConflict(claim: Claim, numbering: CitationNumbering, texts: Texts): string {
  numbering.markers(claim);
  return citedClaim(withoutConflictLabel(claim), numbering, texts);
}

function citedInStyle(claim: Claim, numbering: CitationNumbering, style: CitationStyle): string {
  const whole = citedText(claim, numbering, style);
  if (whole.length <= MAX_CLAIM_CHARACTERS) return whole;
  const { evidence } = claim;
  const fits = (text: string) =>
    citedText({ text, evidence }, numbering, style).length <= MAX_CLAIM_CHARACTERS;
  const text = truncate(oneLine(claimText(claim, style.texts)), fits);
  return citedText({ text, evidence }, numbering, style);
}

/** Escaped text in bold; spaces at both ends stay outside the markup. */
export function bold(escaped: string): string {
  const text = escaped.trim();
  return text === "" ? escaped : escaped.replace(text, () => `**${text}**`);
}

/** Outside text as one escaped line, cut with an ellipsis to the maximum length. */
export function shortText(text: string, maxCharacters: number): string {
  const line = oneLine(text);
  const escaped = escapePiece(line);
  return escaped.length <= maxCharacters
    ? escaped
    : escapePiece(truncate(line, (truncated) => escapePiece(truncated).length <= maxCharacters));
}

/** Cuts text with an ellipsis: after a sentence if that keeps most of it, else after a word, else anywhere. */
function truncate(text: string, fits: (text: string) => boolean): string {
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
