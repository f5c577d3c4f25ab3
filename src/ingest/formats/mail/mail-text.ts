import { allPacks } from "../../../text/languages/languages.ts";
import { anyOf } from "../../../text/languages/word-lists.ts";

/** Parts of a marked-up mail that quote another or sign it, by the names that mail programs give them. */
export const QUOTED_HTML =
  "blockquote, .gmail_quote, .gmail_signature, .yahoo_quoted, .moz-cite-prefix, .moz-signature, #appendonsend, #divRplyFwdMsg, #divRplyFwdMsg ~ *, #Signature, [data-smartmail=gmail_signature], .protonmail_quote, .protonmail_signature_block, .zmail_extra";

const MAIL = allPacks.map(({ pages }) => pages.mail);
const OPENING = anyOf(MAIL.flatMap(({ attributionOpenings }) => attributionOpenings));
const WROTE = anyOf(MAIL.flatMap(({ wrote }) => wrote));
const ORIGINAL_MESSAGE = anyOf(MAIL.flatMap(({ originalMessage }) => originalMessage));
const FORWARDED_MESSAGE = anyOf(MAIL.flatMap(({ forwardedMessage }) => forwardedMessage));
const FORWARDED = anyOf(MAIL.flatMap(({ forwardedLine }) => forwardedLine));
const FIELD = anyOf(MAIL.flatMap(({ headerFields }) => headerFields));
const FOOTER = anyOf(MAIL.flatMap(({ mobileFooters }) => mobileFooters));
/** A line that leads in a quoted mail: "On 7 Feb 2024, Ann Reyes wrote:", in the languages of most mail programs. */
const ATTRIBUTION_LINE = new RegExp(`^${OPENING}\\b.{6,200}\\b${WROTE}\\b.{0,80}:$`);
/** The same over two lines. */
const SPLIT_ATTRIBUTION_LINE = new RegExp(
  `^(${OPENING}\\b[^\n:>]{6,200}(?::\\d\\d[^\n]{0,100})?)\n((?!>)[^\n]{0,100}\\b${WROTE}\\b[^\n]{0,80}:)$`,
  "gm",
);
const ORIGINAL_MESSAGE_LINE = new RegExp(`^[-_\\s]{2,}\\s*${ORIGINAL_MESSAGE}\\s*[-_\\s]{2,}$`, "i");
const SEPARATOR_RULE = /^_{10,}$/;
const FORWARDED_LINE = new RegExp(`^[-\\s]{2,}\\s*${FORWARDED_MESSAGE}\\s*[-\\s]*$|^${FORWARDED}$`, "i");
const HEADER_FIELD = new RegExp(`^\\*?${FIELD}\\s?:\\*?\\s*\\S`, "i");
const SIGNATURE_SEPARATOR = /^-- ?$/;
const MOBILE_FOOTER = new RegExp(`^${FOOTER}\\b.{0,60}$`, "i");
/** Fewer letters than this before a mail's header fields, and what follows is what was sent to be read. */
const MAX_INTRODUCTION_LETTERS = 40;
/** Header fields in a row that show that a mail follows. */
const MIN_HEADER_FIELDS = 3;

/**
 * What a mail's writer wrote: without quoted mails, what stands behind them, and the signature. What is forwarded is kept,
 * as it is sent to be read, and its header fields are not.
 */
export function withoutQuotes(text: string, isReply: boolean): string {
  const lines = text
    .replace(SPLIT_ATTRIBUTION_LINE, "$1 $2")
    .split("\n")
    .map((line) => line.trim());
  const ownLines: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const fields = fieldsFrom(
      lines,
      FORWARDED_LINE.test(line) || ORIGINAL_MESSAGE_LINE.test(line) || SEPARATOR_RULE.test(line)
        ? index + 1
        : index,
    );
    const isForwardedContent = letters(ownLines) < (isReply ? 1 : MAX_INTRODUCTION_LETTERS);
    if (FORWARDED_LINE.test(line) || (fields.count >= MIN_HEADER_FIELDS && isForwardedContent)) {
      index = Math.max(index, fields.end - 1);
      continue;
    }
    if (
      SIGNATURE_SEPARATOR.test(line) ||
      ORIGINAL_MESSAGE_LINE.test(line) ||
      fields.count >= MIN_HEADER_FIELDS
    )
      break;
    if (ATTRIBUTION_LINE.test(line)) {
      if (!isQuoted(lines.slice(index + 1).find((next) => next !== ""))) break;
    } else if (!isQuoted(line) && !MOBILE_FOOTER.test(line)) ownLines.push(line);
  }
  return ownLines
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
  while (HEADER_FIELD.test(lines[end] ?? "")) end += 1;
  return { count: end - first, end };
}
