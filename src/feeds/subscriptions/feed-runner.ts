import type { Clock } from "../../domain/core/clock.ts";
import { DAY_MS, SECOND_MS } from "../../domain/core/time.ts";
import type { Feed } from "../../domain/feeds/feed.ts";
import type { FeedStore } from "../../domain/feeds/feed-store.ts";
import type { HostTurns } from "../fetching/host-turns.ts";
import type { FeedRefresher, RefreshResult } from "./refresh-feed.ts";

/** Fetches at the same time, each to another host. */
const MAX_AT_ONCE = 24;
/** Due feeds looked at in one go: enough to find some whose hosts are free. */
const LOOK_AHEAD = 400;
/** How often the store is asked what is due. */
const TICK_MS = SECOND_MS;

/** An entry whose retention is over is remembered this much longer, so that it is not new if it comes again. */
export const FORGET_ENTRIES_MS = 365 * DAY_MS;

export interface FeedRunnerDeps {
  readonly store: Pick<FeedStore, "dueFeeds">;
  readonly refresher: FeedRefresher;
  readonly turns: HostTurns;
  /** The operator's documents folder. */
  readonly root: string;
  readonly clock: Pick<Clock, "now" | "sleep">;
  readonly signal: AbortSignal;
  readonly onResult: (feed: Feed, result: RefreshResult) => void;
  readonly onError: (error: unknown) => void;
}

/** Asks feeds when they are due, until the signal aborts; then resolves once the running fetches have ended. Never rejects. */
export async function runFeeds(deps: FeedRunnerDeps): Promise<void> {
  const { store, root, clock, signal, onError } = deps;
  const running = new Map<number, Promise<void>>();
  while (!signal.aborted) {
    try {
      const due = await store.dueFeeds(root, clock.now(), LOOK_AHEAD);
      startFree(due, running, deps);
    } catch (error) {
      onError(error);
    }
    // A free place is filled at once while feeds wait; else the store is asked once per tick.
    const isFull = running.size >= MAX_AT_ONCE;
    const tick = clock.sleep(TICK_MS, signal);
    await (isFull ? Promise.race([tick, ...running.values()]) : tick);
  }
  await Promise.all(running.values());
}

function startFree(due: readonly Feed[], running: Map<number, Promise<void>>, deps: FeedRunnerDeps): void {
  const hosts = new Set<string>();
  for (const feed of due) {
    if (running.size >= MAX_AT_ONCE) return;
    const host = new URL(feed.url).hostname;
    if (running.has(feed.id) || hosts.has(host) || deps.turns.isBusy(feed.url)) continue;
    hosts.add(host);
    running.set(
      feed.id,
      refreshOne(feed, deps).finally(() => running.delete(feed.id)),
    );
  }
}

async function refreshOne(
  feed: Feed,
  { refresher, signal, onResult, onError }: FeedRunnerDeps,
): Promise<void> {
  try {
    onResult(feed, await refresher.refresh(feed, signal));
  } catch (error) {
    if (!signal.aborted) onError(error);
  }
}
