import type { Clock } from "../../domain/core/clock.ts";
import { isLoopback } from "../../domain/core/loopback.ts";

/** Between the end of a request and the next one to the same host. */
const GAP_MS = 1_000;
const LOOPBACK_GAP_MS = 20;

/** One request per host at a time, with a gap before the next. */
export interface HostTurns {
  /** Resolves when it is the turn of this address's host; the returned function must be called at the end. */
  next(url: string): Promise<() => void>;
  /** Whether a request to the host would have to wait. */
  isBusy(url: string): boolean;
}

interface HostQueue {
  last: Promise<unknown>;
  waiting: number;
}

export function createHostTurns(clock: Pick<Clock, "sleep">): HostTurns {
  const queues = new Map<string, HostQueue>();
  const hostOf = (url: string) => new URL(url).hostname;
  return {
    isBusy: (url) => queues.has(hostOf(url)),
    async next(url) {
      const host = hostOf(url);
      const queue = queues.getOrInsertComputed(host, () => ({ last: Promise.resolve(), waiting: 0 }));
      const before = queue.last;
      const { promise, resolve } = Promise.withResolvers<void>();
      queue.waiting += 1;
      queue.last = promise.then(() => clock.sleep(isLoopback(host) ? LOOPBACK_GAP_MS : GAP_MS));
      void queue.last.then(() => {
        queue.waiting -= 1;
        if (queue.waiting === 0) queues.delete(host);
      });
      await before;
      return resolve;
    },
  };
}
