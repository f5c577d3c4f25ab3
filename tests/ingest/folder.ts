import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { FileState } from "../../src/domain/document.ts";
import type { Arrival, DocumentSource } from "../../src/domain/folder.ts";
import { createFolderSource, type FolderSourceOptions } from "../../src/ingest/folder-source.ts";

const NOW = "2024-02-08T06:00:00.000Z";
const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** An empty folder that is gone after the test. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "dateline-ingest-"));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A source of the folder, closed after the test; files count as at rest unless a test says otherwise. */
export function sourceOf(root: string, options: Partial<FolderSourceOptions> = {}): DocumentSource {
  const source = createFolderSource({ root, now: () => NOW, restMs: 0, ...options });
  cleanups.push(() => source.close());
  return source;
}

export async function scanned(
  source: DocumentSource,
  known: ReadonlyMap<string, FileState> = new Map(),
): Promise<Arrival[]> {
  const arrivals: Arrival[] = [];
  for await (const batch of source.scan(known)) arrivals.push(...batch);
  return arrivals;
}

/** What a store would know after these arrivals. */
export function knownAfter(arrivals: readonly Arrival[]): Map<string, FileState> {
  const known = new Map<string, FileState>();
  for (const arrival of arrivals) {
    if (arrival.kind === "gone") known.delete(arrival.path);
    else if (!("more" in arrival && arrival.more)) known.set(arrival.file.path, arrival.file);
  }
  return known;
}

export function pathOf(arrival: Arrival): string {
  if (arrival.kind === "document") return arrival.document.path;
  if (arrival.kind === "unreadable") return arrival.unreadable.path;
  return arrival.kind === "gone" ? arrival.path : arrival.file.path;
}

/** "path: kind", or for what can't be read "path: code". */
export function outline(arrivals: readonly Arrival[]): string[] {
  return arrivals.map((arrival) => {
    const what = arrival.kind === "unreadable" ? arrival.unreadable.code : arrival.kind;
    return `${pathOf(arrival)}: ${what}`;
  });
}
