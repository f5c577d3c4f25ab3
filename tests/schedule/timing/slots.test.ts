import fc from "fast-check";
import { expect, test } from "vitest";
import { type Timing, WEEKDAYS, type Weekday } from "../../../src/domain/schedules/timing.ts";
import { latestSlot, latestSlots, nextSlots, slotsBetween } from "../../../src/schedule/timing/slots.ts";

function daily(time: string, timeZone: string, weekdays: readonly Weekday[] = WEEKDAYS): Timing {
  return { kind: "daily", time, weekdays, timeZone };
}

function cron(expression: string, timeZone = "UTC"): Timing {
  return { kind: "cron", expression, timeZone };
}

/** Each slot as "date time = instant", from the start of one local date to the start of another. */
function listed(timing: Timing, from: string, to: string): string[] {
  const start = (date: string) => Temporal.PlainDate.from(date).toZonedDateTime(timing.timeZone).toInstant();
  const after = start(from).subtract({ milliseconds: 1 }).toString();
  const upTo = start(to).subtract({ milliseconds: 1 }).toString();
  return [...slotsBetween(timing, after, upTo)].map(
    ({ at, localDate, localTime }) => `${localDate.slice(5)} ${localTime} = ${at.slice(5, 16)}`,
  );
}

test("a skipped time moves to the first time after the gap", () => {
  expect(listed(daily("02:30", "Europe/Berlin"), "2026-03-28", "2026-03-31")).toEqual([
    "03-28 02:30 = 03-28T01:30",
    "03-29 03:00 = 03-29T01:00",
    "03-30 02:30 = 03-30T00:30",
  ]);
  // The southern hemisphere, and a change of half an hour.
  expect(listed(daily("02:30", "America/Santiago"), "2026-09-06", "2026-09-07")).toEqual([
    "09-06 02:30 = 09-06T05:30",
  ]);
  expect(listed(daily("00:15", "America/Santiago"), "2026-09-06", "2026-09-07")).toEqual([
    "09-06 01:00 = 09-06T04:00",
  ]);
  expect(listed(daily("02:15", "Australia/Lord_Howe"), "2026-10-04", "2026-10-05")).toEqual([
    "10-04 02:30 = 10-03T15:30",
  ]);
});

test("a repeated time counts once, at its first occurrence", () => {
  expect(listed(daily("02:30", "Europe/Berlin"), "2026-10-25", "2026-10-26")).toEqual([
    "10-25 02:30 = 10-25T00:30",
  ]);
  expect(listed(daily("01:45", "Australia/Lord_Howe"), "2026-04-05", "2026-04-06")).toEqual([
    "04-05 01:45 = 04-04T14:45",
  ]);
  // Set back across midnight: the last hour of the 24th is repeated.
  expect(listed(daily("23:30", "America/Nuuk"), "2026-10-24", "2026-10-26")).toEqual([
    "10-24 23:30 = 10-25T00:30",
    "10-25 23:30 = 10-26T01:30",
  ]);
});

test("a date that is interrupted by the previous one counts at its first occurrence", () => {
  // At 00:01 on the 29th the clocks were set back to 23:01 on the 28th.
  const midnight = daily("00:00", "America/St_Johns");
  const slots = [...slotsBetween(midnight, "2006-10-28T12:00:00.000Z", "2006-10-29T02:45:00.000Z")];
  expect(slots).toEqual([{ at: "2006-10-29T02:30:00.000Z", localDate: "2006-10-29", localTime: "00:00" }]);
  expect([...slotsBetween(midnight, "2006-10-29T02:45:00.000Z", "2006-10-29T12:00:00.000Z")]).toEqual([]);
});

test("after a gap that lasts until midnight, the slot is at the first instant of the next date", () => {
  expect(listed(daily("23:30", "America/Nuuk"), "2026-03-28", "2026-03-30")).toEqual([
    "03-28 00:00 = 03-29T01:00",
    "03-29 23:30 = 03-30T00:30",
  ]);
  const both = [
    ...slotsBetween(cron("30 23,0 * * *", "America/Nuuk"), "2026-03-28T12:00Z", "2026-03-29T12:00Z"),
  ];
  expect(both.map(({ at }) => at)).toEqual(["2026-03-29T01:00:00.000Z", "2026-03-29T01:30:00.000Z"]);
});

