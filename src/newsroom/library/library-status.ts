import { createBoundedMap } from "../../async/bounded-map.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import type { Instant, Now } from "../../domain/core/time.ts";
import { MINUTE_MS } from "../../domain/core/time.ts";
import { quarantinedFirst, type Unreadable } from "../../domain/documents/document.ts";
import type { Store } from "../../domain/store/store.ts";

/** How a library stands. */
export interface LibraryStatus {
  readonly documents: number;
  readonly stories: number;
  /** Those that are set aside first. */
  readonly unreadable: readonly Unreadable[];
  readonly thumbs: { readonly up: number; readonly down: number };
  /** By all libraries, on this UTC day. */
  readonly tokensToday: number;
}

/** Tells how libraries stand: out of memory while that is fresh. */
export interface LibraryStatusService {
  /** As it stood within the last minute; null when that is not known. Looks again when it is some seconds old. */
  cached(library: LibraryId): LibraryStatus | null;
  readStatus(library: LibraryId): Promise<LibraryStatus>;
}

export interface LibraryStatusDeps {
  readonly store: Pick<Store, "counts" | "unreadable" | "feedbackCounts" | "tokensUsed">;
  readonly now: Now;
  /** Clock.monotonicMs. */
  readonly monotonicMs: () => number;
  readonly onError: (error: unknown) => void;
}

/** What was seen is shown for so long, and looked at again when it is so old; milliseconds. */
const MAX_AGE_MS = MINUTE_MS;
const FRESH_MS = 5_000;
/** Libraries kept in memory. */
const MAX_LIBRARIES = 1_000;

interface CachedStatus {
  readonly status: LibraryStatus;
  readonly readAtMs: number;
}

export function createLibraryStatusService({
  store,
  now,
  monotonicMs,
  onError,
}: LibraryStatusDeps): LibraryStatusService {
  const cache = createBoundedMap<string, CachedStatus>(MAX_LIBRARIES);
  const refreshing = new Set<string>();
  async function refreshNow(library: LibraryId): Promise<LibraryStatus> {
    const status = await readStatus(library, store, now());
    cache.set(keyOf(library), { status, readAtMs: monotonicMs() });
    return status;
  }
  function refreshSoon(library: LibraryId): void {
    const key = keyOf(library);
    if (refreshing.has(key)) return;
    refreshing.add(key);
    refreshNow(library)
      .catch(onError)
      .finally(() => refreshing.delete(key));
  }
  return {
    readStatus: refreshNow,
    cached(library) {
      const entry = cache.get(keyOf(library));
      const age = entry === undefined ? Number.POSITIVE_INFINITY : monotonicMs() - entry.readAtMs;
      if (age > FRESH_MS) refreshSoon(library);
      return age > MAX_AGE_MS ? null : (entry?.status ?? null);
    },
  };
}

function keyOf({ root, guild }: LibraryId): string {
  return JSON.stringify([root, guild]);
}

async function readStatus(
  library: LibraryId,
  store: LibraryStatusDeps["store"],
  at: Instant,
): Promise<LibraryStatus> {
  const [counts, unreadable, thumbs, uses] = await Promise.all([
    store.counts(library),
    store.unreadable(library),
    store.feedbackCounts(library),
    store.tokensUsed(at.slice(0, 10)),
  ]);
  const tokensToday = uses.reduce((sum, { tokens }) => sum + tokens, 0);
  return {
    documents: counts.documents,
    stories: counts.stories,
    unreadable: quarantinedFirst(unreadable),
    thumbs,
    tokensToday,
  };
}
