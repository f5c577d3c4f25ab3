import { memoByObject } from "../../../async/memo-by-object.ts";
import { takeTurn } from "../../../async/take-turn.ts";
import type { Claim, Evidence } from "../../../domain/documents/claim.ts";
import type { Document } from "../../../domain/documents/document.ts";
import type { StoryMaterial } from "../../../domain/writing/writer.ts";
import { containment } from "../../../text/tokens/containment.ts";
import { contentStems } from "../../../text/tokens/tokens.ts";
import { MAX_CHARACTERS } from "../sentences/profile.ts";
import type { StemmedClaim } from "../sentences/redundancy.ts";

/** A sentence with this share of a claim's content stems, and all its figures, makes the same statement. */
const MIN_CONTAINMENT = 0.85;
/** Claims with fewer stems are too short to recognise in other sentences. */
const MIN_STEMS = 4;
/** Documents searched for the same statement, and evidence items per claim. */
const MAX_SEARCHED = 20;
const MAX_EVIDENCE = 4;

/**
 * Adds to the claim's evidence a sentence with the same statement from each other document of the story. Word for word the same
 * sentence is a copy, not another source.
 */
export function withOtherSources({ claim, stems }: StemmedClaim, entries: StoryMaterial["documents"]): Claim {
  if (stems.size < MIN_STEMS) return claim;
  const cited = new Set(claim.evidence.map(({ document }) => document));
  const others = entries.filter(({ document }) => !cited.has(document.path)).slice(0, MAX_SEARCHED);
  const evidence = [...claim.evidence];
  const wordings = new Set(evidence.map(({ quote }) => wordingOf(quote)));
  for (const { document } of others) {
    if (evidence.length >= MAX_EVIDENCE) break;
    const match = sameStatement(stems, document);
    if (match === null || wordings.has(wordingOf(match.quote))) continue;
    wordings.add(wordingOf(match.quote));
    evidence.push(match);
  }
  return { ...claim, evidence };
}

/** A sentence without regard to case, punctuation and spacing. */
function wordingOf(sentence: string): string {
  return sentence.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
}

/** Sentences of a document that are searched; a report has fewer, a book tens of thousands. */
const MAX_SENTENCES = 300;

/** The distinct content stems of each sentence; none of the very long ones. Read once for all claims of the document's story. */
const stemsBySentence = memoByObject(({ sentences }: Document): readonly ReadonlySet<string>[] =>
  sentences
    .slice(0, MAX_SENTENCES)
    .map((sentence) => new Set(sentence.length > MAX_CHARACTERS ? [] : contentStems(sentence))),
);

/** Reads what withOtherSources compares, one document per turn of the event loop. */
export async function readSentences(entries: StoryMaterial["documents"]): Promise<void> {
  for (const { document } of entries.slice(0, MAX_SEARCHED)) {
    await takeTurn();
    stemsBySentence(document);
  }
}

function sameStatement(stems: ReadonlySet<string>, document: Document): Evidence | null {
  const figures = [...stems].filter((stem) => /^\p{N}/u.test(stem));
  for (const [index, sentenceStems] of stemsBySentence(document).entries()) {
    const quote = document.sentences[index] ?? "";
    if (
      quote.length > MAX_CHARACTERS ||
      containment(stems, sentenceStems) < MIN_CONTAINMENT ||
      !figures.every((figure) => sentenceStems.has(figure))
    )
      continue;
    return { document: document.path, sentences: [index + 1], quote };
  }
  return null;
}
