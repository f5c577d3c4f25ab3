import { createHash } from "node:crypto";
import type { FileState } from "../../../src/domain/documents/file-state.ts";
import type { DocumentSource } from "../../../src/domain/intake/document-source.ts";
import type { FileChange } from "../../../src/domain/intake/file-change.ts";
import type { SourceId } from "../../../src/domain/intake/source-id.ts";
import { newsDocument } from "../../contracts/sample-documents.ts";

export interface ScriptedSource extends DocumentSource {
  /** What it has now: sentences by path. The test changes it. */
  readonly texts: Map<string, readonly string[]>;
  /** Thrown by the next scans. */
  fault: Error | null;
}

/** A source of documents that a test writes, as a subscription has them: no folder, no files. */
export function scriptedSource(id: SourceId): ScriptedSource {
  const texts = new Map<string, readonly string[]>();
  const source: ScriptedSource = {
    id,
    texts,
    fault: null,
    async *scan(known, onProgress = () => undefined) {
      if (source.fault !== null) throw source.fault;
      const changes = [...changesOf(texts, known)];
      const progress = { files: texts.size, changed: changes.length, settling: 0, settlingApart: 0 };
      onProgress({ ...progress, read: 0, latest: null, latestPublic: null });
      for (const [index, change] of changes.entries()) {
        const latest = change.kind === "gone" ? change.path : change.file.path;
        onProgress({ ...progress, read: index + 1, latest, latestPublic: latest });
        yield [change];
      }
    },
    warm: () => undefined,
    close: async () => undefined,
  };
  return source;
}

function* changesOf(
  texts: ReadonlyMap<string, readonly string[]>,
  known: ReadonlyMap<string, FileState>,
): Generator<FileChange> {
  for (const [path, sentences] of texts) {
    const contentHash = createHash("sha256").update(sentences.join(" ")).digest("hex");
    if (known.get(path)?.contentHash === contentHash) continue;
    const file = { path, size: sentences.join(" ").length, modifiedMs: 0, contentHash };
    yield { kind: "document", file, document: newsDocument(path, sentences, { contentHash }) };
  }
  for (const path of known.keys()) if (!texts.has(path)) yield { kind: "gone", path };
}
