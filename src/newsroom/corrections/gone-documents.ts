import type { Clock } from "../../domain/core/clock.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import type { Instant } from "../../domain/core/time.ts";
import { MINUTE_MS } from "../../domain/core/time.ts";

/** A document missing this long counts as withdrawn. Shorter gaps occur when somebody replaces a file. */
const GONE_AFTER_MS = MINUTE_MS;

/** Tracks how long documents have been missing. */
export interface GoneDocuments {
  /** Records which of `paths` exist now; `present` maps existing paths to arrival times. */
  record(library: LibraryId, paths: readonly string[], present: ReadonlyMap<string, Instant>): void;
  isGone(library: LibraryId, path: string): boolean;
}

export function createGoneDocuments(clock: Clock): GoneDocuments {
  const missingSince = new Map<string, number>();
  const keyOf = ({ guild }: LibraryId, path: string) => JSON.stringify([guild, path]);
  return {
    record(library, paths, present) {
      for (const path of paths) {
        const key = keyOf(library, path);
        if (present.has(path)) missingSince.delete(key);
        else if (!missingSince.has(key)) missingSince.set(key, clock.monotonicMs());
      }
    },
    isGone(library, path) {
      const missingFrom = missingSince.get(keyOf(library, path));
      return missingFrom !== undefined && clock.monotonicMs() - missingFrom >= GONE_AFTER_MS;
    },
  };
}
