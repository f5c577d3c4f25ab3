import type { FileState } from "../domain/document.ts";
import { LONGEST_GROWTH_MS, MOST_HELD_MS } from "./limits.ts";
import type { Listed } from "./list-folder.ts";

/** Holds files back that changed just now: whoever writes them may only pause. */
export interface HoldingBack {
  /** Sorts the files that changed. Called once for each scan. */
  sort(changed: readonly Listed[], known: ReadonlyMap<string, FileState>): Sorted;
}

export interface Sorted {
  readonly ready: readonly Listed[];
  /** Those that are left for a later scan. */
  readonly held: readonly Listed[];
  /** Of those, what has been held for long though nothing of it is in the library: people are to be told. */
  readonly waiting: readonly Listed[];
}

/** A file that is held back, as it was when it was last looked at. */
interface Young {
  readonly size: number;
  readonly modifiedMs: number;
  readonly heldSince: number;
  /** When it was first found at this size and time. */
  readonly sameSince: number;
  /** Whether it was ever found changed and not larger: then it is written anew again and again, and whole each time. */
  readonly rewritten: boolean;
}

/**
 * A file that changed within the last `holdMs` is held back until it has rested for so long. One that never does is read
 * in the end: after MOST_HELD_MS if it is written anew again and again; after LONGEST_GROWTH_MS if it only ever grows, as
 * that is how a slow copy looks, and a log that will never end.
 */
export function createHoldingBack(holdMs: number): HoldingBack {
  let young = new Map<string, Young>();
  return {
    sort(changed, known) {
      const now = Date.now();
      const next = new Map<string, Young>();
      const ready: Listed[] = [];
      const held: Listed[] = [];
      const waiting: Listed[] = [];
      for (const file of changed) {
        const seen = looked(file, young.get(file.path), now);
        if (restedMs(seen, now) >= holdMs || now - seen.heldSince >= mostHeldMs(seen)) {
          ready.push(file);
          continue;
        }
        next.set(file.path, seen);
        held.push(file);
        if (now - seen.heldSince >= MOST_HELD_MS && !isInLibrary(known.get(file.path))) waiting.push(file);
      }
      young = next;
      return { ready, held, waiting };
    },
  };
}

function looked({ size, modifiedMs }: Listed, before: Young | undefined, now: number): Young {
  if (before === undefined) return { size, modifiedMs, heldSince: now, sameSince: now, rewritten: false };
  if (modifiedMs === before.modifiedMs && size === before.size) return before;
  const { heldSince, rewritten } = before;
  return { size, modifiedMs, heldSince, sameSince: now, rewritten: rewritten || size <= before.size };
}

/** By the file's own time; a time to come tells nothing, then by what was seen of it. */
function restedMs({ modifiedMs, sameSince }: Young, now: number): number {
  return now - (modifiedMs > now ? sameSince : modifiedMs);
}

function mostHeldMs({ rewritten }: Young): number {
  return rewritten ? MOST_HELD_MS : LONGEST_GROWTH_MS;
}

function isInLibrary(file: FileState | undefined): boolean {
  return file !== undefined && file.contentHash !== null;
}
