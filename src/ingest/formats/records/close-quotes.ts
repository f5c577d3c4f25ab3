/** With more of them, the file is no table that was saved with quotes. */
const MAX_UNCLOSED = 100;

/**
 * A table in which each quoted cell is closed. A quote that is not closed on its line, and whose next quote closes no cell
 * either, would swallow the rows between the two; its cell ends with its line instead.
 */
export function closeQuotes(text: string, delimiter: string): string {
  const parts: string[] = [];
  let done = 0;
  let at = 0;
  for (let unclosed = 0; unclosed < MAX_UNCLOSED; ) {
    const open = nextOpening(text, at, delimiter);
    if (open === -1) break;
    const close = closingOf(text, open, delimiter);
    const lineEnd = endOfLine(text, open);
    if (close !== null && (close.isRegular || close.at < lineEnd)) at = close.at + 1;
    else {
      parts.push(text.slice(done, lineEnd), '"');
      done = lineEnd;
      at = lineEnd;
      unclosed += 1;
    }
  }
  return parts.length === 0 ? text : [...parts, text.slice(done)].join("");
}

/** The next quote at the start of a cell; -1 if there is none. */
function nextOpening(text: string, from: number, delimiter: string): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    const before = text[at - 1];
    if (before === undefined || before === delimiter || before === "\n") return at;
  }
  return -1;
}

/** The quote that ends a cell: one before a delimiter or a line's end; or, not regular, the first one on a later line that opens a cell. */
function closingOf(text: string, open: number, delimiter: string): { at: number; isRegular: boolean } | null {
  let isLater = false;
  for (let at = open + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === "\n") isLater = true;
    if (character !== '"') continue;
    const next = text[at + 1];
    if (next === '"') at += 1;
    else if (next === undefined || next === delimiter || next === "\n" || next === "\r")
      return { at, isRegular: true };
    else if (isLater && (text[at - 1] === delimiter || text[at - 1] === "\n"))
      return { at, isRegular: false };
  }
  return null;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  if (end === -1) return text.length;
  return text[end - 1] === "\r" ? end - 1 : end;
}
