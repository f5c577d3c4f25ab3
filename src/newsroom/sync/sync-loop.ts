import type { Clock } from "../../domain/core/time.ts";
import type { FolderWatcher } from "../../domain/intake/document-source.ts";
import type { IntakeReport } from "../intake/intake-report.ts";

export interface SyncLoopDeps {
  readonly root: string;
  readonly watch: FolderWatcher;
  /** Brings the library level with the folder; throws the Faults of that. */
  readonly sync: () => Promise<IntakeReport>;
  readonly clock: Pick<Clock, "sleep">;
  /** Longest between the end of one look at the folder and the next, whatever is told of changes; milliseconds. */
  readonly scanEveryMs: number;
  /** How long nothing more must have been told of before the folder is looked at. */
  readonly debounceMs?: number;
  /** The next look when files were held back. */
  readonly settlingRescanMs?: number;
  readonly failed: (error: unknown) => void;
  readonly synced: () => void;
  /** Called once at most, when changes can't be told of. */
  readonly unwatchable: (reason: string) => void;
  readonly signal: AbortSignal;
}

const DEBOUNCE_MS = 1_500;
const SETTLING_RESCAN_MS = 4_000;
/** A folder in which something happens all the time is looked at after so many rests. */
const MAX_DEBOUNCES = 6;

/** Keeps a library level with its folder until the signal: looks soon after a change is told of, and now and then anyway. */
export async function runSyncLoop(deps: SyncLoopDeps): Promise<void> {
  const {
    clock,
    scanEveryMs,
    signal,
    debounceMs = DEBOUNCE_MS,
    settlingRescanMs = SETTLING_RESCAN_MS,
  } = deps;
  const hints = createHints();
  const watching = deps.watch.watch(deps.root, { onChange: hints.add, onUnwatchable: deps.unwatchable });
  try {
    while (!signal.aborted) {
      const before = hints.count();
      const hasSettling = await scan(deps);
      const untilNext = hasSettling ? Math.min(settlingRescanMs, scanEveryMs) : scanEveryMs;
      // One that came meanwhile may tell of what this look came too early for: then it is not slept at all.
      await clock.sleep(untilNext, AbortSignal.any([signal, hints.nextAfter(before)]));
      if (hints.count() !== before) await waitUntilQuiet(hints, clock, debounceMs, signal);
    }
  } finally {
    watching.close();
  }
}

/** Whether files were held back. */
async function scan({ sync, synced, failed }: SyncLoopDeps): Promise<boolean> {
  try {
    const { settling = 0, settlingApart = 0 } = await sync();
    synced();
    return settling + settlingApart > 0;
  } catch (error) {
    failed(error);
    return false;
  }
}

async function waitUntilQuiet(
  hints: ReturnType<typeof createHints>,
  clock: Pick<Clock, "sleep">,
  debounceMs: number,
  signal: AbortSignal,
): Promise<void> {
  for (let debounces = 0; debounces < MAX_DEBOUNCES && !signal.aborted; debounces += 1) {
    const before = hints.count();
    await clock.sleep(debounceMs, signal);
    if (hints.count() === before) return;
  }
}

function createHints() {
  let count = 0;
  let nextHint = new AbortController();
  return {
    count: () => count,
    add(): void {
      count += 1;
      nextHint.abort();
    },
    /** Aborts with the first hint after that many. */
    nextAfter(seen: number): AbortSignal {
      nextHint = new AbortController();
      if (count !== seen) nextHint.abort();
      return nextHint.signal;
    },
  };
}
