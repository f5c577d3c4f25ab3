import { FIELD_NAMES, type FieldMapping, type FieldName } from "../domain/document.ts";
import type { Stamp, Stated } from "./page.ts";
import { parseStamp } from "./stamp.ts";

/** Names that what a document says of itself goes by, in front matter and in exports; the likeliest first. */
const TITLES = ["title", "headline", "heading", "subject", "webtitle"];
const SOURCES = ["source", "publisher", "publication", "site", "outlet", "source_name", "domain"];
const AUTHORS = ["author", "authors", "byline", "creator", "writer"];
const DATES = [
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
const TAGS = ["tags", "keywords", "categories"];
const LANGUAGES = ["lang", "language"];
/** Names that a document's text goes by in exports, whole texts before summaries. */
const BODIES = [
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
const IDS = ["id", "guid", "uuid", "_id", "url", "link", "permalink"];

/** The name by which each is looked for first. */
const FIRST: Readonly<Record<FieldName, string>> = {
  title: "title",
  text: "body",
  source: "source",
  author: "author",
  date: "date",
  tags: "tags",
  language: "lang",
  id: "id",
};

/** Fields by name in lower case. */
export type Fields = ReadonlyMap<string, unknown>;

/** The fields of a record; those that a mapping names go first, within others too ("fields.body"). */
export function fieldsOf(value: object, mapping: FieldMapping = {}): Fields {
  const fields = new Map(Object.entries(value).map(([key, entry]) => [folded(key), entry]));
  const mapped = FIELD_NAMES.map((name): [string, unknown] => [FIRST[name], valueAt(fields, mapping[name])]);
  return new Map([...fields, ...mapped.filter(([, entry]) => entry !== undefined)]);
}

function valueAt(fields: Fields, path: string | undefined): unknown {
  if (path === undefined) return undefined;
  const [whole, dot] = [folded(path), path.indexOf(".")];
  if (fields.has(whole) || dot === -1) return fields.get(whole);
  const inner = fields.get(folded(path.slice(0, dot)));
  return typeof inner === "object" && inner !== null
    ? valueAt(fieldsOf(inner), path.slice(dot + 1))
    : undefined;
}

const folded = (name: string) => name.trim().toLowerCase().normalize("NFC");

/** Whether these names, in lower case, are those of documents: a title and a text among them. */
export function nameDocuments(names: readonly string[], mapping: FieldMapping = {}): boolean {
  const isThere = (own: readonly string[], mapped: string | undefined) =>
    own.some((name) => names.includes(name)) || (mapped !== undefined && names.includes(folded(mapped)));
  return isThere(TITLES, mapping.title) && isThere(BODIES, mapping.text);
}

/** What fields of the usual names state about a document. */
export function statedIn(fields: Fields): Stated {
  return {
    title: one(pick(fields, TITLES)),
    source: one(pick(fields, SOURCES)),
    author: many(pick(fields, AUTHORS)).join(", ") || null,
    published: stamp(pick(fields, DATES)),
    tags: many(pick(fields, TAGS)),
    language: one(pick(fields, LANGUAGES))?.split(/[-_]/)[0]?.toLowerCase() ?? null,
  };
}

/** The text of a document, marked up or not; null where no field holds one. */
export function bodyIn(fields: Fields): string | null {
  return one(BODIES.map((name) => fields.get(name)).find((value) => one(value) !== null));
}

/** What tells the document from others, where a field states it. */
export function idIn(fields: Fields): string | null {
  return one(pick(fields, IDS));
}

function pick(fields: Fields, names: readonly string[]): unknown {
  return names.map((name) => fields.get(name)).find((value) => value != null && value !== "");
}

// What has a name of its own ({ "name": "Valley Post" }) is called by it.
function one(value: unknown): string | null {
  if (typeof value === "object" && value !== null && "name" in value) return one(value.name);
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  return text === "" ? null : text;
}

function many(value: unknown): string[] {
  const entries = Array.isArray(value) ? value : typeof value === "string" ? value.split(/\s*,\s*/) : [value];
  return entries.map(one).filter((entry) => entry !== null);
}

/** Seconds since 1970 have ten digits from 2001 to 2286; milliseconds have thirteen. */
const EPOCH = /^\d{10}(?:\d{3})?(?:\.\d+)?$/;

function stamp(value: unknown): Stamp | null {
  const text = one(value);
  if (text === null) return null;
  if (!EPOCH.test(text)) return parseStamp(text);
  const ms = Number(text) * (Number(text) < 1e11 ? 1000 : 1);
  return { at: new Date(ms).toISOString(), precision: "instant" };
}
