import type { DroppedClaim } from "../domain/claim.ts";
import type { Document } from "../domain/document.ts";
import type { DraftingWriter } from "../domain/drafting.ts";
import type { LibraryId } from "../domain/library.ts";
import type { Store } from "../domain/ports.ts";
import type { Digest } from "../domain/story.ts";
import type { WritingDesk } from "./writing.ts";

/** Digests as they stand, and what was dropped from those written just now; both by path. */
export interface Polished {
  readonly digests: ReadonlyMap<string, Digest>;
  readonly dropped: ReadonlyMap<string, readonly DroppedClaim[]>;
}

/** Puts model digests in the place of built-in ones, for documents that are about to be shown. */
export interface Polisher {
  /** One that the model fails on stays as it was, and is tried again next time. */
  polish(
    library: LibraryId,
    documents: readonly Document[],
    digests: ReadonlyMap<string, Digest>,
  ): Promise<Polished>;
}

export interface PolisherParts {
  readonly store: Pick<Store, "keepDigest">;
  readonly writing: WritingDesk;
  readonly drafting: Pick<DraftingWriter, "digestVersion">;
}

export function createPolisher({ store, writing, drafting }: PolisherParts): Polisher {
  return {
    async polish(library, documents, kept) {
      const draftedWith = await drafting.digestVersion();
      const digests = new Map(kept);
      const dropped = new Map<string, readonly DroppedClaim[]>();
      const polishOne = async (document: Document): Promise<void> => {
        const written = await writing.digest(library, document);
        if (written.writer !== "model") return;
        const digest = { ...written.value, draftedWith };
        await store.keepDigest(library, document.path, document.contentHash, digest);
        digests.set(document.path, digest);
        dropped.set(document.path, written.dropped);
      };
      const stale = documents.filter(({ path }) => kept.get(path)?.draftedWith !== draftedWith);
      await Promise.all(stale.map(polishOne));
      return { digests, dropped };
    },
  };
}
