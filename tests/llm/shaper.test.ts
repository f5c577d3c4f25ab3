import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createShaper, type Shaper, type Turn } from "../../src/llm/shaper.ts";

const MINUTE = 60_000;
const clock = () => performance.now();
const unlimited = { concurrency: 10, requestsPerMinute: null, tokensPerMinute: null, clock };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Asks for turns and says when each came, in seconds from now; a call is over at once. */
async function secondsOfTurns(shaper: Shaper, tokens: readonly number[], within = 10 * MINUTE) {
  const start = clock();
  const turns = tokens.map(async (amount) => {
    const turn = await shaper.turn(amount, within);
    if (turn.kind === "go") turn.done();
    return turn.kind === "go" ? Math.round((clock() - start) / 1000) : turn.kind;
  });
  await vi.advanceTimersByTimeAsync(within);
  return Promise.all(turns);
}

test("requests beyond those of a minute wait until the server allows them", async () => {
  const shaper = createShaper({ ...unlimited, requestsPerMinute: 2 });
  expect(await secondsOfTurns(shaper, [1, 1, 1, 1])).toEqual([0, 0, 30, 60]);
});

test("so do tokens, and a call larger than a minute's tokens waits for a full minute's", async () => {
  const shaper = createShaper({ ...unlimited, tokensPerMinute: 1_000 });
  expect(await secondsOfTurns(shaper, [600, 600, 5_000])).toEqual([0, 12, 72]);
});

test("whose turn would come too late is told at once", async () => {
  const shaper = createShaper({ ...unlimited, requestsPerMinute: 1 });
  expect(await secondsOfTurns(shaper, [1, 1, 1], MINUTE + 1)).toEqual([0, 60, "too-late"]);
});

test("while the server asked to be left alone nobody's turn comes", async () => {
  const shaper = createShaper(unlimited);
  shaper.holdOff(5_000);
  expect(await secondsOfTurns(shaper, [1, 1])).toEqual([5, 5]);
});

test("a call that is given up leaves the queue to the others", async () => {
  const shaper = createShaper({ ...unlimited, concurrency: 1 });
  const first = await shaper.turn(1, MINUTE);
  const stop = new AbortController();
  const second = shaper.turn(1, MINUTE, stop.signal);
  const third = shaper.turn(1, MINUTE);
  stop.abort();
  if (first.kind === "go") first.done();
  const kinds: Turn["kind"][] = [(await second).kind, (await third).kind];
  expect(kinds).toEqual(["aborted", "go"]);
});
