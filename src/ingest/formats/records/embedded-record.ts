import { createHash } from "node:crypto";
import { message } from "../../../domain/texts/texts.ts";
import { cleanText } from "../../../text/sentences/clean.ts";
import { foldSpaces } from "../../../text/tokens/fold-spaces.ts";
import type { EmbeddedDocument } from "../../content/content.ts";
import type { StatedMetadata } from "../../content/extracted-text.ts";
import { readFailure } from "../../content/read-failures.ts";
import { readFragment } from "../html/html.ts";
import { bodyIn, type Fields, idIn, statedIn } from "./fields.ts";

const NO_BODY = readFailure("no-text", message("reason.file.record-without-text"));
/** What news APIs put in the place of an article that was taken down, and behind a text that they cut. */
const REMOVED = "[Removed]";
const CUT_MARK = /\[\+\d+ chars\]\s*$/;
const MARKUP =
  /<(?:p|br|div|a|b|i|u|s|em|strong|small|ins|sup|sub|ul|ol|li|dl|h[1-6]|hr|blockquote|pre|span|img|figure|picture|table|section|article|script|style|iframe|video|audio|object|embed)\b[^>]*>/i;
const ENTITY = /&(?:#\d{2,6}|#x[\da-f]{2,6}|[a-z]{2,8});/i;

/**
 * One record of a file as a document. It is named by its id, so that inserting records before it does not change its
 * name; without an id, by `number` (from 1). `shared` is the file's metadata for all its records.
 */
export function embeddedRecord(
  fields: Fields,
  number: number,
  shared: Partial<StatedMetadata> = {},
): EmbeddedDocument {
  const id = idIn(fields);
  const name = id === null ? String(number) : nameOfId(id);
  const body = withoutCutMark(bodyIn(fields) ?? "");
  if (body === "" || body === REMOVED) return { name, failure: NO_BODY };
  const own = statedIn(fields);
  const source = own.source ?? shared.source ?? null;
  const stated = {
    ...own,
    title: withoutSource(plainLine(own.title), source),
    source,
    author: own.author ?? shared.author ?? null,
    language: own.language ?? shared.language ?? null,
  };
  return { name, extracted: { text: textOf(body), stated }, content: JSON.stringify([stated, body]) };
}

function withoutCutMark(body: string): string {
  return body.replace(CUT_MARK, "").trimEnd();
}

/** "Bridge closed - Brodac Post" is the title "Bridge closed" of the Brodac Post. */
function withoutSource(title: string | null, source: string | null): string | null {
  const ending = source === null ? [] : [" - ", " | ", " – ", " — "].map((mark) => `${mark}${source}`);
  const found = ending.find((end) => title?.endsWith(end));
  return found === undefined ? title : (title?.slice(0, -found.length) ?? null);
}

/** A title or name on one line, from text that may contain HTML, even encoded twice; null if there is none. */
export function plainLine(text: string | null): string | null {
  return text === null ? null : foldSpaces(textOf(textOf(text))) || null;
}

/** Plain text from text that may contain HTML. */
export function textOf(text: string): string {
  return MARKUP.test(text) || ENTITY.test(text) ? readFragment(text) : cleanText(text);
}

/** A document name from an id: short plain ids unchanged, others as the first 12 hex digits of their SHA-256. */
export function nameOfId(id: string): string {
  return /^[\w.-]{1,40}$/.test(id) ? id : createHash("sha256").update(id).digest("hex").slice(0, 12);
}
