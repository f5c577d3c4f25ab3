import type { Document } from "../../domain/documents/document.ts";
import type { StorySketch } from "../../domain/intake/prepared-document.ts";
import { hash32, minHash } from "../../text/tokens/min-hash.ts";
import { isStopStem, stems, wordTexts } from "../../text/tokens/tokens.ts";
import { CALENDAR_STEMS, FUNCTION_WORDS } from "./common-stems.ts";
import { isRoundUpTitle } from "./round-ups.ts";
import { packTerm } from "./signature.ts";

/**
 * Terms are hashed into buckets of 18 bits, few enough for a CPU cache. In 10% of pairs, two documents of 160 terms share a
 * bucket by accident.
 */
export const BUCKETS = 1 << 18;

/** Weights of one occurrence. Tuned on half of the ECB+ topics (bench/stories.bench.ts). */
const NAME_WEIGHT = 2;
const NUMBER_WEIGHT = 3;
const LEAD_WEIGHT = 2;
/** Sentences that count as the lead, where a news text says what happened. */
const LEAD_SENTENCES = 3;
/** Words read per document. Later text in a long report is background that other stories share. */
const MAX_WORDS = 400;
/** "Ubaye", "l'Ubaye". */
const CAPITAL = /^(?:\p{Ll}{1,2}['’])?\p{Lu}/u;
/** In a title with such a word a capital marks a name; in others all words may have one. */
const LONG_LOWER_CASE = /^\p{Ll}{5}/u;
const YEAR = /^(?:19|20)\d\d$/;

/** What the words of a document that share a term show. */
interface TermCount {
  count: number;
  inLead: boolean;
  /** Whether one is written with a capital within a sentence, and whether one is written without. */
  capital: boolean;
  lowerCase: boolean;
}

/** What grouping needs of a document: its terms, weighted by position and kind, and its min-hash. Pure. */
export function sketchOf(document: Document): StorySketch {
  const counts = new Map<number, TermCount>();
  const wordHashes: number[] = [];
  const functionWords = FUNCTION_WORDS.get(document.language) ?? NO_WORDS;
  const arrivalYear = Number(document.arrivedAt.slice(0, 4));
  let latestYear = 0;
  const all = texts(document);
  all.forEach((text, position) => {
    if (wordHashes.length >= MAX_WORDS) return;
    const inLead = position < LEAD_SENTENCES;
    const written = wordTexts(text);
    const capitalsCount = position > 0 || written.some((word) => LONG_LOWER_CASE.test(word));
    stems(text).forEach((stem, i) => {
      const hash = hash32(stem);
      wordHashes.push(hash);
      if (isStopStem(stem) || stem.length < 2) return;
      const word = written[i] ?? "";
      if (functionWords.has(word.toLowerCase())) return;
      const term = counts.getOrInsertComputed(hash % BUCKETS, () => ({ ...NOT_SEEN }));
      const isCapital = CAPITAL.test(word);
      term.count += (inLead ? LEAD_WEIGHT : 1) * kindWeight(word, i);
      term.inLead ||= inLead;
      term.capital ||= isCapital && i > 0 && capitalsCount && !CALENDAR_STEMS.has(stem);
      term.lowerCase ||= !isCapital && /^\p{Ll}/u.test(word);
      if (YEAR.test(word) && Number(word) <= arrivalYear) latestYear = Math.max(latestYear, Number(word));
    });
  });
  const packed = Array.from(counts, ([bucket, { count, inLead, capital, lowerCase }]) =>
    packTerm({ bucket, inLead, ofName: capital && !lowerCase, weight: 1 + Math.log(count) }),
  );
  return {
    roundUp: isRoundUpTitle(document.title),
    latestYear,
    terms: Uint32Array.from(packed),
    minHash: minHash(wordHashes),
  };
}

const NO_WORDS: ReadonlySet<string> = new Set();
const NOT_SEEN: TermCount = { count: 0, inLead: false, capital: false, lowerCase: false };

/** The bucket of a year's term. */
export function yearBucket(year: number): number {
  return hash32(String(year)) % BUCKETS;
}

/** The sentences, preceded by the title unless it is a file name or the text starts with it. */
function texts({ title, titleFrom, sentences }: Document): readonly string[] {
  return titleFrom === "file-name" || sentences[0] === title ? sentences : [title, ...sentences];
}

function kindWeight(word: string, index: number): number {
  const first = word.charCodeAt(0);
  if (first >= SMALL_A && first <= SMALL_Z) return 1;
  if (/^\p{N}/u.test(word)) return NUMBER_WEIGHT;
  return index > 0 && /^\p{Lu}/u.test(word) ? NAME_WEIGHT : 1;
}

/** Fast path: most words start with a lower-case ASCII letter. */
const SMALL_A = "a".charCodeAt(0);
const SMALL_Z = "z".charCodeAt(0);