test("a date that a zone skipped has no slot", () => {
  expect(listed(daily("07:30", "Pacific/Apia"), "2011-12-29", "2012-01-01")).toEqual([
    "12-29 07:30 = 12-29T17:30",
    "12-31 07:30 = 12-30T17:30",
  ]);
  expect(listed(cron("0 8 30 12 *", "Pacific/Apia"), "2011-12-01", "2012-02-01")).toEqual([]);
  expect(listed(daily("00:00", "Pacific/Kwajalein"), "1993-08-20", "1993-08-23")).toEqual([
    "08-20 00:00 = 08-20T12:00",
    "08-22 00:00 = 08-21T12:00",
  ]);
  expect(nextSlots(cron("0 8 30 12 *", "Pacific/Apia"), "2011-06-01T00:00:00.000Z", 1)[0]?.localDate).toBe(
    "2012-12-30",
  );
});

test("irregular clock changes (Ramadan, yearly decisions) follow the same rules", () => {
  expect(listed(daily("02:30", "Africa/Casablanca"), "2025-02-23", "2025-02-24")).toEqual([
    "02-23 02:30 = 02-23T01:30",
  ]);
  expect(listed(daily("02:30", "Africa/Casablanca"), "2025-04-06", "2025-04-07")).toEqual([
    "04-06 03:00 = 04-06T02:00",
  ]);
  expect(listed(daily("02:30", "Asia/Gaza"), "2030-03-30", "2030-03-31")).toEqual([
    "03-30 03:00 = 03-30T00:00",
  ]);
});

test("historical offsets with seconds, renamed zones and offset zones are supported", () => {
  expect(listed(daily("12:00", "Europe/Amsterdam"), "1930-01-15", "1930-01-16")).toHaveLength(1);
  const monrovia = [
    ...slotsBetween(daily("12:00", "Africa/Monrovia"), "1960-01-01T00:00Z", "1960-01-02T00:00Z"),
  ];
  expect(monrovia.map(({ at }) => at)).toEqual(["1960-01-01T12:44:30.000Z"]);
  for (const zone of ["Europe/Kyiv", "Europe/Kiev"]) {
    expect(nextSlots(daily("08:00", zone), "2026-07-01T00:00:00.000Z", 1)[0]?.at).toBe(
      "2026-07-01T05:00:00.000Z",
    );
  }
  expect(nextSlots(daily("08:00", "+05:30"), "2026-07-01T00:00:00.000Z", 1)[0]?.at).toBe(
    "2026-07-01T02:30:00.000Z",
  );
});

test("weekdays are those of the zone's local date", () => {
  const timing = daily("00:30", "Pacific/Auckland", ["mon", "fri"]);
  expect(listed(timing, "2026-05-04", "2026-05-12")).toEqual([
    "05-04 00:30 = 05-03T12:30",
    "05-08 00:30 = 05-07T12:30",
    "05-11 00:30 = 05-10T12:30",
  ]);
  expect(nextSlots(daily("08:00", "UTC", []), "2026-05-04T00:00:00.000Z", 3)).toEqual([]);
});

test("a cron expression with specific hours follows the rules of a daily time", () => {
  expect(listed(cron("*/20 2 * * *", "Europe/Berlin"), "2026-03-29", "2026-03-30")).toEqual([
    "03-29 03:00 = 03-29T01:00",
  ]);
  expect(listed(cron("*/20 2,3 * * *", "Europe/Berlin"), "2026-03-29", "2026-03-30")).toEqual([
    "03-29 03:00 = 03-29T01:00",
    "03-29 03:20 = 03-29T01:20",
    "03-29 03:40 = 03-29T01:40",
  ]);
  expect(listed(cron("*/30 2 * * *", "Europe/Berlin"), "2026-10-25", "2026-10-26")).toEqual([
    "10-25 02:00 = 10-25T00:00",
    "10-25 02:30 = 10-25T00:30",
  ]);
});

test("a cron expression with many, but not all hours runs once per local time", () => {
  expect(listed(cron("0 1-23 * * *", "Europe/Berlin"), "2026-10-25", "2026-10-26")).toHaveLength(23);
  expect(listed(cron("0 1-23 * * *", "Europe/Berlin"), "2026-03-29", "2026-03-30")).toHaveLength(22);
});

