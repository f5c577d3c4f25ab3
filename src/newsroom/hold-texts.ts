import type { Answer } from "../domain/answer.ts";
import type { Document } from "../domain/document.ts";
import type { Digest } from "../domain/story.ts";
import type { StoryText, Verify } from "../domain/writer.ts";
import { type DocumentLookup, type HeldText, holdClaim, holdClaims } from "./hold.ts";

type Tally = Omit<HeldText<never>, "value">;

function sum(parts: readonly Tally[]): Tally {
  return {
    matched: parts.reduce((count, { matched }) => count + matched, 0),
    dropped: parts.flatMap(({ dropped }) => dropped),
  };
}

/** Holds a digest to its document. A headline that is blocked gives way to the sentence it cites, else to the first that may be shown. */
export function holdDigest(digest: Digest, document: Document, verify: Verify): HeldText<Digest> {
  const find: DocumentLookup = (path) => (path === document.path ? document : undefined);
  const headline = holdClaims([digest.headline], find, verify);
  const summary = holdClaims(digest.summary, find, verify);
  const keyFacts = holdClaims(digest.keyFacts, find, verify);
  return {
    value: {
      ...digest,
      headline: headline.value[0] ?? openingOf(document, verify),
      summary: summary.value,
      keyFacts: keyFacts.value,
    },
    ...sum([headline, summary, keyFacts]),
  };
}

/** The first sentence of a document that may be shown. */
export function openingOf(document: Document, verify: Verify): Digest["headline"] {
  const find: DocumentLookup = () => document;
  for (const [at, text] of document.sentences.entries()) {
    const evidence = [{ document: document.path, sentences: [at + 1], quote: text }];
    const { dropped, claim } = holdClaim({ text, evidence }, find, verify);
    if (dropped === null && claim !== null) return claim;
  }
  const quote = document.sentences[0] ?? "";
  return { text: UNTITLED, evidence: [{ document: document.path, sentences: [1], quote }] };
}

/** Stands for a document of which not one sentence may be shown. */
export const UNTITLED = "A document without a sentence that can be shown";

type Told = Omit<StoryText, "upcoming">;

export function holdStory(story: Told, find: DocumentLookup, verify: Verify): HeldText<Told> {
  const headline = holdClaims([{ text: story.headline, evidence: story.headlineEvidence }], find, verify);
  const summary = holdClaims(story.summary, find, verify);
  const keyFacts = holdClaims(story.keyFacts, find, verify);
  const [title] = headline.value;
  return {
    value: {
      headline: title?.text ?? "",
      headlineEvidence: title?.evidence ?? [],
      summary: summary.value,
      keyFacts: keyFacts.value,
    },
    ...sum([headline, summary, keyFacts]),
  };
}

type Reply = Omit<Answer, "question">;

/** An answer none of whose claims can be shown is no answer. */
export function holdAnswer(reply: Reply, find: DocumentLookup, verify: Verify): HeldText<Reply> {
  const { value: claims, ...rest } = holdClaims(reply.claims, find, verify);
  const documents = new Set(claims.flatMap(({ evidence }) => evidence.map(({ document }) => document)));
  const status = claims.length === 0 ? "not-in-documents" : reply.status;
  return { value: { status, claims, documents: [...documents] }, ...rest };
}
