import { type NameMention, names } from "../text/names.ts";
import { stems } from "../text/tokens.ts";
import type { Finding } from "./finding.ts";
import { foldedWords } from "./fold.ts";
import { isPeopleOf, withPlaces } from "./places.ts";
import type { ReadText } from "./source.ts";

/** Forms of address and offices: they tell who someone is, and are not the name. */
const TITLES = new Set(
  "mr mrs ms miss mx dr sir dame lord lady prof professor president vice prime minister premier chancellor secretary general colonel captain major lieutenant sergeant admiral king queen prince princess pope senator sen representative rep governor gov mayor judge justice ambassador chief chairman chairwoman ceo director spokesman spokeswoman spokesperson coach manager inspector detective officer ayatollah sheikh imam reverend rev father sister brother".split(
    " ",
  ),
);
const JOINING = new Set(
  "a an and of the for in on at to de la le du des di da del der den van von al el bin ibn ben abu y e i ii iii jr sr".split(
    " ",
  ),
);

interface Vocabulary {
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  readonly acronyms: (letters: string) => boolean;
}

/** Each word of each name in the claim must occur in the cited sentences, or be a form of a name that does. */
export function checkNames(claim: ReadText, source: readonly ReadText[]): Finding | null {
  const claimed = names(claim.text);
  if (claimed.length === 0) return null;
  const vocabulary = vocabularyOf(source);
  for (const name of claimed) {
    const absent = absentFrom(name, vocabulary);
    if (absent.length > 0) return { reason: "name", detail: detail(name, absent) };
  }
  return null;
}

function detail({ text }: NameMention, absent: readonly string[]): string {
  const whole = foldedWords(text).filter((word) => !JOINING.has(word)).length === absent.length;
  const part = whole ? "" : ` ("${absent.join(" ")}")`;
  return `the claim names ${text}${part}; the cited sentences do not`;
}

function absentFrom(name: NameMention, vocabulary: Vocabulary): string[] {
  const words = withPlaces(foldedWords(name.text));
  const absent = words.filter(
    (word) => !TITLES.has(word) && !JOINING.has(word) && !isKnown(word, vocabulary),
  );
  if (absent.length > 1 && vocabulary.words.has(initials(words))) return [];
  return absent;
}

function isKnown(word: string, { words, stems: known, acronyms }: Vocabulary): boolean {
  if (words.has(word) || stems(word).every((stem) => known.has(stem))) return true;
  if (acronyms(word)) return true;
  return words.values().some((other) => isPeopleOf(word, other));
}

function vocabularyOf(source: readonly ReadText[]): Vocabulary {
  const words = new Set(source.flatMap((sentence) => [...sentence.words, ...withPlaces(sentence.words)]));
  return {
    words,
    stems: new Set(source.flatMap((sentence) => sentence.stems)),
    acronyms: (letters) => letters.length >= 2 && source.some((sentence) => spells(letters, sentence.text)),
  };
}

/** Whether capitalised words in a row, joining words left out, begin with these letters. */
function spells(letters: string, text: string): boolean {
  const runs =
    text.match(/\p{Lu}[\p{L}'’-]*(?:\s+(?:(?:of|the|and|for|in|on|de)\s+)*\p{Lu}[\p{L}'’-]*)+/gu) ?? [];
  return runs.some((run) => initials(foldedWords(run)).includes(letters));
}

function initials(words: readonly string[]): string {
  return words
    .filter((word) => !JOINING.has(word))
    .map((word) => word[0])
    .join("");
}