test("a cron expression for every hour runs in repeated hours twice, and not in skipped ones", () => {
  expect(listed(cron("30 * * * *", "Europe/Berlin"), "2026-03-29", "2026-03-30")).toHaveLength(23);
  const autumn = listed(cron("30 * * * *", "Europe/Berlin"), "2026-10-25", "2026-10-26");
  expect(autumn).toHaveLength(25);
  expect(autumn.slice(1, 5)).toEqual([
    "10-25 01:30 = 10-24T23:30",
    "10-25 02:30 = 10-25T00:30",
    "10-25 02:30 = 10-25T01:30",
    "10-25 03:30 = 10-25T02:30",
  ]);
  expect(listed(cron("*/15 * 25 10 *", "Europe/Berlin"), "2026-10-20", "2026-10-30")).toHaveLength(100);
});

test("an expression that never matches is detected quickly", () => {
  const start = performance.now();
  expect(nextSlots(cron("0 8 L-30 2 *"), "2026-01-01T00:00:00.000Z", 1)).toEqual([]);
  expect(nextSlots(cron("0 * L-30 2 *", "Europe/Berlin"), "2026-01-01T00:00:00.000Z", 1)).toEqual([]);
  expect(latestSlot(cron("0 8 L-30 2 *"), "2026-01-01T00:00:00.000Z")).toBeNull();
  expect(performance.now() - start).toBeLessThan(1_000);
  expect(nextSlots(cron("0 8 29 2 1"), "2080-03-01T00:00:00.000Z", 1)[0]?.localDate).toBe("2112-02-29");
});

test("an invalid timing throws the Fault timing-unreadable", () => {
  const now = "2026-01-01T00:00:00.000Z";
  const unreadable = expect.objectContaining({ code: "timing-unreadable" });
  expect(() => nextSlots(daily("08:00", "Mars/Olympus"), now, 1)).toThrow(unreadable);
  expect(() => nextSlots(daily("25:00", "UTC"), now, 1)).toThrow(unreadable);
  expect(() => nextSlots(cron("0 8 30 2 *"), now, 1)).toThrow(unreadable);
  expect(() => nextSlots(cron("0-99999999999 8 * * *"), now, 1)).toThrow(unreadable);
});

const zone = fc.constantFrom("UTC", ...Intl.supportedValuesOf("timeZone"));
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
const instant = fc
  .date({ min: new Date("1950-01-01"), max: new Date("2060-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const timing: fc.Arbitrary<Timing> = fc.oneof(
  fc.record({
    kind: fc.constant("daily" as const),
    time,
    weekdays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    timeZone: zone,
  }),
  fc.record({
    kind: fc.constant("cron" as const),
    expression: fc.constantFrom(
      "*/15 * * * *",
      "30 * * * *",
      "30 0,2,23 * * *",
      "0 8 L * *",
      "0 2 29 2 *",
      "*/15 1-3 * * 0",
    ),
    timeZone: zone,
  }),
);

test("the slots of a window are the slots of its two halves, wherever it is split", () => {
  const span = fc.integer({ min: 0, max: 40 * 864e5 });
  fc.assert(
    fc.property(timing, instant, span, span, (schedule, start, first, second) => {
      const middle = new Date(Date.parse(start) + first).toISOString();
      const end = new Date(Date.parse(middle) + second).toISOString();
      const whole = [...slotsBetween(schedule, start, end)];
      const parts = [...slotsBetween(schedule, start, middle), ...slotsBetween(schedule, middle, end)];
      expect(parts).toEqual(whole);
      const times = whole.map(({ at }) => Date.parse(at));
      expect(times.every((at, i) => at > (times[i - 1] ?? Date.parse(start)) && at <= Date.parse(end))).toBe(
        true,
      );
      expect(latestSlots(schedule, start, end, 7)).toEqual(whole.slice(-7));
    }),
    { numRuns: 400 },
  );
});

test("the next slot is after now, the latest is not, and there is none in between", () => {
  fc.assert(
    fc.property(timing, instant, (schedule, now) => {
      const [next] = nextSlots(schedule, now, 1);
      const latest = latestSlot(schedule, now);
      if (next === undefined || latest === null) throw new Error("no slot within a century");
      expect(Date.parse(next.at)).toBeGreaterThan(Date.parse(now));
      expect(Date.parse(latest.at)).toBeLessThanOrEqual(Date.parse(now));
      expect([...slotsBetween(schedule, latest.at, next.at)]).toEqual([next]);
      expect(latestSlot(schedule, next.at)).toEqual(next);
    }),
    { numRuns: 400 },
  );
});
