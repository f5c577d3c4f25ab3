import type { Claim } from "../../domain/claim.ts";
import type { Document, DocumentHeader } from "../../domain/document.ts";
import type { ToldDocument, ToldStory } from "../../domain/schedule-memory.ts";
import { mainFiguresOf } from "../stories/updates.ts";

/** Documents remembered of one story: enough to know what its readers know. */
const MOST_DOCUMENTS = 20;

/**
 * A told document as later ones are held against it: itself while it is as it was, else the sentences that were kept, each
 * at its number.
 */
export function asTold({ header, sentences }: ToldDocument, present: Document | undefined): Document {
  if (present !== undefined && present.arrivedAt === header.arrivedAt) return present;
  const length = Math.max(0, ...sentences.map(({ number }) => number));
  const texts = Array.from({ length }, () => "");
  for (const { number, text } of sentences) texts[number - 1] = text;
  return { ...header, contentHash: "", tags: [], sentences: texts, paragraphs: [1] };
}

/** Whether this revision of the document is one that was told from. */
export function isToldFrom(told: ToldStory | undefined, { path, arrivedAt }: DocumentHeader): boolean {
  return (
    told?.documents.some(({ header }) => header.path === path && header.arrivedAt === arrivedAt) ?? false
  );
}

/** What is to be remembered of a story once it is told with these claims, from these documents. */
export function toldStory(
  story: string,
  before: ToldStory | undefined,
  documents: readonly Document[],
  claims: readonly Claim[],
): ToldStory {
  const paths = new Set(documents.map(({ path }) => path));
  const earlier = (before?.documents ?? []).filter(({ header }) => !paths.has(header.path));
  const now = documents.map((document) => toldDocument(document, claims));
  return { story, documents: [...earlier, ...now].slice(-MOST_DOCUMENTS), claims };
}

/** With its first sentence, those that give its figures, and those that were cited. */
function toldDocument(document: Document, claims: readonly Claim[]): ToldDocument {
  const { sentences, paragraphs: _p, contentHash: _h, tags: _t, ...header } = document;
  const cited = claims.flatMap(({ evidence }) =>
    evidence.filter((one) => one.document === document.path).flatMap((one) => one.sentences),
  );
  const numbers = new Set([1, ...mainFiguresOf(document).map(({ number }) => number), ...cited]);
  const kept = [...numbers].sort((a, b) => a - b).map((number) => ({ number, text: sentences[number - 1] }));
  return {
    header,
    sentences: kept.flatMap(({ number, text }) => (text === undefined ? [] : [{ number, text }])),
  };
}
