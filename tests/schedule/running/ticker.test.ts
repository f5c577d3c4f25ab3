import { getTasks } from "node-cron";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Events } from "../../../src/domain/operations/events.ts";
import { createTicker, type Ticker } from "../../../src/schedule/running/ticker.ts";

const START = "2026-03-02T07:29:58.000Z";
const now = () => new Date().toISOString();

let ticker: Ticker | null = null;
let seen: string[] = [];
let reported: string[] = [];
const events: Events = { emit: (level, name) => void reported.push(`${level} ${name}`) };
const note = async (at: string) => void seen.push(at.slice(11, 19));

// Runs the real node-cron on fake timers and a fake clock.
beforeEach(() => {
  vi.useFakeTimers({ now: new Date(START) });
  [seen, reported] = [[], []];
});

afterEach(async () => {
  await ticker?.close();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test("it ticks every five seconds with the current time", async () => {
  ticker = createTicker({ tick: note, now, events });
  await pass(18_000);
  expect(seen).toEqual(["07:30:00", "07:30:05", "07:30:10", "07:30:15"]);
  expect(reported).toEqual([]);
});

test("ticks never overlap", async () => {
  let inside = 0;
  let maxInside = 0;
  const slow = async (at: string) => {
    inside += 1;
    maxInside = Math.max(maxInside, inside);
    await note(at);
    await new Promise((resolve) => setTimeout(resolve, 62_000));
    inside -= 1;
  };
  ticker = createTicker({ tick: slow, now, events });
  await pass(70_000);
  expect(seen).toEqual(["07:30:00", "07:31:05"]);
  expect(maxInside).toBe(1);
  expect(reported).toEqual([]);
  const closing = ticker.close();
  await pass(62_000);
  await closing;
});

test("a failing tick is logged, and the next one runs", async () => {
  const failing = async (at: string) => {
    await note(at);
    throw new Error("the store is closed");
  };
  ticker = createTicker({ tick: failing, now, events });
  await pass(8_000);
  expect(seen).toEqual(["07:30:00", "07:30:05"]);
  expect(reported).toEqual(["error schedule.tick-failed", "error schedule.tick-failed"]);
});

test("after closing nothing ticks, and node-cron has no task left", async () => {
  ticker = createTicker({ tick: note, now, events });
  await pass(3_000);
  await ticker.close();
  await pass(60_000);
  expect(seen).toEqual(["07:30:00"]);
  expect(getTasks().size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test("closing waits for a running tick", async () => {
  let ended = false;
  const slow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    ended = true;
  };
  ticker = createTicker({ tick: slow, now, events });
  await pass(3_000);
  let closed = false;
  const closing = ticker.close().then(() => {
    closed = true;
  });
  await pass(1_000);
  expect(closed).toBe(false);
  await pass(3_000);
  await closing;
  expect(ended).toBe(true);
  await pass(60_000);
  expect(getTasks().size).toBe(0);
});

test.each([
  ["an hour asleep", "2026-03-02T08:30:01.000Z", 5],
  ["a week asleep", "2026-03-09T07:30:01.000Z", 5],
  ["the clock jumps forward by eleven months", "2027-02-02T07:30:01.000Z", 5],
  ["the clock jumps forward by three years", "2029-03-02T07:30:01.000Z", 30],
])("after %s ticks continue without much computing", async (_, wakes, seconds) => {
  ticker = createTicker({ tick: note, now, events });
  await pass(3_000);
  vi.setSystemTime(new Date(wakes));
  const cpu = process.cpuUsage();
  await pass(seconds * 1_000);
  expect(seen.length).toBeGreaterThanOrEqual(2);
  await pass(10_000);
  expect(seen.length).toBeGreaterThanOrEqual(4);
  const { user, system } = process.cpuUsage(cpu);
  expect((user + system) / 1_000).toBeLessThan(1_000);
});

test("setting the clock back neither stops the ticks nor repeats them later", async () => {
  ticker = createTicker({ tick: note, now, events });
  await pass(3_000);
  vi.setSystemTime(new Date("2026-03-02T07:00:00.000Z"));
  await pass(60_000);
  expect(seen.slice(1, 3)).toEqual(["07:00:25", "07:00:30"]);
  expect(reported).toEqual(["warn schedule.tick-overdue"]);
  expect(getTasks().size).toBe(1);
  await pass(3_600_000);
  expect(new Set(seen.slice(1)).size).toBe(seen.length - 1);
});
