import type { Answer } from "../../domain/conversation/answer.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { Digest } from "../../domain/stories/story.ts";
import type { Verify } from "../../domain/writing/verify.ts";
import type { StoryText } from "../../domain/writing/writer.ts";
import { type CheckedText, checkClaim, checkClaims, type DocumentLookup } from "./check-claims.ts";

type CheckCounts = Omit<CheckedText<never>, "value">;

function sumCounts(counts: readonly CheckCounts[]): CheckCounts {
  return {
    matched: counts.reduce((count, { matched }) => count + matched, 0),
    dropped: counts.flatMap(({ dropped }) => dropped),
  };
}

/**
 * Checks a digest against its document. A blocked headline is replaced by the sentence it cites, else by the document's
 * first sentence that passes the check.
 */
export function checkDigest(digest: Digest, document: Document, verify: Verify): CheckedText<Digest> {
  const find: DocumentLookup = (path) => (path === document.path ? document : undefined);
  const headline = checkClaims([digest.headline], find, verify);
  const summary = checkClaims(digest.summary, find, verify);
  const keyFacts = checkClaims(digest.keyFacts, find, verify);
  return {
    value: {
      ...digest,
      headline: headline.value[0] ?? firstShowableSentence(document, verify),
      summary: summary.value,
      keyFacts: keyFacts.value,
    },
    ...sumCounts([headline, summary, keyFacts]),
  };
}

/** The first sentence of a document that passes the check, else `UNTITLED`. */
export function firstShowableSentence(document: Document, verify: Verify): Digest["headline"] {
  const find: DocumentLookup = () => document;
  for (const [index, text] of document.sentences.entries()) {
    const evidence = [{ document: document.path, sentences: [index + 1], quote: text }];
    const { dropped, claim } = checkClaim({ text, evidence }, find, verify);
    if (dropped === null && claim !== null) return claim;
  }
  const quote = document.sentences[0] ?? "";
  return { text: UNTITLED, evidence: [{ document: document.path, sentences: [1], quote }] };
}

/** Headline of a document whose sentences are all blocked. */
export const UNTITLED = "A document with no text that can be shown";

type StoryBody = Omit<StoryText, "upcoming">;

export function checkStory(story: StoryBody, find: DocumentLookup, verify: Verify): CheckedText<StoryBody> {
  const headline = checkClaims([{ text: story.headline, evidence: story.headlineEvidence }], find, verify);
  const summary = checkClaims(story.summary, find, verify);
  const keyFacts = checkClaims(story.keyFacts, find, verify);
  const [title] = headline.value;
  return {
    value: {
      headline: title?.text ?? "",
      headlineEvidence: title?.evidence ?? [],
      summary: summary.value,
      keyFacts: keyFacts.value,
    },
    ...sumCounts([headline, summary, keyFacts]),
  };
}

type Reply = Omit<Answer, "question">;

/** Checks an answer. If every claim is dropped, the status becomes "not-in-documents". */
export function checkAnswer(reply: Reply, find: DocumentLookup, verify: Verify): CheckedText<Reply> {
  const { value: claims, ...rest } = checkClaims(reply.claims, find, verify);
  const documents = new Set(claims.flatMap(({ evidence }) => evidence.map(({ document }) => document)));
  const status = claims.length === 0 ? "not-in-documents" : reply.status;
  return { value: { status, claims, documents: [...documents] }, ...rest };
}
