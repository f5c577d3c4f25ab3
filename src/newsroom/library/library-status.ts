import { createBoundedMap } from "../../async/bounded-map.ts";
import type { PeopleStore } from "../../domain/conversation/people-store.ts";
import type { Now } from "../../domain/core/clock.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import type { Instant } from "../../domain/core/time.ts";
import { MINUTE_MS } from "../../domain/core/time.ts";
import { quarantinedFirst, type Unreadable } from "../../domain/documents/unreadable.ts";
import type { StoreHealth, StoreSpace } from "../../domain/operations/store-health.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { ModelUseStore } from "../../domain/store/model-use-store.ts";

/** Counts and problems of a library, for status displays. */
export interface LibraryStatus {
  readonly documents: number;
  readonly stories: number;
  /** Quarantined files first. */
  readonly unreadable: readonly Unreadable[];
  readonly thumbs: { readonly up: number; readonly down: number };
  /** Used by all libraries on the current UTC day. */
  readonly tokensToday: number;
  /** What the store can write. */
  readonly space: StoreSpace;
}

/** Reads library status, with an in-memory cache. */
export interface LibraryStatusService {
  /** Status no older than MAX_AGE_MS, else null. Starts a refresh in the background when older than FRESH_MS. */
  cached(library: LibraryId): LibraryStatus | null;
  /** Reads the status from the store. Throws the store's Fault. */
  readStatus(library: LibraryId): Promise<LibraryStatus>;
}

export interface LibraryStatusDeps {
  readonly store: Pick<LibraryReader, "counts" | "unreadable"> &
    Pick<PeopleStore, "feedbackCounts"> &
    Pick<StoreHealth, "checkSpace"> &
    Pick<ModelUseStore, "tokensUsed">;
  readonly now: Now;
  /** Clock.monotonicMs. */
  readonly monotonicMs: () => number;
  readonly onError: (error: unknown) => void;
}

const MAX_AGE_MS = MINUTE_MS;
const FRESH_MS = 5_000;
/** Libraries in the cache. */
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
  const [counts, unreadable, thumbs, uses, space] = await Promise.all([
    store.counts(library),
    store.unreadable(library),
    store.feedbackCounts(library),
    store.tokensUsed(at.slice(0, 10)),
    store.checkSpace(),
  ]);
  const tokensToday = uses.reduce((sum, { tokens }) => sum + tokens, 0);
  return {
    documents: counts.documents,
    stories: counts.stories,
    unreadable: quarantinedFirst(unreadable),
    thumbs,
    tokensToday,
    space,
  };
}
