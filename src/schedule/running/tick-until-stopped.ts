import type { Now } from "../../domain/core/clock.ts";
import type { Events } from "../../domain/operations/events.ts";
import { createTicker } from "./ticker.ts";

/** Work that is due now and then, such as posting editions. */
export interface TickedWork {
  /** Starts what is due. */
  tick(): Promise<void>;
  /** Resolves once nothing is in progress, or after a time limit. */
  close(): Promise<void>;
}

/** Ticks several in a row: each starts when the tick before it has ended. */
export function tickInOrder(work: readonly TickedWork[]): TickedWork {
  return {
    async tick() {
      for (const each of work) await each.tick();
    },
    close: () => closeAll(work),
  };
}

/** Ticks all of the work at the same time until the signal aborts, then waits until all is closed. */
export async function tickUntilStopped(
  work: readonly TickedWork[],
  stop: AbortSignal,
  { now, events }: { readonly now: Now; readonly events: Events },
): Promise<void> {
  if (stop.aborted) return;
  const tick = async () => {
    await Promise.all(work.map((each) => each.tick()));
  };
  const ticker = createTicker({ tick, now, events });
  await new Promise((resolve) => stop.addEventListener("abort", resolve, { once: true }));
  await ticker.close();
  await closeAll(work);
}

async function closeAll(work: readonly TickedWork[]): Promise<void> {
  await Promise.all(work.map((each) => each.close()));
}
