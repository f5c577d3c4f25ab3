import { allPacks } from "../../../text/languages/languages.ts";
import { anyOf } from "../../../text/languages/word-lists.ts";

/** Why a mail quotes others: it answers them, passes them on, or it does not. */
export type MailKind = "own" | "reply" | "forward";

const MAIL = allPacks.map(({ pages }) => pages.mail);
const OPENING = anyOf(MAIL.flatMap(({ attributionOpenings }) => attributionOpenings));
const WROTE = anyOf(MAIL.flatMap(({ wrote }) => wrote));
const ORIGINAL_MESSAGE = anyOf(MAIL.flatMap(({ originalMessage }) => originalMessage));
const FORWARDED_MESSAGE = anyOf(MAIL.flatMap(({ forwardedMessage }) => forwardedMessage));
const FORWARDED = anyOf(MAIL.flatMap(({ forwardedLine }) => forwardedLine));
const FIELD = anyOf(MAIL.flatMap(({ headerFields }) => headerFields));
const FOOTER = anyOf(MAIL.flatMap(({ mobileFooters }) => mobileFooters));
/** The line before a quoted mail: "On 7 Feb 2024, Ann Reyes wrote:", in the languages of most mail programs. */
const ATTRIBUTION_LINE = new RegExp(`^(?=.*\\d)${OPENING}\\b.{6,200}\\b${WROTE}\\b.{0,80}:$`);
/** The same, broken over two lines. */
const SPLIT_ATTRIBUTION_LINE = new RegExp(
  `^(${OPENING}\\b[^\n:>]{6,200}(?::\\d\\d[^\n]{0,100})?)\n((?!>)[^\n]{0,100}\\b${WROTE}\\b[^\n]{0,80}:)$`,
  "gm",
);
const ORIGINAL_MESSAGE_LINE = new RegExp(`^[-_\\s]{2,}\\s*${ORIGINAL_MESSAGE}\\s*[-_\\s]{2,}$`, "i");
const SEPARATOR_RULE = /^_{10,}$/;
const FORWARDED_LINE = new RegExp(`^[-\\s]{2,}\\s*${FORWARDED_MESSAGE}\\s*[-\\s]*$|^${FORWARDED}$`, "i");
const HEADER_FIELD = new RegExp(`^\\*?${FIELD}\\s?:\\*?\\s*\\S`, "i");
const SENDER = anyOf(MAIL.flatMap(({ headerFields }) => headerFields.slice(0, 1)));
const SENDER_FIELD = new RegExp(`^\\*?${SENDER}\\s?:`, "i");
const SIGNATURE_SEPARATOR = /^-- ?$/;
/** A signature is short, and the last thing in the mail; a longer or later text behind such a line is another item. */
const MAX_SIGNATURE_LINES = 12;
const SENTENCE = /^(?:\S+\s+){4,}\S+[.!?]$/;
/** All header fields of a mail on one line, as the text of HTML mails has them. */
const FIELDS_IN_ONE_LINE = new RegExp(
  `^(?:[-\\s]*${FORWARDED_MESSAGE}[-\\s]*)?\\*?${SENDER}\\s?:.*\\b${FIELD}\\s?:.*\\b${FIELD}\\s?:`,
  "i",
);
const MOBILE_FOOTER = new RegExp(`^${FOOTER}\\b.{0,60}$`, "i");
/** With fewer letters before another mail's header fields, that mail was forwarded to be read, not quoted. */
const MAX_INTRODUCTION_LETTERS = 40;
/** Lines that mail programs write before quotations and below mails are shorter. */
const MAX_MARK_CHARACTERS = 400;
/** This many header fields in a row start an included mail. */
const MIN_HEADER_FIELDS = 3;

/** Whether lines quote another mail under the line that mail programs write before one. */
export function quotesAnother(text: string): boolean {
  const lines = linesOf(text);
  return lines.some((line, index) => isMatch(ATTRIBUTION_LINE, line) && isQuoted(nextText(lines, index)));
}

/**
 * A mail's own text, without its signature. Of a reply, without quoted mails and anything after them; the text of a
 * forwarded mail is kept, without its header fields. A mail that does neither is its text as it stands.
 */
export function withoutQuotes(text: string, kind: MailKind): string {
  const lines = linesOf(kind === "reply" ? text : text.replace(/^(?:> ?)+/gm, ""));
  const end = signatureStart(text.split("\n"));
  const ownLines: string[] = [];
  let ownLetters = 0;
  for (let index = 0; index < Math.min(end, lines.length); index += 1) {
    const line = lines[index] ?? "";
    const isForwarded = isMatch(FORWARDED_LINE, line);
    const isOriginal = isMatch(ORIGINAL_MESSAGE_LINE, line);
    const isMarked = isForwarded || isOriginal || SEPARATOR_RULE.test(line);
    const fields = fieldsFrom(lines, isMarked ? index + 1 : index);
    const isIncluded = fields.isMail && (isMarked || kind !== "own");
    const isForwardedContent =
      kind === "forward" || ownLetters < (kind === "reply" ? 1 : MAX_INTRODUCTION_LETTERS);
    if (isForwarded || (isIncluded && isForwardedContent)) {
      index = Math.max(index, fields.end - 1);
      continue;
    }
    if (isOriginal || isIncluded) break;
    if (isMatch(ATTRIBUTION_LINE, line) && kind === "reply") {
      if (!isQuoted(nextText(lines, index))) break;
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

function linesOf(text: string): string[] {
  return text
    .replace(SPLIT_ATTRIBUTION_LINE, "$1 $2")
    .split("\n")
    .map((line) => line.trim());
}

/** The index of the line that separates the signature; infinite without one. */
function signatureStart(lines: readonly string[]): number {
  const separators = lines.flatMap((line, index) =>
    SIGNATURE_SEPARATOR.test(line.trimStart()) ? [index] : [],
  );
  if (separators.length > 1) return Number.POSITIVE_INFINITY;
  const last = separators[0] ?? -1;
  const behind = lines.slice(last + 1).filter((line) => line.trim() !== "");
  const isSignature =
    last >= 0 && behind.length <= MAX_SIGNATURE_LINES && !behind.some((line) => SENTENCE.test(line.trim()));
  return isSignature ? last : Number.POSITIVE_INFINITY;
}

function nextText(lines: readonly string[], index: number): string | undefined {
  let next = index + 1;
  while (lines[next] === "") next += 1;
  return lines[next];
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

/** Header fields in the text from line `from` on: whether they head a mail, and the index of the line after them. */
function fieldsFrom(lines: readonly string[], from: number): { isMail: boolean; end: number } {
  let end = from;
  while (lines[end] === "" && end < from + 2) end += 1;
  if (isMatch(FIELDS_IN_ONE_LINE, lines[end] ?? "")) return { isMail: true, end: end + 1 };
  const first = end;
  while (HEADER_FIELD.test(lines[end] ?? "")) end += 1;
  const fields = lines.slice(first, end);
  const isMail = fields.length >= MIN_HEADER_FIELDS && fields.some((line) => SENDER_FIELD.test(line));
  return { isMail, end };
}
