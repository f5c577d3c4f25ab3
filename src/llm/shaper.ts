const MINUTE = 60_000;

export interface ShaperSettings {
  readonly concurrency: number;
  /** Null: no limit. */
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
  /** Monotonic milliseconds. */
  readonly clock: () => number;
}

export type Turn =
  | { readonly kind: "go"; done(): void }
  /** It would not be this call's turn in time; `waitMs` is how long the server asked us to hold off, if it did. */
  | { readonly kind: "too-late"; readonly waitMs: number | null }
  | { readonly kind: "aborted" };

/** Keeps calls within a number at once, and within requests and tokens per minute; first come, first served. */
export interface Shaper {
  turn(tokens: number, withinMs: number, signal?: AbortSignal): Promise<Turn>;
  /** No call starts for this long: what a Retry-After asks for. */
  holdOff(ms: number): void;
}

interface Waiting {
  readonly tokens: number;
  readonly lateAt: number;
  settle(turn: Turn): void;
}

export function createShaper(settings: ShaperSettings): Shaper {
  const { clock, concurrency } = settings;
  const requests = createBucket(settings.requestsPerMinute, clock);
  const tokens = createBucket(settings.tokensPerMinute, clock);
  const queue: Waiting[] = [];
  let running = 0;
  let heldUntil = 0;
  let timer: NodeJS.Timeout | null = null;

  const waitFor = (entry: Waiting): number =>
    Math.max(heldUntil - clock(), requests.waitMs(1), tokens.waitMs(entry.tokens));

  const start = (entry: Waiting): void => {
    running += 1;
    requests.take(1);
    tokens.take(entry.tokens);
    let over = false;
    entry.settle({
      kind: "go",
      done() {
        if (over) return;
        over = true;
        running -= 1;
        pump();
      },
    });
  };

  const tooLate = (entry: Waiting): boolean => clock() + Math.max(0, waitFor(entry)) >= entry.lateAt;

  function pump(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    for (let next = queue[0]; next !== undefined; next = queue[0]) {
      const wait = waitFor(next);
      if (tooLate(next)) {
        queue.shift();
        next.settle({ kind: "too-late", waitMs: heldUntil > clock() ? heldUntil - clock() : null });
      } else if (running < concurrency && wait <= 0) {
        queue.shift();
        start(next);
      } else {
        const untilLate = next.lateAt - clock();
        timer = setTimeout(pump, Math.max(1, running < concurrency ? Math.min(wait, untilLate) : untilLate));
        return;
      }
    }
  }

  return {
    turn: (wanted, withinMs, signal) =>
      new Promise((resolve) => {
        const entry: Waiting = {
          tokens: wanted,
          lateAt: clock() + withinMs,
          settle(turn) {
            signal?.removeEventListener("abort", leave);
            resolve(turn);
          },
        };
        const leave = (): void => {
          const at = queue.indexOf(entry);
          if (at >= 0) queue.splice(at, 1);
          resolve({ kind: "aborted" });
          pump();
        };
        if (signal?.aborted) return resolve({ kind: "aborted" });
        signal?.addEventListener("abort", leave, { once: true });
        queue.push(entry);
        pump();
      }),
    holdOff(ms) {
      heldUntil = Math.max(heldUntil, clock() + ms);
      pump();
    },
  };
}

/** A token bucket that holds one minute's allowance; a call larger than that waits for a full bucket. */
function createBucket(perMinute: number | null, clock: () => number) {
  let level = perMinute ?? 0;
  let filledAt = clock();
  const fill = (most: number): void => {
    level = Math.min(most, level + ((clock() - filledAt) / MINUTE) * most);
    filledAt = clock();
  };
  return {
    waitMs(amount: number): number {
      if (perMinute === null) return 0;
      fill(perMinute);
      return ((Math.min(amount, perMinute) - level) / perMinute) * MINUTE;
    },
    take(amount: number): void {
      if (perMinute === null) return;
      fill(perMinute);
      level -= Math.min(amount, perMinute);
    },
  };
}
