/**
 * A model's JSON in the shape it was asked for, where it is clear what was meant: the object within a list of one, a string or another
 * object ("response"); keys in snake_case; citations as one number, as text ("1, 2") or in brackets ("[1]"); a sentence as text
 * alone; more entries than asked for. What is still of another type stays, for the schema to refuse.
 */
export function inShape(value: unknown, { keys, most, cited }: Shape): unknown {
  const object = unwrapped(value, keys, MAX_DEPTH);
  if (!isObject(object)) return object;
  return Object.fromEntries(
    Object.entries(object).map(([key, entry]) => {
      const name = camelCase(key);
      return [name, cited.includes(name) ? entryInShape(entry, most[name]) : entry];
    }),
  );
}

export interface Shape {
  /** The fields of the object. */
  readonly keys: readonly string[];
  /** Those that hold sentences with citations. */
  readonly cited: readonly string[];
  /** For the fields that are lists: how many entries are used. */
  readonly most: Readonly<Record<string, number>>;
}

/** Wrappers around the object that are opened. */
const MAX_DEPTH = 3;

function unwrapped(value: unknown, keys: readonly string[], depth: number): unknown {
  if (depth === 0) return value;
  if (typeof value === "string") return unwrapped(parsed(value), keys, depth - 1);
  if (Array.isArray(value)) return value.length === 1 ? unwrapped(value[0], keys, depth - 1) : value;
  if (!isObject(value) || Object.keys(value).some((key) => keys.includes(camelCase(key)))) return value;
  const [only, ...others] = Object.values(value);
  return others.length === 0 && only !== undefined ? unwrapped(only, keys, depth - 1) : value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON: the schema refuses the text and says so.
    return text;
  }
}

function entryInShape(entry: unknown, most: number | undefined): unknown {
  if (most === undefined) return citedInShape(entry);
  const list = Array.isArray(entry) ? entry : [entry];
  return list.slice(0, most).map(citedInShape);
}

/** A sentence with its citations as numbers. */
function citedInShape(entry: unknown): unknown {
  if (typeof entry === "string") return { text: entry, cites: [] };
  if (!isObject(entry)) return entry;
  const fields = Object.entries(entry).map(([key, value]) => [camelCase(key), value] as const);
  return Object.fromEntries(fields.map(([key, value]) => [key, key === "cites" ? numbersOf(value) : value]));
}

const MAX_CITES = 12;

function numbersOf(cites: unknown): unknown {
  const list = Array.isArray(cites) ? cites : [cites];
  const numbers = list.flatMap((cite) => {
    if (typeof cite === "number") return Number.isInteger(cite) && cite >= 1 ? [cite] : [];
    return typeof cite === "string"
      ? (cite.match(/\d{1,6}/g) ?? []).map(Number).filter((number) => number >= 1)
      : [];
  });
  return numbers.slice(0, MAX_CITES);
}

function camelCase(key: string): string {
  return key.replace(/[_-](\p{L})/gu, (_, letter: string) => letter.toUpperCase());
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
