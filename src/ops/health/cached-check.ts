import { withTimeout } from "../../async/with-timeout.ts";

/** What a check found. "degraded": it works, but below its best; nothing waits for it to get well. */
export interface ReadinessResult {
  readonly status: "ok" | "degraded" | "failed";
  /** How long ago that was seen; null: never. */
  readonly ageSeconds: number | null;
  /** A code or a few words; nothing that a stranger must not read. */
  readonly detail?: string;
}

export interface CachedCheckDeps {
  /** Null when all is well, else a few words. It may take for ever. */
  readonly check: () => Promise<string | null>;
  /** Milliseconds from anywhere, forward only. */
  readonly monotonicMs: () => number;
}

/** What was seen is told again for so long; whoever asks is not kept longer than that for news; milliseconds. */
const CACHE_MS = 1_000;
const WAIT_MS = 300;
/** A look that has brought nothing for so long has failed: a disk that hangs answers nothing at all. */
const STUCK_MS = 10_000;

/** Looks again when asked, one look at a time, and answers soon with what was seen last. */
export function createCachedCheck({ check, monotonicMs }: CachedCheckDeps): () => Promise<ReadinessResult> {
  let last: { readonly at: number; readonly fault: string | null } | null = null;
  let running: { readonly since: number; readonly done: Promise<void> } | null = null;

  async function runCheck(): Promise<void> {
    const fault = await check().catch((error: unknown) => (error instanceof Error ? error.name : "failed"));
    last = { at: monotonicMs(), fault };
    running = null;
  }

  return async () => {
    if (last === null || monotonicMs() - last.at > CACHE_MS) {
      running ??= { since: monotonicMs(), done: runCheck() };
      await withTimeout(running.done, WAIT_MS, undefined);
    }
    const stuck = running !== null && monotonicMs() - running.since > STUCK_MS;
    if (last === null) return { status: "failed", ageSeconds: null, detail: "no answer yet" };
    const ageSeconds = (monotonicMs() - last.at) / 1000;
    if (stuck) return { status: "failed", ageSeconds, detail: "no answer since" };
    if (last.fault !== null) return { status: "failed", ageSeconds, detail: last.fault };
    return { status: "ok", ageSeconds };
  };
}
