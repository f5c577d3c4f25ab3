import { allPacks } from "../../../text/languages/languages.ts";
import { anyOf } from "../../../text/languages/word-lists.ts";

/** Selectors of quotations and signatures in HTML mails, by the class names and ids that mail programs use. */
export const QUOTED_HTML = {
  remove:
    "blockquote, .gmail_quote, .gmail_signature, .yahoo_quoted, .moz-cite-prefix, .moz-signature, #appendonsend, #Signature, [data-smartmail=gmail_signature], .protonmail_quote, .protonmail_signature_block, .zmail_extra",
  removeFrom: "#divRplyFwdMsg",
};

const MAIL = allPacks.map(({ pages }) => pages.mail);
const OPENING = anyOf(MAIL.flatMap(({ attributionOpenings }) => attributionOpenings));
const WROTE = anyOf(MAIL.flatMap(({ wrote }) => wrote));
const ORIGINAL_MESSAGE = anyOf(MAIL.flatMap(({ originalMessage }) => originalMessage));
const FORWARDED_MESSAGE = anyOf(MAIL.flatMap(({ forwardedMessage }) => forwardedMessage));
const FORWARDED = anyOf(MAIL.flatMap(({ forwardedLine }) => forwardedLine));
const FIELD = anyOf(MAIL.flatMap(({ headerFields }) => headerFields));
const FOOTER = anyOf(MAIL.flatMap(({ mobileFooters }) => mobileFooters));
/** The line before a quoted mail: "On 7 Feb 2024, Ann Reyes wrote:", in the languages of most mail programs. */
const ATTRIBUTION_LINE = new RegExp(`^${OPENING}\\b.{6,200}\\b${WROTE}\\b.{0,80}:$`);
/** The same, broken over two lines. */
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
/** With fewer letters before another mail's header fields, that mail was forwarded to be read, not quoted. */
const MAX_INTRODUCTION_LETTERS = 40;
/** Lines that mail programs write before quotations and below mails are shorter. */
const MAX_MARK_CHARACTERS = 400;
/** This many header fields in a row start an included mail. */
const MIN_HEADER_FIELDS = 3;

/**
 * A mail's own text: without quoted mails and anything after them, and without the signature. The text of a forwarded mail
 * is kept, without its header fields.
 */
export function withoutQuotes(text: string, isReply: boolean): string {
  const lines = text
    .replace(SPLIT_ATTRIBUTION_LINE, "$1 $2")
    .split("\n")
    .map((line) => line.trim());
  const ownLines: string[] = [];
  let ownLetters = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const isForwarded = isMatch(FORWARDED_LINE, line);
    const isOriginal = isMatch(ORIGINAL_MESSAGE_LINE, line);
    const fields = fieldsFrom(
      lines,
      isForwarded || isOriginal || SEPARATOR_RULE.test(line) ? index + 1 : index,
    );
    const isForwardedContent = ownLetters < (isReply ? 1 : MAX_INTRODUCTION_LETTERS);
    if (isForwarded || (fields.count >= MIN_HEADER_FIELDS && isForwardedContent)) {
      index = Math.max(index, fields.end - 1);
      continue;
    }
    if (SIGNATURE_SEPARATOR.test(line) || isOriginal || fields.count >= MIN_HEADER_FIELDS) break;
    if (isMatch(ATTRIBUTION_LINE, line)) {
      let next = index + 1;
      while (lines[next] === "") next += 1;
      if (!isQuoted(lines[next])) break;
    } else if (!isQuoted(line) && !isMatch(MOBILE_FOOTER, line)) {
      ownLines.push(line);
      ownLetters += letters(line);
    }
  }
  return ownLines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function isQuoted(line: string | undefined): boolean {
  return line?.startsWith(">") === true;
}

function letters(line: string): number {
  return line.match(/\p{L}/gu)?.length ?? 0;
}

/** A longer line is prose or garbage, and could take the patterns long. */
function isMatch(pattern: RegExp, line: string): boolean {
  return line.length <= MAX_MARK_CHARACTERS && pattern.test(line);
}

/** Header fields in the text from line `from` on: how many, and the index of the line after them. */
function fieldsFrom(lines: readonly string[], from: number): { count: number; end: number } {
  let end = from;
  while (lines[end] === "" && end < from + 2) end += 1;
  const first = end;
  while (HEADER_FIELD.test(lines[end] ?? "")) end += 1;
  return { count: end - first, end };
}
