/** A quotation in a text, without its quotation marks. text.slice(start, end) is `text`. */
export interface Quotation {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Opening marks and their closing marks. German „ closes with “ or ”; Swedish ” and straight marks with themselves. */
const CLOSERS: Readonly<Record<string, string>> = {
  "“": '”"',
  "„": "“”",
  "«": "»",
  "»": "«",
  "‹": "›",
  "「": "」",
  "『": "』",
  '"': '"”',
  "``": "''",
  "‘": "’",
  "”": "”",
};
const OPENER = /``|[“„«»‹「『"‘”]/g;
/** In UTF-16 units. Beyond this length the mark was never closed: nobody is quoted at such length. */
const MAX_QUOTATION_LENGTH = 3000;

/** The quotations in a text: the text between matching marks (" ", “ ”, « », „ “, ‘ ’, `` ''), apostrophes excluded. */
export function quotations(text: string): Quotation[] {
  return Array.from(text.matchAll(PARAGRAPH)).flatMap(({ 0: paragraph, index }) =>
    quotationsIn(paragraph).map(({ text: quoted, start, end }) => ({
      text: quoted,
      start: start + index,
      end: end + index,
    })),
  );
}

/** A blank line ends an unclosed quotation. */
const PARAGRAPH = /[^\n]+(?:\n[^\S\n]*[^\s][^\n]*)*/g;

function quotationsIn(text: string): Quotation[] {
  const results: Quotation[] = [];
  let from = 0;
  for (const { 0: opener, index } of text.matchAll(OPENER)) {
    if (index < from || !canOpen(text, index, opener)) continue;
    const start = index + opener.length;
    const end = findClosing(text, start, opener);
    if (end === -1) continue;
    const quotation = trimQuotation(text, start, end);
    if (quotation.text !== "") results.push(quotation);
    from = end + 1;
  }
  return results;
}

/** A ‘ or ” opens only before a word and after white space, and so does »; other marks always do. */
function canOpen(text: string, at: number, opener: string): boolean {
  if (opener !== "‘" && opener !== "”" && opener !== "»") return true;
  return (
    /(?:^|[\s(—–-])$/.test(text.slice(Math.max(0, at - 1), at)) &&
    /^[\p{L}\p{N}¿¡]/u.test(text.slice(at + 1, at + 3))
  );
}

/** Offset where the quotation that begins at `start` closes, or -1. */
function findClosing(text: string, start: number, opener: string): number {
  const closers = CLOSERS[opener] ?? "";
  const searchRange = text.slice(start, start + MAX_QUOTATION_LENGTH);
  if (opener === "``") return searchRange.includes(closers) ? start + searchRange.indexOf(closers) : -1;
  for (let i = 0; i < searchRange.length; i++) {
    const mark = searchRange[i] ?? "";
    if (closers.includes(mark) && canClose(searchRange, i, mark)) return start + i;
    if (mark === opener) return -1;
  }
  return -1;
}

/** ’ within a word is an apostrophe, and so is one after an s before a lower-case word ("the workers’ union"). */
function canClose(text: string, i: number, mark: string): boolean {
  if (mark !== "’") return true;
  const before = text[i - 1] ?? "";
  return (
    !/^\p{L}/u.test(text.slice(i + 1, i + 3)) &&
    (/[.,!?…]/.test(before) || !/^\s\p{Ll}/u.test(text.slice(i + 1, i + 4)) || before !== "s")
  );
}

function trimQuotation(text: string, start: number, end: number): Quotation {
  const inner = text.slice(start, end);
  const from = start + inner.length - inner.trimStart().length;
  const words = inner.trim();
  return { text: words, start: from, end: from + words.length };
}
