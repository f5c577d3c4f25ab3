import type { Timing } from "../src/domain/schedules/timing.ts";
import { dueEditions } from "../src/schedule/timing/due-editions.ts";
import { createZones } from "../src/schedule/zones/zones.ts";
import type { Bench, Measurement } from "./lib/report.ts";
import { allZones, sweep } from "./lib/score/slot-sweep.ts";

const TIMES = ["00:00", "02:30", "23:59"];
const CREATED = "2025-01-01T00:00:00.000Z";
const NOW = "2026-05-06T07:30:02.000Z";
const ROUNDS = 2_000;
const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const DAILY: Timing = { kind: "daily", time: "07:30", weekdays: WEEK, timeZone: "Europe/Berlin" };
const QUARTERS: Timing = { kind: "cron", expression: "*/15 * * * *", timeZone: "Europe/Berlin" };
const LEAP_DAY: Timing = { kind: "cron", expression: "0 8 29 2 1", timeZone: "Europe/Berlin" };

export const bench: Bench = {
  name: "Schedules: every zone's days from 2020 to 2035 compared with Temporal, and the cost of a check",
  needs: null,
  run: async () => [...sweepMeasurements(), ...cost()],
};

function sweepMeasurements(): Measurement[] {
  const zones = allZones();
  return TIMES.flatMap((time) => {
    const results = zones.map((zone) => sweep(zone, time, true));
    const slots = results.reduce((sum, result) => sum + result.slots, 0);
    const wrong = results.flatMap(({ errors }) => errors);
    return [
      measurement(`slots at ${time} in ${zones.length} zones`, String(slots), null, null),
      measurement("  wrong, duplicate or missing slots", String(wrong.length), "none", wrong.length === 0),
    ];
  });
}

function cost(): Measurement[] {
  const zones = createZones();
  const typed = ["", "a", "berlin", "united states", "+2", "amsterdm", "qqqq"];
  return [
    timed(
      "us to check a daily schedule with nothing due",
      () => checkDue(DAILY, "2026-05-06T05:30:00.000Z"),
      200,
    ),
    timed(
      "us to check a schedule every 15 minutes",
      () => checkDue(QUARTERS, "2026-05-06T07:30:00.000Z"),
      200,
    ),
    timed("us to check a leap day on a Monday", () => checkDue(LEAP_DAY, null), 20_000, 50),
    timed(
      "us to check every 15 minutes after a year of downtime",
      () => checkDue(QUARTERS, null),
      20_000,
      50,
    ),
    ...typed.map((text) =>
      timed(`us to complete the zone ${JSON.stringify(text)}`, () => zones.choices(text, NOW), 5_000, 100),
    ),
  ];
}

function checkDue(timing: Timing, recordedUpTo: string | null): unknown {
  return dueEditions({ timing, recordedUpTo, timingSetAt: CREATED, now: NOW });
}

/** Mean duration over many rounds, in microseconds. */
function timed(name: string, run: () => unknown, maxUs: number, rounds = ROUNDS): Measurement {
  for (let i = 0; i < rounds / 10; i += 1) run();
  const start = performance.now();
  for (let i = 0; i < rounds; i += 1) run();
  const meanUs = ((performance.now() - start) * 1_000) / rounds;
  return measurement(name, meanUs.toFixed(0), `at most ${maxUs}`, meanUs <= maxUs);
}

function measurement(name: string, value: string, target: string | null, met: boolean | null): Measurement {
  return { name, value, baseline: null, target, met };
}
