import { MINUTE_MS } from "../domain/core/time.ts";

export interface RateLimiterSettings {
  readonly concurrency: number;
  /** Null: no limit. */
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
  /** Monotonic milliseconds. */
  readonly monotonicMs: () => number;
}

export type SlotOutcome =
  | { readonly kind: "go"; done(): void }
  /** No slot would be free in time. `waitMs`: how long the server asked us to wait; null if it did not. */
  | { readonly kind: "too-late"; readonly waitMs: number | null }
  | { readonly kind: "aborted" };

/** Limits concurrent calls, requests per minute and tokens per minute; first come, first served. */
export interface RateLimiter {
  acquire(tokens: number, timeoutMs: number, signal?: AbortSignal): Promise<SlotOutcome>;
  /** No call starts for `ms` milliseconds, as a Retry-After header asks. */
  pauseFor(ms: number): void;
}

interface QueuedCall {
  readonly tokens: number;
  readonly deadlineAt: number;
  settle(outcome: SlotOutcome): void;
}

export function createRateLimiter(settings: RateLimiterSettings): RateLimiter {
  const { monotonicMs, concurrency } = settings;
  const requests = createBucket(settings.requestsPerMinute, monotonicMs);
  const tokens = createBucket(settings.tokensPerMinute, monotonicMs);
  const queue: QueuedCall[] = [];
  let running = 0;
  let pausedUntil = 0;
  let timer: NodeJS.Timeout | null = null;

  const waitFor = (entry: QueuedCall): number =>
    Math.max(pausedUntil - monotonicMs(), requests.waitMs(1), tokens.waitMs(entry.tokens));

  const start = (entry: QueuedCall): void => {
    running += 1;
    requests.consume(1);
    tokens.consume(entry.tokens);
    let released = false;
    entry.settle({
      kind: "go",
      done() {
        if (released) return;
        released = true;
        running -= 1;
        startNext();
      },
    });
  };

  const isTooLate = (entry: QueuedCall): boolean =>
    monotonicMs() + Math.max(0, waitFor(entry)) >= entry.deadlineAt;

  function startNext(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    for (let next = queue[0]; next !== undefined; next = queue[0]) {
      const wait = waitFor(next);
      if (isTooLate(next)) {
        queue.shift();
        next.settle({
          kind: "too-late",
          waitMs: pausedUntil > monotonicMs() ? pausedUntil - monotonicMs() : null,
        });
      } else if (running < concurrency && wait <= 0) {
        queue.shift();
        start(next);
      } else {
        const untilLate = next.deadlineAt - monotonicMs();
        timer = setTimeout(
          startNext,
          Math.max(1, running < concurrency ? Math.min(wait, untilLate) : untilLate),
        );
        return;
      }
    }
  }

  return {
    acquire: (tokenCount, timeoutMs, signal) =>
      new Promise((resolve) => {
        const entry: QueuedCall = {
          tokens: tokenCount,
          deadlineAt: monotonicMs() + timeoutMs,
          settle(outcome) {
            signal?.removeEventListener("abort", onAbort);
            resolve(outcome);
          },
        };
        const onAbort = (): void => {
          const at = queue.indexOf(entry);
          if (at >= 0) queue.splice(at, 1);
          resolve({ kind: "aborted" });
          startNext();
        };
        if (signal?.aborted) return resolve({ kind: "aborted" });
        signal?.addEventListener("abort", onAbort, { once: true });
        queue.push(entry);
        startNext();
      }),
    pauseFor(ms) {
      pausedUntil = Math.max(pausedUntil, monotonicMs() + ms);
      startNext();
    },
  };
}

/** A token bucket with a capacity of one minute's limit; a larger call waits for a full bucket. */
function createBucket(perMinute: number | null, monotonicMs: () => number) {
  let available = perMinute ?? 0;
  let filledAt = monotonicMs();
  const fill = (capacity: number): void => {
    available = Math.min(capacity, available + ((monotonicMs() - filledAt) / MINUTE_MS) * capacity);
    filledAt = monotonicMs();
  };
  return {
    waitMs(amount: number): number {
      if (perMinute === null) return 0;
      fill(perMinute);
      return ((Math.min(amount, perMinute) - available) / perMinute) * MINUTE_MS;
    },
    consume(amount: number): void {
      if (perMinute === null) return;
      fill(perMinute);
      available -= Math.min(amount, perMinute);
    },
  };
}
