import type { LibraryId } from "../../domain/library.ts";
import type { Clock, Instant } from "../../domain/time.ts";

/** Somebody who replaces a file may take it away first: gone for so long, it is withdrawn. */
const GONE_MS = 60_000;

/** Remembers since when documents are missing. */
export interface GoneDocuments {
  /** Notes which of the documents are there by now. */
  note(library: LibraryId, paths: readonly string[], present: ReadonlyMap<string, Instant>): void;
  isGone(library: LibraryId, path: string): boolean;
}

export function createGoneDocuments(clock: Clock): GoneDocuments {
  const since = new Map<string, number>();
  const keyOf = ({ guild }: LibraryId, path: string) => JSON.stringify([guild, path]);
  return {
    note(library, paths, present) {
      for (const path of paths) {
        const key = keyOf(library, path);
        if (present.has(path)) since.delete(key);
        else if (!since.has(key)) since.set(key, clock.ticks());
      }
    },
    isGone(library, path) {
      const missing = since.get(keyOf(library, path));
      return missing !== undefined && clock.ticks() - missing >= GONE_MS;
    },
  };
}
