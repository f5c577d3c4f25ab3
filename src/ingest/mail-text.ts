/** Parts of a marked-up mail that quote another or sign it, by the names that mail programs give them. */
export const QUOTED_HTML =
  "blockquote, .gmail_quote, .gmail_signature, .yahoo_quoted, .moz-cite-prefix, .moz-signature, #appendonsend, #divRplyFwdMsg, #divRplyFwdMsg ~ *, #Signature, [data-smartmail=gmail_signature], .protonmail_quote, .protonmail_signature_block, .zmail_extra";

const WROTE = "(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef)";
/** A line that leads in a quoted mail: "On 7 Feb 2024, Ann Reyes wrote:", in the languages of most mail programs. */
const LEAD_IN = new RegExp(`^(?:On|Am|Le|El|Il|Em|Op)\\b.{6,200}\\b${WROTE}\\b.{0,80}:$`);
/** The same over two lines. */
const PARTED_LEAD_IN = new RegExp(
  `^((?:On|Am|Le|El|Il|Em|Op)\\b[^\n:>]{6,200}(?::\\d\\d[^\n]{0,100})?)\n((?!>)[^\n]{0,100}\\b${WROTE}\\b[^\n]{0,80}:)$`,
  "gm",
);
const ORIGINAL =
  /^[-_\s]{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht)\s*[-_\s]{2,}$/i;
const RULE = /^_{10,}$/;
const FORWARDED =
  /^[-\s]{2,}\s*(?:forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado)\s*[-\s]*$|^begin forwarded message:$/i;
const FIELD =
  /^\*?(?:from|sent|date|to|cc|subject|reply-to|von|gesendet|datum|an|betreff|de|envoyé|objet|à)\s?:\*?\s*\S/i;
const SIGN_OFF = /^-- ?$/;
const MOBILE = /^(?:sent from my|von meinem|envoyé de mon|get outlook for|enviado desde mi)\b.{0,60}$/i;
/** Fewer letters than this before a mail's header fields, and what follows is what was sent to be read. */
const LITTLE = 40;
/** Header fields in a row that show that a mail follows. */
const FEWEST_FIELDS = 3;

/**
 * What a mail's writer wrote: without quoted mails, what stands behind them, and the signature. What is forwarded is kept,
 * as it is sent to be read, and its header fields are not.
 */
export function ownText(text: string, isReply: boolean): string {
  const lines = text
    .replace(PARTED_LEAD_IN, "$1 $2")
    .split("\n")
    .map((line) => line.trim());
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const fields = fieldsFrom(
      lines,
      FORWARDED.test(line) || ORIGINAL.test(line) || RULE.test(line) ? index + 1 : index,
    );
    const isSent = letters(kept) < (isReply ? 1 : LITTLE);
    if (FORWARDED.test(line) || (fields.count >= FEWEST_FIELDS && isSent)) {
      index = Math.max(index, fields.end - 1);
      continue;
    }
    if (SIGN_OFF.test(line) || ORIGINAL.test(line) || fields.count >= FEWEST_FIELDS) break;
    if (LEAD_IN.test(line)) {
      if (!isQuoted(lines.slice(index + 1).find((next) => next !== ""))) break;
    } else if (!isQuoted(line) && !MOBILE.test(line)) kept.push(line);
  }
  return kept
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function isQuoted(line: string | undefined): boolean {
  return line?.startsWith(">") === true;
}

function letters(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + (line.match(/\p{L}/gu)?.length ?? 0), 0);
}

/** Header fields written out as text, from a line on: how many, and the line behind them. */
function fieldsFrom(lines: readonly string[], from: number): { count: number; end: number } {
  let end = from;
  while (lines[end] === "" && end < from + 2) end += 1;
  const first = end;
  while (FIELD.test(lines[end] ?? "")) end += 1;
  return { count: end - first, end };
}
