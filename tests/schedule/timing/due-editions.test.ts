import fc from "fast-check";
import { expect, test } from "vitest";
import { type Timing, WEEKDAYS } from "../../../src/domain/schedules/timing.ts";
import { jitteredPostTime } from "../../../src/schedule/running/jitter.ts";
import { type DueEditions, dueEditions } from "../../../src/schedule/timing/due-editions.ts";
import { slotsBetween } from "../../../src/schedule/timing/slots.ts";

const HOUR_MS = 3_600_000;
const MORNING: Timing = { kind: "daily", time: "07:30", weekdays: WEEKDAYS, timeZone: "UTC" };
const QUARTERS: Timing = { kind: "cron", expression: "*/15 * * * *", timeZone: "Europe/Berlin" };
const CREATED = "2026-05-01T12:00:00.000Z";

function dueAt(now: string, recordedUpTo: string | null, timing = MORNING, graceMs?: number): DueEditions {
  return dueEditions({
    timing,
    recordedUpTo,
    timingSetAt: CREATED,
    now,
    ...(graceMs === undefined ? {} : { graceMs }),
  });
}

test("nothing is due before the first slot, nor at the moment a schedule is created", () => {
  expect(dueAt("2026-05-02T07:29:59.999Z", null)).toEqual({
    post: null,
    missed: { slots: [], count: 0, atLeast: false },
    upTo: null,
    next: "2026-05-02T07:30:00.000Z",
  });
  const created = "2026-05-01T07:30:00.000Z";
  const answer = dueEditions({ timing: MORNING, recordedUpTo: null, timingSetAt: created, now: created });
  expect(answer).toMatchObject({ post: null, next: "2026-05-02T07:30:00.000Z" });
});

test("a slot is on time for a minute, then late, then missed", () => {
  const slot = { at: "2026-05-02T07:30:00.000Z", localDate: "2026-05-02", localTime: "07:30" };
  expect(dueAt("2026-05-02T07:30:00.000Z", null).post).toEqual({ slot, late: false, latenessMs: 0 });
  expect(dueAt("2026-05-02T07:31:00.000Z", null).post).toMatchObject({ late: false, latenessMs: 60_000 });
  expect(dueAt("2026-05-02T07:31:00.001Z", null).post).toMatchObject({ late: true });
  expect(dueAt("2026-05-02T13:30:00.000Z", null).post).toMatchObject({ late: true, latenessMs: 6 * HOUR_MS });
  const pastGrace = dueAt("2026-05-02T13:30:00.001Z", null);
  expect(pastGrace).toMatchObject({
    post: null,
    upTo: slot.at,
    missed: { slots: [slot], count: 1, atLeast: false },
  });
  expect(dueAt("2026-05-02T08:00:00.000Z", null, MORNING, 60_000).post).toBeNull();
});

test("a recorded slot is not due again", () => {
  const recorded = "2026-05-02T07:30:00.000Z";
  expect(dueAt("2026-05-02T07:30:05.000Z", recorded)).toMatchObject({ post: null, upTo: null });
  expect(dueAt("2026-05-02T07:30:05.000Z", recorded).next).toBe("2026-05-03T07:30:00.000Z");
});

test("after days of downtime the latest slot is posted once and the others are missed", () => {
  const afterDowntime = dueAt("2026-05-06T09:00:00.000Z", "2026-05-02T07:30:00.000Z");
  expect(afterDowntime.post).toMatchObject({
    slot: { localDate: "2026-05-06" },
    late: true,
    latenessMs: 1.5 * HOUR_MS,
  });
  expect(afterDowntime.missed.slots.map(({ localDate }) => localDate)).toEqual([
    "2026-05-03",
    "2026-05-04",
    "2026-05-05",
  ]);
  expect(afterDowntime).toMatchObject({ upTo: "2026-05-06T07:30:00.000Z", next: "2026-05-07T07:30:00.000Z" });
});

test.each([
  ["a week", 7, { count: 671, atLeast: false }],
  ["a year", 365, { count: 1_000, atLeast: true }],
  ["twenty years", 20 * 365, { count: 1_000, atLeast: true }],
])("%s of downtime for a quarter-hourly schedule is computed quickly", (_, days, missed) => {
  const last = "2026-05-02T07:30:00.000Z";
  const now = new Date(Date.parse(last) + days * 24 * HOUR_MS + 1_000).toISOString();
  const start = performance.now();
  const afterDowntime = dueAt(now, last, QUARTERS);
  expect(performance.now() - start).toBeLessThan(200);
  expect(afterDowntime.missed).toMatchObject(missed);
  expect(afterDowntime.missed.slots).toHaveLength(20);
  const newest = Date.parse(afterDowntime.post?.slot.at ?? "");
  expect(Date.parse(now) - newest).toBe(1_000);
  expect(afterDowntime.missed.slots.map(({ at }) => newest - Date.parse(at))).toEqual(
    Array.from({ length: 20 }, (_, i) => (20 - i) * HOUR_MS * 0.25),
  );
});

