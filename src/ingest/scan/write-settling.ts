import type { FileState } from "../../domain/documents/file-state.ts";
import { MAX_GROWING_MS, MAX_SETTLING_MS } from "../content/limits.ts";
import type { FolderEntry } from "../listing/folder-entry.ts";

/** Delays reading files that changed just now: their writer may only be pausing. */
export interface WriteSettling {
  /** Called once per scan with all changed files. */
  classify(changed: readonly FolderEntry[], known: ReadonlyMap<string, FileState>): ClassifiedFiles;
}

export interface ClassifiedFiles {
  readonly ready: readonly FolderEntry[];
  /** Left to a later scan. */
  readonly settling: readonly FolderEntry[];
  /** Those of `settling` that have waited long and have no known revision; reported as still changing. */
  readonly overdue: readonly FolderEntry[];
}

/** A delayed file as the last scan found it. */
interface SettlingFile {
  readonly size: number;
  readonly modifiedMs: number;
  readonly settlingSince: number;
  /** When it was first found with this size and time. */
  readonly unchangedSince: number;
  /** Whether a change ever left it no larger: then its writer rewrites the whole file. */
  readonly wasRewritten: boolean;
}

/**
 * A changed file is ready once it has not changed for `settleMs`. A file that never stops changing is ready after
 * MAX_SETTLING_MS if it is rewritten again and again, and after MAX_GROWING_MS if it only grows, like a slow copy or an
 * endless log.
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

/** Since the file's own time, or if that is in the future, since it was first found like this. */
function unchangedMs({ modifiedMs, unchangedSince }: SettlingFile, now: number): number {
  return now - (modifiedMs > now ? unchangedSince : modifiedMs);
}

function maxSettlingMs({ wasRewritten }: SettlingFile): number {
  return wasRewritten ? MAX_SETTLING_MS : MAX_GROWING_MS;
}

function isInLibrary(file: FileState | undefined): boolean {
  return file !== undefined && file.contentHash !== null;
}
