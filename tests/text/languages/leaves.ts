import type { LanguagePack } from "../../../src/text/languages/language-pack.ts";

/** The values of a pack that are no plain objects, and empty objects, with their paths ("dates.context.mid"). */
export function* leavesOf(value: object, path = ""): Generator<readonly [path: string, value: unknown]> {
  for (const [key, child] of Object.entries(value)) {
    const name = path === "" ? key : `${path}.${key}`;
    if (isPlain(child) && Object.keys(child).length > 0) yield* leavesOf(child, name);
    else yield [name, child];
  }
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Strings that are pattern sources, by the end of their path. */
const SOURCES =
  /(?:roughSizes|percent|andAHalf|approximateBefore|approximateArticles|yearBefore|yearRange|countedNoun|decadeEnding|attachedPrefixes|countSuffix|bylineOpening|nameJoiner|bylinePreposition|nameParticles|namePrefixes|\.mid)$/;
const SOURCE_LISTS =
  /^(?:prose\.captions\.phrases|pages\.(?:placeholderTitles|pageWords|pageOfWords|mail\.\w+)|dates\.dayEndings)$/;

/** The word lists of a pack, those in lists of lists and sets, too. */
export function wordListsOf(pack: LanguagePack): (readonly [path: string, words: readonly string[]])[] {
  return [...leavesOf(pack)].flatMap(([path, value]) =>
    listsIn(value).map((words) => [path, words] as const),
  );
}

function listsIn(value: unknown): (readonly string[])[] {
  if (value instanceof Set) return listsIn([...value]);
  if (!Array.isArray(value)) return [];
  if (value.every((entry) => typeof entry === "string")) return [value];
  return value.flatMap((entry) =>
    Array.isArray(entry) && entry.every((word) => typeof word === "string") ? [entry] : [],
  );
}

/** The patterns of a pack, and its pattern sources as patterns. */
export function patternsOf(pack: LanguagePack): (readonly [path: string, pattern: RegExp])[] {
  return [...leavesOf(pack)].flatMap(([path, value]) =>
    patternsIn(path, value).map((pattern) => [path, pattern] as const),
  );
}

function patternsIn(path: string, value: unknown): RegExp[] {
  if (value instanceof RegExp) return [value];
  if (typeof value === "string") return SOURCES.test(path) ? [new RegExp(value, "u")] : [];
  if (!Array.isArray(value)) return [];
  if (SOURCE_LISTS.test(path)) return value.map((source: string) => new RegExp(source, "iu"));
  return value.flatMap((entry: unknown) =>
    Array.isArray(entry) ? entry.filter((part) => part instanceof RegExp) : [],
  );
}

const LENGTH = 20_000;
const repeat = (text: string): string => text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);

/** Texts of 20,000 characters that make patterns with nested or overlapping repetition slow. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...[
    "a",
    " ",
    "\n",
    "1",
    ",",
    "A",
    "-",
    "ä",
    "a ",
    "A ",
    "1 ",
    "1,",
    ", ",
    "a, ",
    '"',
    "“a” ",
    "a.b",
    "Aa ",
  ],
  ...[
    "of the ",
    "the toll of ",
    "said ",
    "in the ",
    "including ",
    "from a ",
    "takes ",
    "at least ",
    "is due ",
  ],
  ...["von der ", "sagte ", "darunter ", "Zahl der ", "zeigt ", "wird am ", "mindestens ", "wer ist "],
].map(repeat);
