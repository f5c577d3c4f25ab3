import type { Now } from "../../domain/core/clock.ts";
import type { DocumentSource, ScanProgress } from "../../domain/intake/document-source.ts";

/** Progress of reading a library's sources: files read, of those that changed. */
export interface Backlog {
  readonly read: number;
  readonly changed: number;
  readonly perSecond: number;
  /** Path of the last file read that everybody may see; null before the first. */
  readonly latest: string | null;
}

/** Adds up the sources that were scanned since it was cleared. */
export function createBacklog(now: Now): {
  record(source: DocumentSource, progress: ScanProgress): void;
  clear(): void;
  get(): Backlog | null;
} {
  const bySource = new Map<DocumentSource, ScanProgress>();
  let since = 0;
  let latest: string | null = null;
  return {
    record(source, progress) {
      if (bySource.size === 0) since = Date.parse(now());
      bySource.set(source, progress);
      latest = progress.latestPublic ?? latest;
    },
    clear() {
      bySource.clear();
      latest = null;
    },
    get() {
      const sum = (count: "read" | "changed") =>
        [...bySource.values()].reduce((total, progress) => total + progress[count], 0);
      const changed = sum("changed");
      if (changed === 0) return null;
      const read = sum("read");
      const seconds = Math.max(1, Date.parse(now()) - since) / 1000;
      return { read, changed, perSecond: Math.round(read / seconds), latest };
    },
  };
}
