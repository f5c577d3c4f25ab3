import type { Events } from "../domain/ports.ts";
import type { Tally, TallyMemory } from "../domain/tallies.ts";
import type { Now } from "../domain/time.ts";

/** Counts what the events tell of, until it is kept. */
export interface Tallying {
  /** Listens; it logs nothing. */
  readonly events: Events;
  /** Keeps what was counted since; of a process that is killed only that is lost. What fails is counted still. */
  flush(store: Pick<TallyMemory, "addTallies">): Promise<void>;
}

type Counted = Pick<Tally, "kind" | "reason">;

export function createTallying(now: Now): Tallying {
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
        for (const [counted, count] of countedIn(name, fields)) add({ day, ...counted, count });
      },
    },
    async flush(store) {
      const taken = [...counts.values()];
      if (taken.length === 0) return;
      counts.clear();
      try {
        await store.addTallies(taken);
      } catch (error) {
        taken.forEach(add);
        throw error;
      }
    },
  };
}

function countedIn(name: string, fields: Readonly<Record<string, unknown>>): (readonly [Counted, number])[] {
  if (name === "question.answered" && typeof fields.status === "string")
    return [[{ kind: "answer", reason: fields.status }, 1]];
  if (name !== "claims.held") return [];
  const { matched, dropped } = fields;
  const reasons = Array.isArray(dropped) ? dropped.map(String) : [];
  const blocked = reasons.map((reason) => [{ kind: "claim", reason } as const, 1] as const);
  const shown = typeof matched === "number" ? matched : 0;
  return shown === 0 ? blocked : [[{ kind: "claim", reason: "matched" }, shown], ...blocked];
}
