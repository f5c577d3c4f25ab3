import type { Now } from "../../domain/core/clock.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { Tally, TallyStore } from "../../domain/operations/tally-store.ts";

/** Counts claims and answers from events until they are saved. */
export interface TallyCounter {
  /** Counts the events; logs nothing. */
  readonly events: Events;
  /** Saves the counts since the last flush. If saving fails, they stay for the next flush. */
  flush(store: Pick<TallyStore, "addTallies">): Promise<void>;
}

/** How often counts are saved: a process that is killed loses at most that much. */
export const TALLY_FLUSH_MS = 5_000;

type TallyKey = Pick<Tally, "kind" | "reason">;

export function createTallyCounter(now: Now): TallyCounter {
  const counts = new Map<string, Tally>();
  function add(tally: Tally): void {
    const { day, kind, reason } = tally;
    const key = JSON.stringify([day, kind, reason]);
    counts.set(key, { ...tally, count: (counts.get(key)?.count ?? 0) + tally.count });
  }
  return {
    events: {
      emit(_level, name, fields = {}) {
        const day = now().slice(0, 10);
        for (const [tallyKey, count] of talliesOf(name, fields)) add({ day, ...tallyKey, count });
      },
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

function talliesOf(name: string, fields: Readonly<Record<string, unknown>>): (readonly [TallyKey, number])[] {
  if (name === "question.answered" && typeof fields.status === "string")
    return [[{ kind: "answer", reason: fields.status }, 1]];
  if (name !== "claims.checked") return [];
  const { matched, dropped } = fields;
  const reasons = Array.isArray(dropped) ? dropped.map(String) : [];
  const blocked = reasons.map((reason) => [{ kind: "claim", reason } as const, 1] as const);
  const matchedCount = typeof matched === "number" ? matched : 0;
  return matchedCount === 0 ? blocked : [[{ kind: "claim", reason: "matched" }, matchedCount], ...blocked];
}
