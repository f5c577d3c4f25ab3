import fc from "fast-check";
import { expect, test } from "vitest";
import { WEEKDAYS } from "../../../src/domain/schedules/timing.ts";
import { inEnglish } from "../../../src/domain/texts/reasons.ts";
import { parseTimeOfDay } from "../../../src/schedule/input/parse-time-of-day.ts";
import { parseWeekdays } from "../../../src/schedule/input/parse-weekdays.ts";

const timeOf = (typed: string) => {
  const result = parseTimeOfDay(typed);
  return result.ok ? result.value : inEnglish(result.problem);
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
])("the time %j is read as %s", (typed, expected) => {
  expect(timeOf(typed)).toBe(expected);
});

test.each([
  ["", "not a time of day"],
  ["7:3", "not a time of day"],
  ["half seven", "not a time of day"],
  ["constructor", "not a time of day"],
  ["7", "morning or the evening"],
  ["24:00", "00:00"],
  ["25:00", "Hours go from 00 to 23"],
  ["7:60", "Minutes go from 00 to 59"],
  ["13:00 pm", "from 1 to 12"],
  ["0:30 am", "from 1 to 12"],
  ["-7:30", "not a time of day"],
])("the time %j is rejected with the reason: %s", (typed, reason) => {
  expect(timeOf(typed)).toContain(reason);
  expect(timeOf(typed)).toContain("07:30, 19:30 or 7:30 pm");
});

test("every minute of the day is read in 24-hour and in 12-hour format", () => {
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    const [hour, past] = [Math.floor(minute / 60), String(minute % 60).padStart(2, "0")];
    const expected = `${String(hour).padStart(2, "0")}:${past}`;
    expect(timeOf(expected)).toBe(expected);
    expect(timeOf(`${hour % 12 === 0 ? 12 : hour % 12}:${past} ${hour < 12 ? "am" : "pm"}`)).toBe(expected);
  }
});

const daysOf = (typed: string) => {
  const result = parseWeekdays(typed);
  return result.ok ? result.value.join(" ") : inEnglish(result.problem);
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
])("the days %j are read as %s", (typed, expected) => {
  expect(daysOf(typed)).toBe(expected);
});

test.each([
  ["", "No day is given"],
  [" , ", "No day is given"],
  ["m", '"m" is not a day'],
  ["mon-", '"mon-" is not a day'],
  ["mon-tue-wed", "is not a day"],
  ["mon, funday", '"funday" is not a day'],
  ["constructor", "is not a day"],
  ["1-5", "is not a day"],
])("the days %j are rejected with the reason: %s", (typed, reason) => {
  expect(daysOf(typed)).toContain(reason);
  expect(daysOf(typed)).toContain('"mon, wed, fri"');
});

test("any list of days is read as the same set of days", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...WEEKDAYS], { minLength: 1 }), (days) => {
      expect(daysOf(days.join(", "))).toBe(WEEKDAYS.filter((day) => days.includes(day)).join(" "));
    }),
  );
});

test("no input crashes the parsers", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40, unit: "grapheme" }), (typed) => {
      for (const result of [parseTimeOfDay(typed), parseWeekdays(typed)]) {
        if (!result.ok) expect(inEnglish(result.problem).length).toBeGreaterThan(20);
      }
      const time = parseTimeOfDay(typed);
      if (time.ok) expect(time.value).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
    }),
    { numRuns: 2_000 },
  );
});
