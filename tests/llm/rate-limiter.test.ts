import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRateLimiter, type RateLimiter, type SlotOutcome } from "../../src/llm/rate-limiter.ts";

const MINUTE = 60_000;
const monotonicMs = () => performance.now();
const unlimited = { concurrency: 10, requestsPerMinute: null, tokensPerMinute: null, monotonicMs };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Acquires slots for calls that end at once. Returns the seconds until each slot, or why there was none. */
async function secondsUntilSlots(
  rateLimiter: RateLimiter,
  tokens: readonly number[],
  timeoutMs = 10 * MINUTE,
) {
  const start = monotonicMs();
  const slots = tokens.map(async (amount) => {
    const slot = await rateLimiter.acquire(amount, timeoutMs);
    if (slot.kind === "go") slot.done();
    return slot.kind === "go" ? Math.round((monotonicMs() - start) / 1000) : slot.kind;
  });
  await vi.advanceTimersByTimeAsync(timeoutMs);
  return Promise.all(slots);
}

test("requests beyond the limit per minute wait", async () => {
  const rateLimiter = createRateLimiter({ ...unlimited, requestsPerMinute: 2 });
  expect(await secondsUntilSlots(rateLimiter, [1, 1, 1, 1])).toEqual([0, 0, 30, 60]);
});

test("tokens beyond the limit per minute wait, and a call larger than the limit waits for a full bucket", async () => {
  const rateLimiter = createRateLimiter({ ...unlimited, tokensPerMinute: 1_000 });
  expect(await secondsUntilSlots(rateLimiter, [600, 600, 5_000])).toEqual([0, 12, 72]);
});

test("a call whose slot would come too late is rejected at once", async () => {
  const rateLimiter = createRateLimiter({ ...unlimited, requestsPerMinute: 1 });
  expect(await secondsUntilSlots(rateLimiter, [1, 1, 1], MINUTE + 1)).toEqual([0, 60, "too-late"]);
});

test("no call starts during a pause that the server asked for", async () => {
  const rateLimiter = createRateLimiter(unlimited);
  rateLimiter.pauseFor(5_000);
  expect(await secondsUntilSlots(rateLimiter, [1, 1])).toEqual([5, 5]);
});

test("an aborted call leaves the queue, and the next one starts", async () => {
  const rateLimiter = createRateLimiter({ ...unlimited, concurrency: 1 });
  const first = await rateLimiter.acquire(1, MINUTE);
  const stop = new AbortController();
  const second = rateLimiter.acquire(1, MINUTE, stop.signal);
  const third = rateLimiter.acquire(1, MINUTE);
  stop.abort();
  if (first.kind === "go") first.done();
  const kinds: SlotOutcome["kind"][] = [(await second).kind, (await third).kind];
  expect(kinds).toEqual(["aborted", "go"]);
});
