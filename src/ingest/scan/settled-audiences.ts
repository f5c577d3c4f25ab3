import type { FileState } from "../../domain/documents/file-state.ts";
import { type Audience, intersectAudiences, isNarrowerOrSame } from "../listing/audience.ts";
import type { FolderEntry } from "../listing/folder-entry.ts";

/** Delays wider audiences: a collection file may be half written. */
export interface SettledAudiences {
  /** The entry with the audience it has now, and whether a wider one is pending. Called once per entry of a scan. */
  settle(
    entry: FolderEntry,
    before: FileState | undefined,
  ): { readonly entry: FolderEntry; readonly isSettling: boolean };
  /** Called at the end of each scan; forgets entries that were not settled in it. */
  endScan(): void;
}

interface PendingAudience {
  readonly audience: string;
  readonly since: number;
}

/** A narrower audience applies at once, a wider one after it was unchanged for `settleMs`. */
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

/** The file with its audience limited to `others`. */
export function narrowAudience<T extends { readonly guilds?: readonly string[] }>(
  file: T,
  others: Audience,
): T {
  const guilds = intersectAudiences(file.guilds, others);
  return guilds === undefined ? file : { ...file, guilds };
}
