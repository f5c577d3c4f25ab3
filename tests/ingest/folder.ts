import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { FileState } from "../../src/domain/documents/document.ts";
import type { DocumentSource, FileChange } from "../../src/domain/intake/document-source.ts";
import { createFolderSource, type FolderSourceOptions } from "../../src/ingest/scan/folder-source.ts";

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
  const arrivals: FileChange[] = [];
  for await (const batch of source.scan(known)) arrivals.push(...batch);
  return arrivals;
}

/** The file states that a store has after these changes. */
export function statesAfter(arrivals: readonly FileChange[]): Map<string, FileState> {
  const known = new Map<string, FileState>();
  for (const arrival of arrivals) {
    if (arrival.kind === "gone") known.delete(arrival.path);
    else if (!("moreToCome" in arrival && arrival.moreToCome)) known.set(arrival.file.path, arrival.file);
  }
  return known;
}

export function pathOf(arrival: FileChange): string {
  if (arrival.kind === "document") return arrival.document.path;
  if (arrival.kind === "unreadable") return arrival.unreadable.path;
  return arrival.kind === "gone" ? arrival.path : arrival.file.path;
}

/** One line per change: "path: kind", or "path: code" for an unreadable file. */
export function outline(arrivals: readonly FileChange[]): string[] {
  return arrivals.map((arrival) => {
    const what = arrival.kind === "unreadable" ? arrival.unreadable.code : arrival.kind;
    return `${pathOf(arrival)}: ${what}`;
  });
}
