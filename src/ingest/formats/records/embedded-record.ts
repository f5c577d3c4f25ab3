import { createHash } from "node:crypto";
import { message } from "../../../domain/texts/texts.ts";
import { cleanText } from "../../../text/sentences/clean.ts";
import type { EmbeddedDocument } from "../../content/content.ts";
import type { StatedMetadata } from "../../content/extracted-text.ts";
import { readFailure } from "../../content/read-failures.ts";
import { readFragment } from "../html/html.ts";
import { bodyIn, type Fields, idIn, statedIn } from "./fields.ts";

const NO_BODY = readFailure("no-text", message("reason.file.record-without-text"));
const MARKUP = /<(?:p|br|div|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|span|img|table)\b[^>]*>/i;
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
  const body = bodyIn(fields);
  if (body === null) return { name, failure: NO_BODY };
  const own = statedIn(fields);
  const stated = {
    ...own,
    title: own.title === null ? null : textOf(own.title).replace(/\s+/g, " "),
    source: own.source ?? shared.source ?? null,
    author: own.author ?? shared.author ?? null,
    language: own.language ?? shared.language ?? null,
  };
  return { name, extracted: { text: textOf(body), stated }, content: JSON.stringify([stated, body]) };
}

/** Plain text from text that may contain HTML. */
export function textOf(text: string): string {
  return MARKUP.test(text) || ENTITY.test(text) ? readFragment(text) : cleanText(text);
}

/** A document name from an id: short plain ids unchanged, others as the first 12 hex digits of their SHA-256. */
export function nameOfId(id: string): string {
  return /^[\w.-]{1,40}$/.test(id) ? id : createHash("sha256").update(id).digest("hex").slice(0, 12);
}
