import { parseDocument } from "yaml";
import { NOTHING_STATED, type StatedMetadata } from "../../content/extracted-text.ts";
import { type Fields, fieldsOf, statedIn } from "../records/fields.ts";

export interface FrontMatter {
  readonly stated: StatedMetadata;
  /** The text after the front matter; the whole text if there is no valid front matter. */
  readonly rest: string;
}

const FRONT_MATTER = /^---[ \t]*\n(?<yaml>[\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/**
 * The metadata in a Markdown file's YAML front matter. Front matter that is not a valid YAML mapping stays in the text,
 * where a reader sees what is wrong with it.
 */
export function frontMatter(text: string): FrontMatter {
  const match = FRONT_MATTER.exec(text);
  const fields = match?.groups === undefined ? null : parseMapping(match.groups.yaml ?? "");
  if (match === null || fields === null) return { stated: NOTHING_STATED, rest: text };
  return { stated: statedIn(fields), rest: text.slice(match[0].length) };
}

// The core schema leaves dates as text; maxAliasCount prevents alias bombs.
function parseMapping(yaml: string): Fields | null {
  const document = parseDocument(yaml, { schema: "core", strict: false, logLevel: "silent" });
  if (document.errors.length > 0) return null;
  const value: unknown = document.toJS({ maxAliasCount: 10 });
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return fieldsOf(value);
}
