import type { Document } from "../../domain/document.ts";
import { hash32 } from "../../text/shingles.ts";
import { isStopStem, stems, wordTexts } from "../../text/tokens.ts";

/**
 * Terms are known by a bucket of 18 bits: few enough for a processor's cache. Two documents of 160 terms share one by
 * accident in 10% of pairs.
 */
export const BUCKETS = 1 << 18;

/** How much an occurrence counts. Chosen on half of the ECB+ topics (bench/stories.bench.ts). */
const NAME_WEIGHT = 2;
const NUMBER_WEIGHT = 1.5;
const LEAD_WEIGHT = 2;
/** Sentences that count as lead; a news text says what happened there. */
const LEAD_SENTENCES = 3;
/** Words read. What comes later in a long report is background, which other stories share. */
const MAX_WORDS = 400;

/** A document as grouping sees it. */
export interface DocumentTerms {
  /** Weighted occurrences by bucket. */
  readonly counts: ReadonlyMap<number, number>;
  /** The buckets that stand in the title or the lead. */
  readonly lead: ReadonlySet<number>;
  /** A hash per word, in order, stop words included. */
  readonly wordHashes: readonly number[];
}

/** The terms of a document's title and text, weighted by where and how they stand. */
export function documentTerms(document: Document): DocumentTerms {
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
  return { counts, lead, wordHashes };
}

/** The title first, unless it is a file's name or the text begins with it. */
function texts({ title, titleFrom, sentences }: Document): readonly string[] {
  return titleFrom === "file-name" || sentences[0] === title ? sentences : [title, ...sentences];
}

function kindWeight(word: string, index: number): number {
  if (/^\p{N}/u.test(word)) return NUMBER_WEIGHT;
  return index > 0 && /^\p{Lu}/u.test(word) ? NAME_WEIGHT : 1;
}
