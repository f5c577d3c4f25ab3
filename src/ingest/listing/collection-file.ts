import { parseDocument } from "yaml";
import {
  type CollectionDefaults,
  FIELD_NAMES,
  type FieldMapping,
} from "../../domain/documents/collection.ts";
import { type Message, message } from "../../domain/texts/texts.ts";
import { cleanText } from "../../text/sentences/clean.ts";
import { foldSpaces } from "../../text/tokens/fold-spaces.ts";
import { isReadFailure, type ReadFailure, readFailure } from "../content/read-failures.ts";
import type { Audience } from "./audience.ts";

/** The file that sets the audience and defaults of a folder and all folders below it. */
export const COLLECTION_FILE = /^collection\.ya?ml$/i;

/** Larger files are refused, in bytes; enough for some thousand guilds. */
export const MAX_COLLECTION_BYTES = 64 * 1024;

/** Of the collection's `name`. */
const MAX_NAME_CHARACTERS = 100;
/** Current Discord ids have 17 to 20 digits; the oldest have fewer. */
const GUILD_ID = /^\d{1,20}$/;

/** The content of a collection.yml. */
export interface Collection {
  readonly audience: Audience;
  readonly defaults: CollectionDefaults;
}

/** Parses a collection.yml. Unknown keys and values are refused: a typing error must not show a folder to everybody. */
export function readCollection(bytes: Uint8Array): Collection | ReadFailure {
  const text = textOf(bytes);
  if (text === null) return invalidCollection(message("reason.collection.not-utf8"));
  const value = yamlOf(text);
  if (isReadFailure(value)) return value;
  return readEntries(value.entries);
}

/** The keys and values of a YAML mapping. */
function yamlOf(text: string): { readonly entries: readonly (readonly [string, unknown])[] } | ReadFailure {
  // As JavaScript numbers, ids would lose their last digits.
  const document = parseDocument(text, { schema: "core", intAsBigInt: true, logLevel: "silent" });
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) return notYaml(error);
  try {
    const value: unknown = document.toJS({ maxAliasCount: 10 });
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return invalidCollection(message("reason.collection.no-lines"));
    return { entries: Object.entries(value) };
  } catch (cause) {
    // Too many aliases.
    return notYaml(cause);
  }
}

function notYaml(error: unknown): ReadFailure {
  const detail = error instanceof Error ? error.message : String(error);
  const firstLine = (detail.split("\n")[0] ?? "").replace(/:$/, "");
  return invalidCollection(message("reason.collection.not-yaml", { detail: firstLine }));
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function readEntries(entries: readonly (readonly [string, unknown])[]): Collection | ReadFailure {
  let collection: Collection = { audience: undefined, defaults: {} };
  for (const [key, value] of entries) {
    const next = withEntry(collection, key, value);
    if (isReadFailure(next)) return next;
    collection = next;
  }
  return collection;
}

function withEntry(
  { audience, defaults }: Collection,
  key: string,
  value: unknown,
): Collection | ReadFailure {
  switch (key) {
    case "name": {
      const name = typeof value === "string" ? foldSpaces(cleanText(value)) : "";
      if (name === "" || name.length > MAX_NAME_CHARACTERS)
        return invalidCollection(message("reason.collection.name", { max: String(MAX_NAME_CHARACTERS) }));
      return { audience, defaults: { ...defaults, name } };
    }
    case "language": {
      const language = languageOf(value);
      return language === null
        ? invalidCollection(message("reason.collection.language"))
        : { audience, defaults: { ...defaults, language } };
    }
    case "fields": {
      const fields = readFields(value);
      return isReadFailure(fields) ? fields : { audience, defaults: { ...defaults, fields } };
    }
    case "guilds": {
      const guilds = readGuilds(value);
      return isReadFailure(guilds) ? guilds : { audience: guilds, defaults };
    }
    default:
      return invalidCollection(message("reason.collection.key", { key: key.slice(0, 40) }));
  }
}

function readFields(value: unknown): FieldMapping | ReadFailure {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return invalidCollection(message("reason.collection.fields"));
  const fieldsByName = new Map(Object.entries(value));
  const unknown = [...fieldsByName.keys()].find((name) => !FIELD_NAMES.some((known) => known === name));
  if (unknown !== undefined)
    return invalidCollection(
      message("reason.collection.field", { field: unknown.slice(0, 40), names: FIELD_NAMES.join(", ") }),
    );
  const wrong = [...fieldsByName].find(([, field]) => typeof field !== "string" || field.trim() === "");
  if (wrong !== undefined)
    return invalidCollection(message("reason.collection.field-value", { field: wrong[0] }));
  return Object.fromEntries(
    FIELD_NAMES.flatMap((name) => (fieldsByName.has(name) ? [[name, fieldsByName.get(name)]] : [])),
  );
}

/** The BCP 47 primary tag; null if the value is not a language tag. */
function languageOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  try {
    const { language } = new Intl.Locale(value.trim());
    // "English" is a well-formed tag, too.
    return language.length <= 3 ? language : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readGuilds(value: unknown): readonly string[] | ReadFailure {
  if (!Array.isArray(value)) return invalidCollection(message("reason.collection.guilds"));
  const ids = value.map((id) => (typeof id === "bigint" || typeof id === "string" ? String(id) : ""));
  const wrong = ids.findIndex((id) => !GUILD_ID.test(id));
  if (wrong !== -1)
    return invalidCollection(message("reason.collection.guild", { number: String(wrong + 1) }));
  return [...new Set(ids)].sort();
}

function invalidCollection(problem: Message): ReadFailure {
  return readFailure("malformed", message("reason.collection", { problem }));
}
