import { setAsideFirst, type Unreadable } from "../domain/document.ts";
import type { LibraryId } from "../domain/library.ts";
import type { Store } from "../domain/ports.ts";
import type { Instant, Now } from "../domain/time.ts";

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
export interface StatusBoard {
  /** As it stood within the last minute; null when that is not known. Looks again when it is some seconds old. */
  known(library: LibraryId): LibraryStatus | null;
  look(library: LibraryId): Promise<LibraryStatus>;
}

export interface StatusParts {
  readonly store: Pick<Store, "counts" | "unreadable" | "feedbackCounts" | "tokensUsed">;
  readonly now: Now;
  /** Milliseconds from anywhere, forward only (performance.now). */
  readonly clock: () => number;
  readonly onError: (error: unknown) => void;
}

/** What was seen is shown for so long, and looked at again when it is so old; milliseconds. */
const SHOWN_MS = 60_000;
const FRESH_MS = 5_000;
/** Libraries kept in memory. */
const MOST = 1_000;

interface Seen {
  readonly status: LibraryStatus;
  readonly at: number;
}

export function createStatusBoard({ store, now, clock, onError }: StatusParts): StatusBoard {
  const seen = new Map<string, Seen>();
  const looking = new Set<string>();
  async function see(library: LibraryId): Promise<LibraryStatus> {
    const status = await look(library, store, now());
    const key = keyOf(library);
    seen.delete(key);
    seen.set(key, { status, at: clock() });
    for (const oldest of seen.keys().take(Math.max(0, seen.size - MOST))) seen.delete(oldest);
    return status;
  }
  function seeSoon(library: LibraryId): void {
    const key = keyOf(library);
    if (looking.has(key)) return;
    looking.add(key);
    see(library)
      .catch(onError)
      .finally(() => looking.delete(key));
  }
  return {
    look: see,
    known(library) {
      const entry = seen.get(keyOf(library));
      const age = entry === undefined ? Number.POSITIVE_INFINITY : clock() - entry.at;
      if (age > FRESH_MS) seeSoon(library);
      return age > SHOWN_MS ? null : (entry?.status ?? null);
    },
  };
}

function keyOf({ root, guild }: LibraryId): string {
  return JSON.stringify([root, guild]);
}

async function look(library: LibraryId, store: StatusParts["store"], at: Instant): Promise<LibraryStatus> {
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
    unreadable: setAsideFirst(unreadable),
    thumbs,
    tokensToday,
  };
}
