import type { DocumentWatch } from "../domain/folder.ts";
import type { Clock } from "../domain/time.ts";
import type { IntakeReport } from "./intake-report.ts";

export interface LevelLoop {
  readonly root: string;
  readonly watch: DocumentWatch;
  /** Brings the library level with the folder; throws the Faults of that. */
  readonly level: () => Promise<IntakeReport>;
  readonly clock: Pick<Clock, "sleep">;
  /** Longest between the end of one look at the folder and the next, whatever is told of changes; milliseconds. */
  readonly lookEveryMs: number;
  /** How long nothing more must have been told of before the folder is looked at. */
  readonly restMs?: number;
  /** The next look when files were held back. */
  readonly heldMs?: number;
  readonly failed: (error: unknown) => void;
  readonly levelled: () => void;
  /** Called once at most, when changes can't be told of. */
  readonly blind: (reason: string) => void;
  readonly signal: AbortSignal;
}

const REST_MS = 1_500;
const HELD_MS = 4_000;
/** A folder in which something happens all the time is looked at after so many rests. */
const MOST_RESTS = 6;

/** Keeps a library level with its folder until the signal: looks soon after a change is told of, and now and then anyway. */
export async function keepLevel(parts: LevelLoop): Promise<void> {
  const { clock, lookEveryMs, signal, restMs = REST_MS, heldMs = HELD_MS } = parts;
  const hints = createHints();
  const watching = parts.watch.watch(parts.root, { hint: hints.add, blind: parts.blind });
  try {
    while (!signal.aborted) {
      const before = hints.count();
      const isHolding = await look(parts);
      const untilNext = isHolding ? Math.min(heldMs, lookEveryMs) : lookEveryMs;
      // One that came meanwhile may tell of what this look came too early for: then it is not slept at all.
      await clock.sleep(untilNext, AbortSignal.any([signal, hints.nextAfter(before)]));
      if (hints.count() !== before) await settled(hints, clock, restMs, signal);
    }
  } finally {
    watching.close();
  }
}

/** Whether files were held back. */
async function look({ level, levelled, failed }: LevelLoop): Promise<boolean> {
  try {
    const { held = 0, heldApart = 0 } = await level();
    levelled();
    return held + heldApart > 0;
  } catch (error) {
    failed(error);
    return false;
  }
}

async function settled(
  hints: ReturnType<typeof createHints>,
  clock: Pick<Clock, "sleep">,
  restMs: number,
  signal: AbortSignal,
): Promise<void> {
  for (let rests = 0; rests < MOST_RESTS && !signal.aborted; rests += 1) {
    const before = hints.count();
    await clock.sleep(restMs, signal);
    if (hints.count() === before) return;
  }
}

function createHints() {
  let count = 0;
  let waiting = new AbortController();
  return {
    count: () => count,
    add(): void {
      count += 1;
      waiting.abort();
    },
    /** Aborts with the first hint after that many. */
    nextAfter(seen: number): AbortSignal {
      waiting = new AbortController();
      if (count !== seen) waiting.abort();
      return waiting.signal;
    },
  };
}
