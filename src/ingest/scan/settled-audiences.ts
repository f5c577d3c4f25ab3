import type { FileState } from "../../domain/documents/document.ts";
import { type Audience, intersectAudiences, isNarrowerOrSame } from "../listing/collection-file.ts";
import type { FolderEntry } from "../listing/list-folder.ts";

/** Lets a file be seen by more only once that has been so for a while: what says who may see it may be half written. */
export interface SettledAudiences {
  /** The file as it is to be shown now, and whether more are to see it later. For each file of a scan, in between end(). */
  settle(
    entry: FolderEntry,
    before: FileState | undefined,
  ): { readonly entry: FolderEntry; readonly isSettling: boolean };
  /** Ends a scan. */
  endScan(): void;
}

interface PendingAudience {
  readonly audience: string;
  readonly since: number;
}

/** Fewer see it at once, more once the same is found for `holdMs`. */
export function createSettledAudiences(settleMs: number, fileClockMs: () => number): SettledAudiences {
  let pending = new Map<string, PendingAudience>();
  let next = new Map<string, PendingAudience>();
  return {
    settle(entry, before) {
      if (before === undefined || settleMs === 0 || isNarrowerOrSame(entry.guilds, before.guilds))
        return { entry, isSettling: false };
      const now = fileClockMs();
      const audience = JSON.stringify(entry.guilds ?? null);
      const previous = pending.get(entry.path);
      const widening = previous?.audience === audience ? previous : { audience, since: now };
      if (now - widening.since >= settleMs) return { entry, isSettling: false };
      next.set(entry.path, widening);
      return { entry: narrowAudience(entry, before.guilds), isSettling: true };
    },
    endScan() {
      pending = next;
      next = new Map();
    },
  };
}

/** A file as only those see it who are among these, too. */
export function narrowAudience<T extends { readonly guilds?: readonly string[] }>(
  file: T,
  others: Audience,
): T {
  const guilds = intersectAudiences(file.guilds, others);
  return guilds === undefined ? file : { ...file, guilds };
}
