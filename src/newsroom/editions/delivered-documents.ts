import type { Claim } from "../../domain/documents/claim.ts";
import type { Document, DocumentHeader } from "../../domain/documents/document.ts";
import type { DeliveredDocument, DeliveredStory } from "../../domain/schedules/delivered-store.ts";
import { mainFiguresOf } from "../stories/figure-mentions.ts";

/** Documents remembered per story: enough to know what its readers know. */
const MAX_DOCUMENTS = 20;

/**
 * The delivered revision of a document, to compare later ones with: the present document if it is unchanged, else the
 * stored sentences at their original numbers, with empty sentences in between.
 */
export function asDelivered(
  { header, sentences }: DeliveredDocument,
  present: Document | undefined,
): Document {
  if (present !== undefined && present.arrivedAt === header.arrivedAt) return present;
  const length = Math.max(0, ...sentences.map(({ number }) => number));
  const texts = Array.from({ length }, () => "");
  for (const { number, text } of sentences) texts[number - 1] = text;
  return { ...header, contentHash: "", tags: [], sentences: texts, paragraphs: [1] };
}

/** Whether this revision of the document was delivered. */
export function isDelivered(
  delivered: DeliveredStory | undefined,
  { path, arrivedAt }: DocumentHeader,
): boolean {
  return (
    delivered?.documents.some(({ header }) => header.path === path && header.arrivedAt === arrivedAt) ?? false
  );
}

/** The record to store after delivering a story with these claims, written from these documents. */
export function deliveredStory(
  story: string,
  before: DeliveredStory | undefined,
  documents: readonly Document[],
  claims: readonly Claim[],
): DeliveredStory {
  const paths = new Set(documents.map(({ path }) => path));
  const earlier = (before?.documents ?? []).filter(({ header }) => !paths.has(header.path));
  const current = documents.map((document) => deliveredDocument(document, claims));
  return { story, documents: [...earlier, ...current].slice(-MAX_DOCUMENTS), claims };
}

/** Keeps the first sentence, the sentences with the main figures, and the cited ones. */
function deliveredDocument(document: Document, claims: readonly Claim[]): DeliveredDocument {
  const { sentences, paragraphs: _p, contentHash: _h, tags: _t, ...header } = document;
  const cited = claims.flatMap(({ evidence }) =>
    evidence.filter((one) => one.document === document.path).flatMap((one) => one.sentences),
  );
  const numbers = new Set([1, ...mainFiguresOf(document).map(({ number }) => number), ...cited]);
  const remembered = [...numbers]
    .sort((a, b) => a - b)
    .map((number) => ({ number, text: sentences[number - 1] }));
  return {
    header,
    sentences: remembered.flatMap(({ number, text }) => (text === undefined ? [] : [{ number, text }])),
  };
}
