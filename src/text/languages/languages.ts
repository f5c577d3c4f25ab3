import { german } from "./de/de.ts";
import { english } from "./en/en.ts";
import { spanish } from "./es.ts";
import { french } from "./fr.ts";
import { italian } from "./it.ts";
import type { LanguagePack, PartialLanguagePack } from "./language-pack.ts";
import { neutral } from "./neutral.ts";
import { dutch } from "./nl.ts";
import { portuguese } from "./pt.ts";
import { recognisedOnly } from "./recognised.ts";

/**
 * The packs with all sections, and those with some: one line per language. Of languages that fit a text equally well, the
 * first is taken for its language.
 */
const WHOLE: readonly LanguagePack[] = [english, german];
const PARTIAL: readonly PartialLanguagePack[] = [
  french,
  spanish,
  italian,
  portuguese,
  dutch,
  ...recognisedOnly,
];

/** Every pack; the sections that a partial one leaves out are the neutral pack's. */
export const allPacks: readonly LanguagePack[] = [
  ...WHOLE,
  ...PARTIAL.map((pack) => completed(neutral, pack)),
];

/** The codes of the languages that have a rule for everything. */
export const wholeLanguages: readonly string[] = WHOLE.map(({ code }) => code);

/**
 * The pack of routines that do not know the language of their text, and of texts whose language is unknown ("und").
 * docs/languages.md lists those routines: each one is a place to pass the document's language to.
 */
export const DEFAULT_PACK: LanguagePack = english;

const BY_CODE = new Map(allPacks.map((pack) => [pack.code, pack]));

/** The pack of a BCP 47 primary tag; of a language without one, the neutral pack; of "und", the default pack. */
export function languagePack(code: string): LanguagePack {
  return code === "und" ? DEFAULT_PACK : (BY_CODE.get(code) ?? neutral);
}

/** The neutral object with each field that the other one has; fields that are plain objects are combined likewise. */
function completed<T extends object>(whole: T, part: object): T {
  const fields = new Map<string, unknown>(Object.entries(whole));
  for (const [key, value] of Object.entries(part)) {
    const base = fields.get(key);
    fields.set(key, isPlain(base) && isPlain(value) ? completed(base, value) : value);
  }
  return Object.fromEntries(fields) as T;
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
