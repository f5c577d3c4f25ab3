import fc from "fast-check";
import { expect, test } from "vitest";
import { WEEKDAYS } from "../../../src/domain/schedules/timing.ts";
import { parseTimeOfDay } from "../../../src/schedule/input/parse-time-of-day.ts";
import { parseWeekdays } from "../../../src/schedule/input/parse-weekdays.ts";

const timeOf = (typed: string) => {
  const read = parseTimeOfDay(typed);
  return read.ok ? read.value : read.problem;
};

test.each([
  ["7:30", "07:30"],
  ["07.30", "07:30"],
  [" 7:30 PM ", "19:30"],
  ["7:30pm", "19:30"],
  ["7 p.m.", "19:00"],
  ["7am", "07:00"],
  ["12:30 am", "00:30"],
  ["12 pm", "12:00"],
  ["19h30", "19:30"],
  ["7h", "07:00"],
  ["0730", "07:30"],
  ["18 Uhr", "18:00"],
  ["７：３０", "07:30"],
  ["noon", "12:00"],
  ["Midnight", "00:00"],
  ["23:59", "23:59"],
])("the time %j is %s", (typed, expected) => {
  expect(timeOf(typed)).toBe(expected);
});

test.each([
  ["", "no time of day"],
  ["7:3", "no time of day"],
  ["half seven", "no time of day"],
  ["constructor", "no time of day"],
  ["7", "morning or the evening"],
  ["24:00", "00:00"],
  ["25:00", "hours 00 to 23"],
  ["7:60", "minutes 00 to 59"],
  ["13:00 pm", "from 1 to 12"],
  ["0:30 am", "from 1 to 12"],
  ["-7:30", "no time of day"],
])("the time %j is refused with the reason", (typed, reason) => {
  expect(timeOf(typed)).toContain(reason);
  expect(timeOf(typed)).toContain("07:30, 19:30 or 7:30 pm");
});

test("every minute of the day is read in 24 hours and in twelve", () => {
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    const [hour, past] = [Math.floor(minute / 60), String(minute % 60).padStart(2, "0")];
    const expected = `${String(hour).padStart(2, "0")}:${past}`;
    expect(timeOf(expected)).toBe(expected);
    expect(timeOf(`${hour % 12 === 0 ? 12 : hour % 12}:${past} ${hour < 12 ? "am" : "pm"}`)).toBe(expected);
  }
});

const daysOf = (typed: string) => {
  const read = parseWeekdays(typed);
  return read.ok ? read.value.join(" ") : read.problem;
};

test.each([
  ["daily", "mon tue wed thu fri sat sun"],
  ["Every Day", "mon tue wed thu fri sat sun"],
  ["weekdays", "mon tue wed thu fri"],
  ["weekends", "sat sun"],
  ["mon-fri", "mon tue wed thu fri"],
  ["Mo – We", "mon tue wed"],
  ["fri to mon", "mon fri sat sun"],
  ["sun-sat", "mon tue wed thu fri sat sun"],
  ["mon,wed,fri", "mon wed fri"],
  ["Friday, Monday and wednesdays", "mon wed fri"],
  ["tues & thurs", "tue thu"],
  ["mon mon", "mon"],
  ["Montag, Samstag", "mon sat"],
  ["weekends, wed", "wed sat sun"],
])("the days %j are %s", (typed, expected) => {
  expect(daysOf(typed)).toBe(expected);
});

test.each([
  ["", "No day is named"],
  [" , ", "No day is named"],
  ["m", '"m" is no day'],
  ["mon-", '"mon-" is no day'],
  ["mon-tue-wed", "is no day"],
  ["mon, funday", '"funday" is no day'],
  ["constructor", "is no day"],
  ["1-5", "is no day"],
])("the days %j are refused with the reason", (typed, reason) => {
  expect(daysOf(typed)).toContain(reason);
  expect(daysOf(typed)).toContain('"mon, wed, fri"');
});

test("any set of days is read back from its list", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...WEEKDAYS], { minLength: 1 }), (days) => {
      expect(daysOf(days.join(", "))).toBe(WEEKDAYS.filter((day) => days.includes(day)).join(" "));
    }),
  );
});

test("no input crashes the parsers", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40, unit: "grapheme" }), (typed) => {
      for (const read of [parseTimeOfDay(typed), parseWeekdays(typed)]) {
        if (!read.ok) expect(read.problem.length).toBeGreaterThan(20);
      }
      const time = parseTimeOfDay(typed);
      if (time.ok) expect(time.value).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
    }),
    { numRuns: 2_000 },
  );
});
