import { once } from "../async/once.ts";
import { DEFAULT_PACK } from "../text/languages/languages.ts";
import { type NameMention, names } from "../text/names/names.ts";
import { stems } from "../text/tokens/tokens.ts";
import type { Finding } from "./finding.ts";
import { foldedWords } from "./fold.ts";
import { isPeopleOf, withPlaces } from "./places.ts";
import type { ParsedText } from "./source.ts";

const { titles: TITLES, nameFillers: NAME_PARTICLES, acronymFillers } = DEFAULT_PACK.names.people;

/** Requires each word of each name in the claim, or a form of it, to occur in the cited sentences. */
export function checkNames(claim: ParsedText, source: readonly ParsedText[]): Finding | null {
  const claimed = names(claim.text).filter((name) => !isDateOrNumber(name, claim));
  if (claimed.length === 0) return null;
  const vocabulary = vocabularyOf(source);
  for (const name of claimed) {
    const absent = absentFrom(name, vocabulary);
    if (absent.length > 0) return { reason: "name", detail: detail(name, absent) };
  }
  return null;
}

/** "Monday" and "Two" are checked by the rules for dates and numbers. */
function isDateOrNumber({ start, end }: NameMention, claim: ParsedText): boolean {
  return [...claim.dates(), ...claim.numbers()].some(
    (mention) => mention.start <= start && end <= mention.end,
  );
}

function detail({ text }: NameMention, absent: readonly string[]): string {
  const whole = foldedWords(text).filter((word) => !NAME_PARTICLES.has(word)).length === absent.length;
  const part = whole ? "" : ` ("${absent.join(" ")}")`;
  return `the claim names ${text}${part}; the cited sentences do not`;
}

/** The words of a name that the source lacks. A title in front of a name may be missing, but not a title on its own. */
function absentFrom(name: NameMention, vocabulary: Vocabulary): string[] {
  const words = withPlaces(foldedWords(name.text)).filter((word) => !NAME_PARTICLES.has(word));
  const named = words.filter((word) => !TITLES.has(word));
  const absent = (named.length > 0 ? named : words).filter((word) => !isKnown(word, vocabulary));
  return absent.length > 1 && vocabulary.words().has(initials(words)) ? [] : absent;
}

/** The words of the cited sentences in the forms in which names are looked up, computed at the first use. */
interface Vocabulary {
  readonly source: readonly ParsedText[];
  readonly words: () => ReadonlySet<string>;
  readonly stems: () => ReadonlySet<string>;
  readonly places: () => ReadonlySet<string>;
}

function vocabularyOf(source: readonly ParsedText[]): Vocabulary {
  return {
    source,
    words: once(() => new Set(source.flatMap((sentence) => sentence.words))),
    stems: once(() => new Set(source.flatMap((sentence) => sentence.stems()))),
    places: once(() => new Set(source.flatMap((sentence) => withPlaces(sentence.words)))),
  };
}

function isKnown(word: string, vocabulary: Vocabulary): boolean {
  return (
    vocabulary.words().has(word) ||
    stems(word).every((stem) => vocabulary.stems().has(stem)) ||
    vocabulary.places().has(word) ||
    isAcronymIn(word, vocabulary.source) ||
    vocabulary
      .words()
      .values()
      .some((other) => isPeopleOf(word, other))
  );
}

function isAcronymIn(letters: string, source: readonly ParsedText[]): boolean {
  return letters.length >= 2 && letters.length <= 6 && source.some(({ text }) => spells(letters, text));
}

const CAPITALISED_RUN = new RegExp(
  `\\p{Lu}[\\p{L}'’-]*(?:\\s+(?:(?:${acronymFillers.join("|")})\\s+)*\\p{Lu}[\\p{L}'’-]*)+`,
  "gu",
);

/** Whether the initials of consecutive capitalised words, without particles, contain these letters. */
function spells(letters: string, text: string): boolean {
  const runs = text.match(CAPITALISED_RUN) ?? [];
  return runs.some((run) => initials(foldedWords(run)).includes(letters));
}

function initials(words: readonly string[]): string {
  return words
    .filter((word) => !NAME_PARTICLES.has(word))
    .map((word) => word[0])
    .join("");
}
