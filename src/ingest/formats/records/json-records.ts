import type { FieldMapping } from "../../../domain/documents/collection.ts";
import { message } from "../../../domain/texts/texts.ts";
import type { Content } from "../../content/content.ts";
import type { StatedMetadata } from "../../content/extracted-text.ts";
import { malformed, readFailure } from "../../content/read-failures.ts";
import { embeddedRecord } from "./embedded-record.ts";
import { bodyIn, type Fields, fieldsOf } from "./fields.ts";

/** Usual names of the list of documents in exports, API responses and JSON Feeds. */
const LIST_FIELDS = [
  "items",
  "articles",
  "documents",
  "docs",
  "entries",
  "posts",
  "news",
  "stories",
  "results",
  "data",
];

const NO_DOCUMENTS = readFailure("unsupported-format", message("reason.file.no-records"));

/** Documents in JSON: a list of records, an object with such a list, a JSON Feed, one record per line, or one record. */
export function readJson(text: string, mapping: FieldMapping = {}): Content {
  const value = parseRecords(text);
  if (value === undefined) return malformed(message("reason.file.malformed.json"));
  const { records, shared, isSingle = false } = recordsIn(value, mapping);
  if (!records.some((fields) => fields !== null && bodyIn(fields) !== null)) return NO_DOCUMENTS;
  const embedded = records.map((fields, index) =>
    fields === null
      ? { name: `record ${index + 1}`, failure: BROKEN_RECORD }
      : embeddedRecord(fields, index + 1, shared),
  );
  const [only] = embedded;
  return isSingle && only !== undefined && "extracted" in only ? only.extracted : { embedded };
}

/** Stands for a record that is no valid JSON. */
const BROKEN = Symbol("broken record");
const BROKEN_RECORD = malformed(message("reason.file.malformed.json"));

function parseRecords(text: string): unknown {
  const whole = parseOrUndefined(text);
  if (whole !== undefined) return whole;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const values = lines.map((line) => parseOrUndefined(line) ?? BROKEN);
  const broken = values.filter((value) => value === BROKEN).length;
  if (lines.length > 1 && broken <= lines.length / 2) return values;
  const cut = wholeRecords(text);
  return cut === null ? undefined : parseOrUndefined(cut);
}

/**
 * The text up to the last whole record of its list, with the brackets closed and a mark in the place of the rest; null if
 * it holds no whole record. For a file whose end is missing.
 */
function wholeRecords(text: string): string | null {
  const open: string[] = [];
  let end: { at: number; brackets: string } | null = null;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (isQuoted) {
      if (character === "\\") at += 1;
      else if (character === '"') isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === "{" || character === "[") open.push(character === "{" ? "}" : "]");
    else if (character === "}" || character === "]") {
      if (open.pop() !== character) break;
      const isRecord = character === "}" && open.length <= 2 && open.at(-1) === "]";
      if (isRecord) end = { at: at + 1, brackets: open.toReversed().join("") };
    }
  }
  if (end === null) return null;
  const isCut = /[^\s,\]}]/.test(text.slice(end.at));
  return `${text.slice(0, end.at)}${isCut ? `,"${CUT_OFF}"` : ""}${end.brackets}`;
}

const CUT_OFF = "(cut off)";

/** undefined if the text is not valid JSON. */
function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

interface Records {
  /** Null for one that is broken. */
  readonly records: readonly (Fields | null)[];
  readonly shared: Partial<StatedMetadata>;
  /** Whether the whole text is the record. */
  readonly isSingle?: boolean;
}

function recordsIn(value: unknown, mapping: FieldMapping): Records {
  const recordsOf = (list: readonly unknown[]) =>
    list.some(isObject) ? list.map((record) => (isObject(record) ? fieldsOf(record, mapping) : null)) : [];
  if (Array.isArray(value)) return { records: recordsOf(value), shared: {} };
  if (!isObject(value)) return { records: [], shared: {} };
  const fields = fieldsOf(value, mapping);
  const list = LIST_FIELDS.map((name) => fields.get(name)).find((entry) => Array.isArray(entry));
  if (list === undefined) return { records: [fields], shared: {}, isSingle: true };
  return { records: recordsOf(list), shared: sharedMetadata(fields) };
}

// A JSON Feed states its version, and its title is the publisher.
function sharedMetadata(fields: Fields): Partial<StatedMetadata> {
  const version = fields.get("version");
  const title = fields.get("title");
  const isFeed = typeof version === "string" && version.includes("jsonfeed.org");
  return isFeed && typeof title === "string" ? { source: title.trim() } : {};
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
