import type { FileState } from "../domain/document.ts";
import { MOST_HELD_MS } from "./limits.ts";
import type { Listed } from "./list-folder.ts";

/** Holds files back that grew just now: whoever writes them may only pause. */
export interface HoldingBack {
  /** Of the files that changed, those to read and how many are left for later. Called once for each scan. */
  sort(
    changed: readonly Listed[],
    known: ReadonlyMap<string, FileState>,
  ): { readonly ready: readonly Listed[]; readonly held: number };
}

/** A file that was changed just now when it was last looked at. */
interface Young {
  readonly size: number;
  /** When it was first found to have grown; null if it did not. */
  readonly grewAt: number | null;
}

/**
 * A file that is larger than when it was last seen is held back until it has rested for `holdMs`; one that never rests
 * so long, for MOST_HELD_MS in all. One that is new, or shorter, or as long as before is read at once.
 */
export function createHoldingBack(holdMs: number): HoldingBack {
  let young = new Map<string, Young>();
  return {
    sort(changed, known) {
      const now = Date.now();
      const next = new Map<string, Young>();
      const ready: Listed[] = [];
      for (const file of changed) {
        const age = now - file.modifiedMs;
        if (age < 0 || age >= holdMs) {
          ready.push(file);
          continue;
        }
        const before = young.get(file.path);
        const grew = file.size > (before?.size ?? knownSize(known.get(file.path)));
        const grewAt = before?.grewAt ?? (grew ? now : null);
        const isHeld = grewAt !== null && now - grewAt < MOST_HELD_MS;
        if (!isHeld) ready.push(file);
        next.set(file.path, { size: file.size, grewAt: isHeld ? grewAt : null });
      }
      young = next;
      return { ready, held: changed.length - ready.length };
    },
  };
}

/** A file that is not known, or that could not be read, is as good as new. */
function knownSize(file: FileState | undefined): number {
  return file === undefined || file.contentHash === null ? Number.POSITIVE_INFINITY : file.size;
}
