import type { LibraryId } from "../../domain/core/library.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { PassageHit } from "../../domain/documents/passage.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";

/** Passages that are widened, the best ones. Answers rarely come from the rest, and each costs a document read. */
const MAX_WIDENED = 8;

function widen(hit: PassageHit, { sentences }: Document): PassageHit {
  const first = Math.max(1, hit.first - 1);
  const last = Math.min(sentences.length, hit.last + 1);
  return { ...hit, first, last, sentences: sentences.slice(first - 1, last) };
}

/**
 * Adds the previous and the next sentence to the best passages. A passage may end right before the answer: "He is 61."
 * does not match the search, but the sentence before it does.
 */
export async function widenPassages(
  store: Pick<LibraryReader, "documents">,
  library: LibraryId,
  hits: readonly PassageHit[],
): Promise<PassageHit[]> {
  const paths = [...new Set(hits.slice(0, MAX_WIDENED).map((hit) => hit.document.path))];
  const documents = new Map(
    (await store.documents(library, paths)).map((document) => [document.path, document]),
  );
  return hits.map((hit, index) => {
    const document = index < MAX_WIDENED ? documents.get(hit.document.path) : undefined;
    return document === undefined ? hit : widen(hit, document);
  });
}
