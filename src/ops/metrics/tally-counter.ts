import type { Now } from "../../domain/core/clock.ts";
import type { QualityCounts } from "../../domain/operations/quality-counts.ts";
import type { Tally, TallyStore } from "../../domain/operations/tally-store.ts";

/** Counts claims and answers until they are saved. */
export interface TallyCounter extends QualityCounts {
  /** Saves the counts since the last flush. If saving fails, they stay for the next flush. */
  flush(store: Pick<TallyStore, "addTallies">): Promise<void>;
}

/** How often counts are saved: a process that is killed loses at most that much. */
export const TALLY_FLUSH_MS = 5_000;

export function createTallyCounter(now: Now): TallyCounter {
  const counts = new Map<string, Tally>();
  function add(tally: Tally): void {
    const { day, kind, reason } = tally;
    const key = JSON.stringify([day, kind, reason]);
    counts.set(key, { ...tally, count: (counts.get(key)?.count ?? 0) + tally.count });
  }
  const today = () => now().slice(0, 10);
  return {
    claimsChecked(_text, matched, dropped) {
      if (matched > 0) add({ day: today(), kind: "claim", reason: "matched", count: matched });
      for (const reason of dropped) add({ day: today(), kind: "claim", reason, count: 1 });
    },
    answered(status) {
      add({ day: today(), kind: "answer", reason: status, count: 1 });
    },
    async flush(store) {
      const pending = [...counts.values()];
      if (pending.length === 0) return;
      counts.clear();
      try {
        await store.addTallies(pending);
      } catch (error) {
        pending.forEach(add);
        throw error;
      }
    },
  };
}
