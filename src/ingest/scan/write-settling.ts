import type { FileState } from "../../domain/documents/document.ts";
import { MAX_GROWING_MS, MAX_SETTLING_MS } from "../content/limits.ts";
import type { FolderEntry } from "../listing/list-folder.ts";

/** Holds files back that changed just now: whoever writes them may only pause. */
export interface WriteSettling {
  /** Sorts the files that changed. Called once for each scan. */
  classify(changed: readonly FolderEntry[], known: ReadonlyMap<string, FileState>): ClassifiedFiles;
}

export interface ClassifiedFiles {
  readonly ready: readonly FolderEntry[];
  /** Those that are left for a later scan. */
  readonly settling: readonly FolderEntry[];
  /** Of those, what has been held for long though nothing of it is in the library: people are to be told. */
  readonly overdue: readonly FolderEntry[];
}

/** A file that is held back, as it was when it was last looked at. */
interface SettlingFile {
  readonly size: number;
  readonly modifiedMs: number;
  readonly settlingSince: number;
  /** When it was first found at this size and time. */
  readonly unchangedSince: number;
  /** Whether it was ever found changed and not larger: then it is written anew again and again, and whole each time. */
  readonly wasRewritten: boolean;
}

/**
 * A file that changed within the last `holdMs` is held back until it has rested for so long. One that never does is read
 * in the end: after MOST_HELD_MS if it is written anew again and again; after LONGEST_GROWTH_MS if it only ever grows, as
 * that is how a slow copy looks, and a log that will never end.
 */
export function createWriteSettling(settleMs: number, fileClockMs: () => number): WriteSettling {
  let settlingFiles = new Map<string, SettlingFile>();
  return {
    classify(changed, known) {
      const now = fileClockMs();
      const next = new Map<string, SettlingFile>();
      const ready: FolderEntry[] = [];
      const settling: FolderEntry[] = [];
      const overdue: FolderEntry[] = [];
      for (const file of changed) {
        const observed = observe(file, settlingFiles.get(file.path), now);
        if (
          unchangedMs(observed, now) >= settleMs ||
          now - observed.settlingSince >= maxSettlingMs(observed)
        ) {
          ready.push(file);
          continue;
        }
        next.set(file.path, observed);
        settling.push(file);
        if (now - observed.settlingSince >= MAX_SETTLING_MS && !isInLibrary(known.get(file.path)))
          overdue.push(file);
      }
      settlingFiles = next;
      return { ready, settling, overdue };
    },
  };
}

function observe(
  { size, modifiedMs }: FolderEntry,
  before: SettlingFile | undefined,
  now: number,
): SettlingFile {
  if (before === undefined)
    return { size, modifiedMs, settlingSince: now, unchangedSince: now, wasRewritten: false };
  if (modifiedMs === before.modifiedMs && size === before.size) return before;
  const { settlingSince, wasRewritten } = before;
  return {
    size,
    modifiedMs,
    settlingSince,
    unchangedSince: now,
    wasRewritten: wasRewritten || size <= before.size,
  };
}

/** By the file's own time; a time to come tells nothing, then by what was seen of it. */
function unchangedMs({ modifiedMs, unchangedSince }: SettlingFile, now: number): number {
  return now - (modifiedMs > now ? unchangedSince : modifiedMs);
}

function maxSettlingMs({ wasRewritten }: SettlingFile): number {
  return wasRewritten ? MAX_SETTLING_MS : MAX_GROWING_MS;
}

function isInLibrary(file: FileState | undefined): boolean {
  return file !== undefined && file.contentHash !== null;
}
