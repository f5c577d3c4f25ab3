import type { Document } from "../../domain/documents/document.ts";
import type { StorySketch } from "../../domain/intake/prepared-document.ts";
import { hash32, minHash } from "../../text/tokens/min-hash.ts";
import { isStopStem, stems, wordTexts } from "../../text/tokens/tokens.ts";
import { packTerm } from "./signature.ts";

/**
 * Terms are hashed into buckets of 18 bits, few enough for a CPU cache. In 10% of pairs, two documents of 160 terms share a
 * bucket by accident.
 */
export const BUCKETS = 1 << 18;

/** Weights of one occurrence. Tuned on half of the ECB+ topics (bench/stories.bench.ts). */
const NAME_WEIGHT = 2;
const NUMBER_WEIGHT = 1.5;
const LEAD_WEIGHT = 2;
/** Sentences that count as the lead, where a news text says what happened. */
const LEAD_SENTENCES = 3;
/** Words read per document. Later text in a long report is background that other stories share. */
const MAX_WORDS = 400;

/** What grouping needs of a document: its terms, weighted by position and kind, and its min-hash. Pure. */
export function sketchOf(document: Document): StorySketch {
  const counts = new Map<number, number>();
  const lead = new Set<number>();
  const wordHashes: number[] = [];
  texts(document).forEach((text, position) => {
    if (wordHashes.length >= MAX_WORDS) return;
    const inLead = position < LEAD_SENTENCES;
    const written = wordTexts(text);
    stems(text).forEach((stem, i) => {
      const hash = hash32(stem);
      wordHashes.push(hash);
      if (isStopStem(stem) || stem.length < 2) return;
      const bucket = hash % BUCKETS;
      const weight = (inLead ? LEAD_WEIGHT : 1) * kindWeight(written[i] ?? "", i);
      if (inLead) lead.add(bucket);
      counts.set(bucket, (counts.get(bucket) ?? 0) + weight);
    });
  });
  const packed = Array.from(counts, ([bucket, count]) =>
    packTerm(bucket, lead.has(bucket), 1 + Math.log(count)),
  );
  return { terms: Uint32Array.from(packed), minHash: minHash(wordHashes) };
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
