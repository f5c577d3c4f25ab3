import { FIELD_NAMES, type FieldMapping, type FieldName } from "../../../domain/documents/collection.ts";
import type { StatedMetadata, Timestamp } from "../../content/extracted-text.ts";
import { parseTimestamp } from "../../metadata/parse-timestamp.ts";

/** Usual field names for a document's metadata in front matter and exports, the most likely first. */
const TITLE_FIELDS = ["title", "headline", "heading", "subject", "webtitle"];
const SOURCE_FIELDS = ["source", "publisher", "publication", "site", "outlet", "source_name", "domain"];
const AUTHOR_FIELDS = ["author", "authors", "byline", "creator", "writer"];
const DATE_FIELDS = [
  "date",
  "published",
  "published_at",
  "publishedat",
  "published_date",
  "date_published",
  "datepublished",
  "publishdate",
  "publish_date",
  "publication_date",
  "webpublicationdate",
  "pubdate",
  "pub_date",
  "created",
  "created_at",
  "timestamp",
  "time",
];
const TAG_FIELDS = ["tags", "keywords", "categories"];
const LANGUAGE_FIELDS = ["lang", "language"];
/** Usual field names for a document's text in exports, full texts before summaries. */
const BODY_FIELDS = [
  "body",
  "text",
  "content",
  "content_html",
  "content_text",
  "article",
  "article_text",
  "articlebody",
  "article_body",
  "full_text",
  "fulltext",
  "maintext",
  "bodytext",
  "story",
  "description",
  "summary",
  "abstract",
];
const ID_FIELDS = ["id", "guid", "uuid", "_id", "url", "link", "permalink"];

/** Mapped fields are stored under this name, which is looked up first. */
const CANONICAL_FIELD: Readonly<Record<FieldName, string>> = {
  title: "title",
  text: "body",
  source: "source",
  author: "author",
  date: "date",
  tags: "tags",
  language: "lang",
  id: "id",
};

/** Fields by lower-case name. */
export type Fields = ReadonlyMap<string, unknown>;

/** The fields of a record. Fields named by `mapping` take precedence; a dot leads into a nested record ("fields.body"). */
export function fieldsOf(value: object, mapping: FieldMapping = {}): Fields {
  const fields = new Map(Object.entries(value).map(([key, entry]) => [foldedName(key), entry]));
  const mapped = FIELD_NAMES.map((name): [string, unknown] => [
    CANONICAL_FIELD[name],
    valueAt(fields, mapping[name]),
  ]);
  return new Map([...fields, ...mapped.filter(([, entry]) => entry !== undefined)]);
}

function valueAt(fields: Fields, path: string | undefined): unknown {
  if (path === undefined) return undefined;
  const [whole, dot] = [foldedName(path), path.indexOf(".")];
  if (fields.has(whole) || dot === -1) return fields.get(whole);
  const inner = fields.get(foldedName(path.slice(0, dot)));
  return typeof inner === "object" && inner !== null
    ? valueAt(fieldsOf(inner), path.slice(dot + 1))
    : undefined;
}

const foldedName = (name: string) => name.trim().toLowerCase().normalize("NFC");

/** Whether these lower-case names include a title and a text. */
export function describeDocuments(names: readonly string[], mapping: FieldMapping = {}): boolean {
  const hasField = (usualNames: readonly string[], mapped: string | undefined) =>
    usualNames.some((name) => names.includes(name)) ||
    (mapped !== undefined && names.includes(foldedName(mapped)));
  return hasField(TITLE_FIELDS, mapping.title) && hasField(BODY_FIELDS, mapping.text);
}

/** The metadata in a record's fields. */
export function statedIn(fields: Fields): StatedMetadata {
  return {
    title: scalarText(pick(fields, TITLE_FIELDS)),
    source: scalarText(pick(fields, SOURCE_FIELDS)),
    author: textList(pick(fields, AUTHOR_FIELDS)).join(", ") || null,
    published: timestampIn(pick(fields, DATE_FIELDS)),
    tags: textList(pick(fields, TAG_FIELDS)),
    language: scalarText(pick(fields, LANGUAGE_FIELDS))?.split(/[-_]/)[0]?.toLowerCase() ?? null,
  };
}

/** The text in a record's fields, possibly HTML; null if there is none. */
export function bodyIn(fields: Fields): string | null {
  return BODY_FIELDS.map((name) => bodyText(fields.get(name))).find((text) => text !== null) ?? null;
}

/** A text, or a list of paragraphs: texts, or objects with a text. */
function bodyText(value: unknown): string | null {
  if (!Array.isArray(value)) return scalarText(value);
  const paragraphs = value.map((entry) =>
    typeof entry === "object" && entry !== null ? bodyIn(fieldsOf(entry)) : scalarText(entry),
  );
  return paragraphs.filter((text) => text !== null).join("\n\n") || null;
}

/** The record's id; null if there is none. */
export function idIn(fields: Fields): string | null {
  return scalarText(pick(fields, ID_FIELDS));
}

function pick(fields: Fields, names: readonly string[]): unknown {
  return names.map((name) => fields.get(name)).find((value) => value != null && value !== "");
}

/** How databases export dates, numbers and ids: { "$date": { "$numberLong": "1709629200000" } }. */
const WRAPPERS = ["name", "$date", "$numberLong", "$oid"];

// An object with a name, { "name": "Valley Post" }, becomes that name.
function scalarText(value: unknown): string | null {
  if (typeof value === "object" && value !== null)
    for (const name of WRAPPERS) if (name in value) return scalarText(Reflect.get(value, name));
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  return text === "" ? null : text;
}

function textList(value: unknown): string[] {
  const entries = Array.isArray(value) ? value : typeof value === "string" ? value.split(/\s*,\s*/) : [value];
  return entries.map(scalarText).filter((entry) => entry !== null);
}

/** Seconds since 1970 have ten digits from 2001 to 2286; milliseconds have thirteen. */
const EPOCH_TIME = /^\d{10}(?:\d{3})?(?:\.\d+)?$/;

function timestampIn(value: unknown): Timestamp | null {
  const text = scalarText(value);
  if (text === null) return null;
  if (!EPOCH_TIME.test(text)) return parseTimestamp(text);
  const ms = Number(text) * (Number(text) < 1e11 ? 1000 : 1);
  return { at: new Date(ms).toISOString(), precision: "instant" };
}
