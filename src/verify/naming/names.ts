import { once } from "../../async/once.ts";
import { DEFAULT_PACK } from "../../text/languages/languages.ts";
import type { WordSet } from "../../text/languages/word-lists.ts";
import type { NameMention } from "../../text/names/names.ts";
import { stems } from "../../text/tokens/tokens.ts";
import type { Finding } from "../parsing/finding.ts";
import { foldedWords } from "../parsing/fold.ts";
import { containmentFinder } from "../parsing/overlap.ts";
import type { ParsedText } from "../parsing/source.ts";
import type { Around } from "../parsing/surroundings.ts";
import { isCommonNoun } from "./noun-capitals.ts";
import { isPeopleOf, withPlaces } from "./places.ts";

const { nameFillers: NAME_PARTICLES, acronymFillers } = DEFAULT_PACK.names.people;

/** Requires each word of each name in the claim, or a form of it, to occur in the cited sentences or around them. */
export function checkNames(claim: ParsedText, source: readonly ParsedText[], near: Around): Finding | null {
  // "Monday" and "Two" are checked by the rules for dates and numbers.
  const isDateOrNumber = [claim.dates(), claim.numbers()].map(containmentFinder);
  const claimed = claim.names().filter((name) => !isDateOrNumber.some((contains) => contains(name)));
  if (claimed.length === 0) return null;
  const vocabulary = vocabularyOf(source);
  const { titles } = claim.pack.names.people;
  for (const name of claimed) {
    const absent = absentFrom(name, vocabulary, titles).filter((word) => !isCommonNoun(word, claim, source));
    if (absent.length === 0) continue;
    const isSupplied = (text: ParsedText) =>
      absentFrom(name, vocabularyOf([...source, text]), titles).length === 0;
    if (near.supply(isSupplied) === undefined) return { reason: "name", detail: detail(name, absent) };
  }
  return null;
}

function detail({ text }: NameMention, absent: readonly string[]): string {
  const whole = foldedWords(text).filter((word) => !NAME_PARTICLES.has(word)).length === absent.length;
  const part = whole ? "" : ` ("${absent.join(" ")}")`;
  return `the claim names ${text}${part}; the cited sentences do not`;
}

/** The words of a name that the source lacks. A title in front of a name may be missing, but not a title on its own. */
function absentFrom(name: NameMention, vocabulary: Vocabulary, titles: WordSet): string[] {
  const words = withPlaces(foldedWords(name.text)).filter((word) => !NAME_PARTICLES.has(word));
  const named = words.filter((word) => !titles.has(word));
  const absent = (named.length > 0 ? named : words).filter((word) => !isKnown(word, vocabulary));
  return absent.length > 1 && vocabulary.words().has(initials(words)) ? [] : absent;
}

/** The words of the cited sentences in the forms in which names are looked up, computed at the first use. */
interface Vocabulary {
  /** The initials of each run of consecutive capitalised words, without particles. */
  readonly initials: () => readonly string[];
  readonly words: () => ReadonlySet<string>;
  readonly stems: () => ReadonlySet<string>;
  readonly places: () => ReadonlySet<string>;
  /** The initials of all words of each sentence, in one string. */
  readonly everyInitial: () => readonly string[];
}

function vocabularyOf(source: readonly ParsedText[]): Vocabulary {
  return {
    initials: once(() => source.flatMap(({ text }) => capitalisedRuns(text).map(initials))),
    words: once(() => new Set(source.flatMap((sentence) => sentence.words))),
    stems: once(() => new Set(source.flatMap((sentence) => sentence.stems()))),
    places: once(() => new Set(source.flatMap((sentence) => withPlaces(sentence.words)))),
    everyInitial: once(() => source.map(({ words }) => words.map((word) => word[0]).join(""))),
  };
}

function isKnown(word: string, vocabulary: Vocabulary): boolean {
  return (
    vocabulary.words().has(word) ||
    stems(word).every((stem) => vocabulary.stems().has(stem)) ||
    vocabulary.places().has(word) ||
    isAcronymIn(word, vocabulary) ||
    vocabulary
      .words()
      .values()
      .some((other) => isPeopleOf(word, other) || isShortFor(word, other) || isShortFor(other, word))
  );
}

/** Whether the initials of consecutive capitalised words contain these letters. */
function isAcronymIn(letters: string, vocabulary: Vocabulary): boolean {
  return (
    letters.length >= 2 &&
    letters.length <= 6 &&
    (vocabulary.initials().some((written) => written.includes(letters)) ||
      isPluralAcronymIn(letters, vocabulary))
  );
}

/** "PCs" for "personal computers", which have no capitals: a plural of two to four initials in a row. */
function isPluralAcronymIn(letters: string, vocabulary: Vocabulary): boolean {
  const acronym = PLURAL_ACRONYM.exec(letters)?.[1];
  return acronym !== undefined && vocabulary.everyInitial().some((written) => written.includes(acronym));
}

const PLURAL_ACRONYM = /^([b-df-hj-np-tv-z]{2,4})s$/;

/** "Utd" for United, "Govt" for Government: consonants of the word in its order, from its first letter on. */
function isShortFor(short: string, word: string): boolean {
  if (short.length < 3 || short.length > 4 || word.length < 6 || !NO_VOWEL.test(short)) return false;
  if (short[0] !== word[0]) return false;
  let at = 0;
  for (const letter of word) if (letter === short[at]) at += 1;
  return at === short.length;
}

const NO_VOWEL = /^\p{L}[b-df-hj-np-tv-z]+$/u;

const CAPITALISED_RUN = new RegExp(
  `\\p{Lu}[\\p{L}'’-]*(?:\\s+(?:(?:${acronymFillers.join("|")})\\s+)*\\p{Lu}[\\p{L}'’-]*)+`,
  "gu",
);

function capitalisedRuns(text: string): string[][] {
  return Array.from(text.matchAll(CAPITALISED_RUN), ([run]) => foldedWords(run));
}

function initials(words: readonly string[]): string {
  return words
    .filter((word) => !NAME_PARTICLES.has(word))
    .map((word) => word[0])
    .join("");
}
