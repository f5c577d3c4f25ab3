import type { LibraryId } from "../../domain/core/library.ts";
import type { DroppedClaim } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { IntakeStore } from "../../domain/store/intake-store.ts";
import type { Digest } from "../../domain/stories/story.ts";
import type { ModelWriter } from "../../domain/writing/model-writer.ts";
import type { WritingService } from "./writing-service.ts";

/** Current digests, and the claims dropped from the ones just written; both by path. */
export interface UpgradedDigests {
  readonly digests: ReadonlyMap<string, Digest>;
  readonly dropped: ReadonlyMap<string, readonly DroppedClaim[]>;
}

/** Replaces built-in digests by model digests, for documents about to be shown. */
export interface ModelDigester {
  /** If the model fails on a document, its digest stays as it was and is tried again next time. */
  upgradeDigests(
    library: LibraryId,
    documents: readonly Document[],
    digests: ReadonlyMap<string, Digest>,
  ): Promise<UpgradedDigests>;
}

export interface ModelDigesterDeps {
  readonly store: Pick<IntakeStore, "saveDigest">;
  readonly writing: WritingService;
  readonly modelWriter: Pick<ModelWriter, "digestVersion">;
}

export function createModelDigester({ store, writing, modelWriter }: ModelDigesterDeps): ModelDigester {
  return {
    async upgradeDigests(library, documents, stored) {
      const draftedWith = await modelWriter.digestVersion();
      const digests = new Map(stored);
      const dropped = new Map<string, readonly DroppedClaim[]>();
      const upgradeOne = async (document: Document): Promise<void> => {
        const written = await writing.digest(library, document);
        if (written.writer !== "model") return;
        const digest = { ...written.value, draftedWith };
        await store.saveDigest(library, document.path, document.contentHash, digest);
        digests.set(document.path, digest);
        dropped.set(document.path, written.dropped);
      };
      const stale = documents.filter(({ path }) => stored.get(path)?.draftedWith !== draftedWith);
      await Promise.all(stale.map(upgradeOne));
      return { digests, dropped };
    },
  };
}
