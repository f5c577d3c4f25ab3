import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { FileState } from "../../src/domain/documents/file-state.ts";
import type { DocumentSource } from "../../src/domain/intake/document-source.ts";
import type { FileChange } from "../../src/domain/intake/file-change.ts";
import { createFolderSource, type FolderSourceOptions } from "../../src/ingest/scan/folder-source.ts";

export { outline, pathOf } from "./outline.ts";

const NOW = "2024-02-08T06:00:00.000Z";
const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** An empty folder; deleted after the test. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "dateline-ingest-"));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A source of the folder, closed after the test. By default files are read however recently they changed. */
export function sourceOf(root: string, options: Partial<FolderSourceOptions> = {}): DocumentSource {
  const source = createFolderSource({ root, now: () => NOW, minAgeMs: 0, ...options });
  cleanups.push(() => source.close());
  return source;
}

export async function scanAll(
  source: DocumentSource,
  known: ReadonlyMap<string, FileState> = new Map(),
): Promise<FileChange[]> {
  const changes: FileChange[] = [];
  for await (const batch of source.scan(known)) changes.push(...batch);
  return changes;
}

/** The file states that a store has after these changes. */
export function statesAfter(changes: readonly FileChange[]): Map<string, FileState> {
  const known = new Map<string, FileState>();
  for (const change of changes) {
    if (change.kind === "gone") known.delete(change.path);
    else if (!("moreToCome" in change && change.moreToCome)) known.set(change.file.path, change.file);
  }
  return known;
}
