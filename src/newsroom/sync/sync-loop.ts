import type { Clock } from "../../domain/core/clock.ts";
import type { FolderWatcher } from "../../domain/intake/folder-watcher.ts";
import type { Message } from "../../domain/texts/texts.ts";
import type { IntakeReport } from "../intake/intake-report.ts";

export interface SyncLoopDeps {
  readonly root: string;
  readonly watch: FolderWatcher;
  /** Syncs the library with the folder. Its Faults are passed to `failed`. */
  readonly sync: () => Promise<IntakeReport>;
  readonly clock: Pick<Clock, "sleep">;
  /** Maximum time between the end of one scan and the next, even without change events. */
  readonly scanEveryMs: number;
  /** Quiet time after the last change event before a scan. */
  readonly debounceMs?: number;
  /** Time until the next scan if files were left out because they are still being written. */
  readonly settlingRescanMs?: number;
  readonly failed: (error: unknown) => void;
  readonly synced: () => void;
  /** Called at most once, if the folder cannot be watched for changes. */
  readonly unwatchable: (reason: Message) => void;
  readonly signal: AbortSignal;
}

const DEBOUNCE_MS = 1_500;
const SETTLING_RESCAN_MS = 4_000;
/** After this many waits the scan starts, even if the folder never becomes quiet. */
const MAX_DEBOUNCES = 6;

/** Syncs a library with its folder until `signal` aborts: soon after change events, and periodically. */
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
      // A hint that arrived during the scan may be about a change the scan missed, so do not sleep then.
      await clock.sleep(untilNext, AbortSignal.any([signal, hints.nextAfter(before)]));
      if (hints.count() !== before) await waitUntilQuiet(hints, clock, debounceMs, signal);
    }
  } finally {
    watching.close();
  }
}

/** Runs one sync. True if files were left out because they are still being written. */
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
    /** A signal that aborts once there are more than `seen` hints. */
    nextAfter(seen: number): AbortSignal {
      nextHint = new AbortController();
      if (count !== seen) nextHint.abort();
      return nextHint.signal;
    },
  };
}
