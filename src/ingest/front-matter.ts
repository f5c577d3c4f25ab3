import { parseDocument } from "yaml";
import { NOTHING_STATED, type Stamp, type Stated } from "./page.ts";
import { parseStamp } from "./stamp.ts";

export interface FrontMatter {
  readonly stated: Stated;
  /** The text behind the front matter; all of it when there is none that can be read. */
  readonly rest: string;
}

const FENCED = /^---[ \t]*\n(?<yaml>[\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const TITLES = ["title", "headline"];
const SOURCES = ["source", "publisher", "publication", "site"];
const AUTHORS = ["author", "authors", "byline"];
const DATES = ["date", "published", "published_at", "publishdate", "pubdate", "created"];
const TAGS = ["tags", "keywords", "categories"];
const LANGUAGES = ["lang", "language"];

/**
 * What a Markdown file's YAML front matter states. Front matter that is not valid YAML, or no mapping, is text like any
 * other: it stays in the document, where a reader sees what is wrong with it.
 */
export function frontMatter(text: string): FrontMatter {
  const match = FENCED.exec(text);
  const fields = match?.groups === undefined ? null : mapping(match.groups.yaml ?? "");
  if (match === null || fields === null) return { stated: NOTHING_STATED, rest: text };
  const pick = (names: readonly string[]) =>
    names.map((name) => fields.get(name)).find((value) => value != null);
  return {
    stated: {
      title: one(pick(TITLES)),
      source: one(pick(SOURCES)),
      author: many(pick(AUTHORS)).join(", ") || null,
      published: stamp(pick(DATES)),
      tags: many(pick(TAGS)),
      language: one(pick(LANGUAGES))?.split(/[-_]/)[0]?.toLowerCase() ?? null,
    },
    rest: text.slice(match[0].length),
  };
}

// The core schema leaves dates as they are written, and an alias is never expanded a million times.
function mapping(yaml: string): ReadonlyMap<string, unknown> | null {
  const document = parseDocument(yaml, { schema: "core", strict: false, logLevel: "silent" });
  if (document.errors.length > 0) return null;
  const value: unknown = document.toJS({ maxAliasCount: 10 });
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value).map(([key, entry]) => [key.toLowerCase(), entry]));
}

function one(value: unknown): string | null {
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  return text === "" ? null : text;
}

function many(value: unknown): string[] {
  const entries = Array.isArray(value) ? value : typeof value === "string" ? value.split(/\s*,\s*/) : [value];
  return entries.map(one).filter((entry) => entry !== null);
}

function stamp(value: unknown): Stamp | null {
  const text = one(value);
  return text === null ? null : parseStamp(text);
}