test("no slot is repeated when the clock is set back; the next one is after the recorded one", () => {
  const recorded = "2026-05-05T07:30:00.000Z";
  for (const now of ["2026-05-05T07:29:00.000Z", "2026-05-04T00:00:00.000Z", "2020-01-01T00:00:00.000Z"]) {
    expect(dueAt(now, recorded)).toMatchObject({ post: null, upTo: null, next: "2026-05-06T07:30:00.000Z" });
  }
});

test("slots before a timing was set are not due", () => {
  // The schedule was moved from 09:00 to 07:30 at 08:00, so today's 07:30 was never due.
  const answer = dueEditions({
    timing: MORNING,
    recordedUpTo: "2026-05-01T09:00:00.000Z",
    timingSetAt: "2026-05-02T08:00:00.000Z",
    now: "2026-05-02T08:00:05.000Z",
  });
  expect(answer).toMatchObject({ post: null, missed: { count: 0 }, next: "2026-05-03T07:30:00.000Z" });
});

const timing = fc.constantFrom<Timing>(
  MORNING,
  QUARTERS,
  { kind: "daily", time: "02:30", weekdays: ["sat", "sun"], timeZone: "Europe/Berlin" },
  { kind: "daily", time: "23:30", weekdays: WEEKDAYS, timeZone: "America/Nuuk" },
  { kind: "cron", expression: "30 * * * *", timeZone: "Australia/Lord_Howe" },
);
/** By how much the clock moves between two calls; sometimes backwards, as when it is set. */
const moves = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1_000, max: 30 * 60_000 }) },
    { weight: 2, arbitrary: fc.integer({ min: HOUR_MS, max: 60 * HOUR_MS }) },
    { weight: 1, arbitrary: fc.integer({ min: -30 * HOUR_MS, max: 0 }) },
  ),
  { minLength: 1, maxLength: 60 },
);

test("however the clock moves, each slot is posted or missed exactly once and never early", () => {
  fc.assert(
    fc.property(timing, fc.integer({ min: 0, max: 365 * 24 }), moves, (schedule, hours, steps) => {
      const timingSetAt = new Date(Date.parse("2026-01-01T00:00:00Z") + hours * HOUR_MS).toISOString();
      let nowMs = Date.parse(timingSetAt);
      let recordedUpTo: string | null = null;
      let farthest = nowMs;
      const settled: string[] = [];
      for (const step of steps) {
        nowMs += step;
        farthest = Math.max(farthest, nowMs);
        const now = new Date(nowMs).toISOString();
        const { post, missed, upTo, next } = dueEditions({
          timing: schedule,
          recordedUpTo,
          timingSetAt,
          now,
        });
        const newest = [...missed.slots.map(({ at }) => at), ...(post === null ? [] : [post.slot.at])];
        expect(missed.slots).toHaveLength(Math.min(20, missed.count));
        const all = [...slotsBetween(schedule, recordedUpTo ?? timingSetAt, now)].map(({ at }) => at);
        expect(all.length).toBe(missed.count + (post === null ? 0 : 1));
        expect(all.slice(-newest.length || all.length)).toEqual(newest);
        if (post !== null) expect(nowMs - Date.parse(post.slot.at)).toBe(post.latenessMs);
        expect(Date.parse(next ?? "")).toBeGreaterThan(
          Math.max(nowMs, Date.parse(recordedUpTo ?? timingSetAt)),
        );
        settled.push(...all);
        recordedUpTo = upTo ?? recordedUpTo;
      }
      const expectedSlots = [...slotsBetween(schedule, timingSetAt, new Date(farthest).toISOString())];
      expect(settled).toEqual(expectedSlots.map(({ at }) => at));
    }),
    { numRuns: 300 },
  );
});

test("posting never starts early, and is jittered across guilds", () => {
  const slot = "2026-05-02T07:30:00.000Z";
  const delays = Array.from(
    { length: 2_000 },
    (_, i) => Date.parse(jitteredPostTime(slot, `schedule-${i}`, 20_000)) - Date.parse(slot),
  );
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...delays)).toBeLessThan(20_000);
  const bySecond = Array.from(
    { length: 20 },
    (_, second) => delays.filter((ms) => Math.floor(ms / 1_000) === second).length,
  );
  expect(Math.min(...bySecond)).toBeGreaterThan(60);
  expect(Math.max(...bySecond)).toBeLessThan(150);
  expect(jitteredPostTime(slot, "schedule-7", 20_000)).toBe(jitteredPostTime(slot, "schedule-7", 20_000));
  expect(jitteredPostTime(slot, "schedule-7", 0)).toBe(slot);
});
