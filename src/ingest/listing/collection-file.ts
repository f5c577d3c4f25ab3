import { parseDocument } from "yaml";
import { type CollectionDefaults, FIELD_NAMES, type FieldMapping } from "../../domain/documents/document.ts";
import { cleanText } from "../../text/sentences/clean.ts";
import { foldSpaces } from "../../text/tokens/fold.ts";
import { isReadFailure, type ReadFailure, readFailure } from "../content/read-failures.ts";

/** Who may see what lies in a folder: guilds' ids in order, none for the operator alone, undefined for everybody. */
export type Audience = readonly string[] | undefined;

/** The file that says who may see a folder, and all that lies below it. Other spellings are meant alike. */
export const COLLECTION_FILE = /^collection\.ya?ml$/i;

/** Longest such file that is read, in bytes: some thousand guilds. */
export const MAX_COLLECTION_BYTES = 64 * 1024;

/** Longest name of a folder, in characters. */
const MAX_NAME_CHARACTERS = 100;
/** Discord's ids are numbers of 17 to 20 digits by now; shorter ones are as old as Discord. */
const GUILD_ID = /^\d{1,20}$/;

/** What a folder says of itself. */
export interface Collection {
  readonly audience: Audience;
  readonly label: CollectionDefaults;
}

/** Reads what a collection.yml says. What is not understood is refused: a slip must not show a folder to everybody. */
export function readCollection(bytes: Uint8Array): Collection | ReadFailure {
  const text = textOf(bytes);
  if (text === null) return invalidCollection("it is not UTF-8 text");
  const value = yamlOf(text);
  if (isReadFailure(value)) return value;
  return readEntries(value.entries);
}

/** The keys and values of a YAML mapping. */
function yamlOf(text: string): { readonly entries: readonly (readonly [string, unknown])[] } | ReadFailure {
  // As plain numbers, ids would lose their last digits.
  const document = parseDocument(text, { schema: "core", intAsBigInt: true, logLevel: "silent" });
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) return notYaml(error);
  try {
    const value: unknown = document.toJS({ maxAliasCount: 10 });
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return invalidCollection('it does not say anything as "key: value"');
    return { entries: Object.entries(value) };
  } catch (cause) {
    // Aliases that stand for too much.
    return notYaml(cause);
  }
}

function notYaml(error: unknown): ReadFailure {
  const detail = error instanceof Error ? error.message : String(error);
  return invalidCollection(`it is not valid YAML, ${detail.split("\n")[0] ?? ""}`);
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function readEntries(entries: readonly (readonly [string, unknown])[]): Collection | ReadFailure {
  let read: Collection = { audience: undefined, label: {} };
  for (const [key, value] of entries) {
    const next = readEntry(key, value, read);
    if (isReadFailure(next)) return next;
    read = next;
  }
  return read;
}

function readEntry(key: string, value: unknown, { audience, label }: Collection): Collection | ReadFailure {
  switch (key) {
    case "name": {
      const name = typeof value === "string" ? foldSpaces(cleanText(value)) : "";
      if (name === "" || name.length > MAX_NAME_CHARACTERS)
        return invalidCollection(`"name" is no text of 1 to ${MAX_NAME_CHARACTERS} characters`);
      return { audience, label: { ...label, name } };
    }
    case "language": {
      const language = languageOf(value);
      return language === null
        ? invalidCollection('"language" is no language\'s tag, like en')
        : { audience, label: { ...label, language } };
    }
    case "fields": {
      const fields = readFields(value);
      return isReadFailure(fields) ? fields : { audience, label: { ...label, fields } };
    }
    case "guilds": {
      const guilds = readGuilds(value);
      return isReadFailure(guilds) ? guilds : { audience: guilds, label };
    }
    default:
      return invalidCollection(`"${key.slice(0, 40)}" is none of its keys (name, language, fields, guilds)`);
  }
}

function readFields(value: unknown): FieldMapping | ReadFailure {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return invalidCollection('"fields" does not say anything as "title: Headline"');
  const fieldsByName = new Map(Object.entries(value));
  const unknown = [...fieldsByName.keys()].find((name) => !FIELD_NAMES.some((known) => known === name));
  if (unknown !== undefined)
    return invalidCollection(`"${unknown.slice(0, 40)}" in "fields" is none of ${FIELD_NAMES.join(", ")}`);
  const wrong = [...fieldsByName].find(([, field]) => typeof field !== "string" || field.trim() === "");
  if (wrong !== undefined) return invalidCollection(`"${wrong[0]}" in "fields" does not name a field`);
  return Object.fromEntries(
    FIELD_NAMES.flatMap((name) => (fieldsByName.has(name) ? [[name, fieldsByName.get(name)]] : [])),
  );
}

/** BCP 47 primary tag; null for what is none. */
function languageOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  try {
    const { language } = new Intl.Locale(value.trim());
    // Names of languages ("English") have a tag's form, too.
    return language.length <= 3 ? language : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readGuilds(value: unknown): readonly string[] | ReadFailure {
  if (!Array.isArray(value)) return invalidCollection('"guilds" is no list, like [123456789012345678]');
  const ids = value.map((id) => (typeof id === "bigint" || typeof id === "string" ? String(id) : ""));
  const wrong = ids.findIndex((id) => !GUILD_ID.test(id));
  if (wrong !== -1)
    return invalidCollection(`entry ${wrong + 1} of "guilds" is no server's id, which has digits only`);
  return [...new Set(ids)].sort();
}

function invalidCollection(what: string): ReadFailure {
  return readFailure(
    "malformed",
    `It can't be told who may see this folder: ${what}. Until it is put right, only the operator sees what lies in it.`,
  );
}

/** Whom both of them let see. */
export function intersectAudiences(one: Audience, other: Audience): Audience {
  if (one === undefined || other === undefined) return one ?? other;
  return one.filter((guild) => other.includes(guild));
}

/** Whether the one lets nobody see who the other does not. */
export function isNarrowerOrSame(one: Audience, other: Audience): boolean {
  return sameAudience(intersectAudiences(one, other), one);
}

export function sameAudience(one: Audience, other: Audience): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.length === other.length && one.every((guild, at) => guild === other[at]);
}
