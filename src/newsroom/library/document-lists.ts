import type { LibraryId } from "../../domain/core/library.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import type { PassageHit } from "../../domain/documents/passage.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { SearchStore } from "../../domain/store/search-store.ts";
import { parseQuestion } from "../../text/queries/parse-question.ts";

/** One page of a library's documents, newest first; `page` counts from 1. */
export function documentPage(
  store: Pick<LibraryReader, "newestDocuments">,
  library: LibraryId,
  { page, limit }: { readonly page: number; readonly limit: number },
): Promise<{ readonly total: number; readonly documents: readonly DocumentHeader[] }> {
  return store.newestDocuments(library, { scope: "visible", limit, offset: (page - 1) * limit });
}

/** The passages that match typed words best, in any inflected form. */
export function searchPassages(
  store: Pick<SearchStore, "search">,
  library: LibraryId,
  { words, limit }: { readonly words: string; readonly limit: number },
): Promise<readonly PassageHit[]> {
  return store.search(library, parseQuestion(words).stems, limit);
}
