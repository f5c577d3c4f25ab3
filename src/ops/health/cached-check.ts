import { withTimeout } from "../../async/with-timeout.ts";

/** The result of a check. "degraded": works with limits, and counts as ready. */
export interface ReadinessResult {
  readonly status: "ok" | "degraded" | "failed";
  /** Seconds since the observation behind this result; null when there is none. */
  readonly ageSeconds: number | null;
  /** A code or a few words. Shown without a token, so it must not contain anything private. */
  readonly detail?: string;
}

/** Why a check failed, or with what limits it passed. */
export type CheckProblem = string | { readonly degraded: string };

export interface CachedCheckDeps {
  /** Resolves to null when there is no problem, else to a few words about what fails or is limited. It may hang. */
  readonly check: () => Promise<CheckProblem | null>;
  /** Clock.monotonicMs. */
  readonly monotonicMs: () => number;
}

/** How long a result is served from the cache. */
const CACHE_MS = 1_000;
/** How long a caller waits for a new result before it gets the previous one. */
const WAIT_MS = 300;
/** A check that takes longer than this counts as failed: a hanging disk never answers. */
const STUCK_MS = 10_000;

/** Wraps a check: runs it on demand, at most one at a time, and returns the last result if a new one takes too long. */
export function createCachedCheck({ check, monotonicMs }: CachedCheckDeps): () => Promise<ReadinessResult> {
  let last: { readonly at: number; readonly problem: CheckProblem | null } | null = null;
  let running: { readonly since: number; readonly done: Promise<void> } | null = null;

  async function runCheck(): Promise<void> {
    const problem = await check().catch((error: unknown) => (error instanceof Error ? error.name : "failed"));
    last = { at: monotonicMs(), problem };
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
    return { ageSeconds, ...resultOf(last.problem) };
  };
}

function resultOf(problem: CheckProblem | null): Omit<ReadinessResult, "ageSeconds"> {
  if (problem === null) return { status: "ok" };
  if (typeof problem === "string") return { status: "failed", detail: problem };
  return { status: "degraded", detail: problem.degraded };
}
