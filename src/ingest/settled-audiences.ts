import type { FileState } from "../domain/document.ts";
import { type Audience, bothSee, isWithin } from "./collection-file.ts";
import type { Listed } from "./list-folder.ts";

/** Lets a file be seen by more only once that has been so for a while: what says who may see it may be half written. */
export interface SettledAudiences {
  /** The file as it is to be shown now, and whether more are to see it later. For each file of a scan, in between end(). */
  settle(entry: Listed, before: FileState | undefined): { readonly entry: Listed; readonly isHeld: boolean };
  /** Ends a scan. */
  end(): void;
}

interface Wider {
  readonly audience: string;
  readonly since: number;
}

/** Fewer see it at once, more once the same is found for `holdMs`. */
export function createSettledAudiences(holdMs: number): SettledAudiences {
  let waiting = new Map<string, Wider>();
  let next = new Map<string, Wider>();
  return {
    settle(entry, before) {
      if (before === undefined || holdMs === 0 || isWithin(entry.guilds, before.guilds))
        return { entry, isHeld: false };
      const now = Date.now();
      const audience = JSON.stringify(entry.guilds ?? null);
      const known = waiting.get(entry.path);
      const wider = known?.audience === audience ? known : { audience, since: now };
      if (now - wider.since >= holdMs) return { entry, isHeld: false };
      next.set(entry.path, wider);
      return { entry: seenByBoth(entry, before.guilds), isHeld: true };
    },
    end() {
      waiting = next;
      next = new Map();
    },
  };
}

/** A file as only those see it who are among these, too. */
export function seenByBoth<T extends { readonly guilds?: readonly string[] }>(file: T, others: Audience): T {
  const guilds = bothSee(file.guilds, others);
  return guilds === undefined ? file : { ...file, guilds };
}
