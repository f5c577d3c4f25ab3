import fc from "fast-check";
import { expect, test } from "vitest";
import { inEnglish } from "../../../src/domain/texts/reasons.ts";
import { CURRENT_NAMES, MAIN_ZONES } from "../../../src/schedule/zones/zone-names.ts";
import { createZones } from "../../../src/schedule/zones/zones.ts";

const zones = createZones();
const SUMMER = "2026-07-01T12:00:00.000Z";
const WINTER = "2026-01-01T12:00:00.000Z";

const parsed = (typed: string) => {
  const result = zones.parse(typed);
  return result.ok ? result.value : inEnglish(result.problem);
};
const icuName = (zone: string) =>
  new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
const chosen = (typed: string, now = SUMMER) => zones.choices(typed, now).map(({ zone }) => zone);

test("every zone known to this machine is accepted in any case, and offered under its name", () => {
  const current = new Map(CURRENT_NAMES.map((name) => [icuName(name), name]));
  for (const zone of ["UTC", ...Intl.supportedValuesOf("timeZone"), ...CURRENT_NAMES]) {
    const expected = current.get(zone) ?? zone;
    expect(parsed(zone.toLowerCase())).toBe(expected);
    expect(parsed(` ${zone.toUpperCase()} `)).toBe(expected);
    expect(chosen(zone)[0]).toBe(expected);
  }
});

test("current zone names replace ICU's older ones, and both are found", () => {
  expect(chosen("kiev")).toEqual(["Europe/Kyiv"]);
  expect(chosen("kyiv")).toEqual(["Europe/Kyiv"]);
  expect(chosen("calcutta")).toEqual(["Asia/Kolkata"]);
  expect(chosen("saigon")).toEqual(["Asia/Ho_Chi_Minh"]);
  const listed = new Set(Intl.supportedValuesOf("timeZone"));
  for (const name of CURRENT_NAMES) {
    expect(chosen(name)[0]).toBe(name);
    expect(listed.has(icuName(name))).toBe(true);
    expect(chosen(icuName(name))).toEqual([name]);
    const now = Temporal.Instant.from(SUMMER);
    expect(now.toZonedDateTimeISO(name).equals(now.toZonedDateTimeISO(icuName(name)))).toBe(true);
  }
});

test.each([
  ["berlin", "Europe/Berlin"],
  ["New York", "America/New_York"],
  ["são paulo", "America/Sao_Paulo"],
  ["munich", "Europe/Berlin"],
  ["PST", "America/Los_Angeles"],
  ["est", "America/New_York"],
  ["us/pacific", "US/Pacific"],
  ["GMT+2", "+02:00"],
  ["utc-3:30", "-03:30"],
  ["+5", "+05:00"],
  ["\u22125", "-05:00"],
  ["utc+0", "UTC"],
  ["Etc/GMT+5", "Etc/GMT+5"],
])("the zone %j is read as %s", (typed, expected) => {
  expect(parsed(typed)).toBe(expected);
});

test("an unknown zone is rejected with similar names or with examples", () => {
  expect(parsed("Europe/Berln")).toContain("Did you mean Europe/Berlin");
  expect(parsed("Amsterdm")).toContain("Europe/Amsterdam");
  for (const typed of [
    "",
    "mars/olympus",
    "+15",
    "UTC+99",
    "2026-01-01T00:00[Europe/Berlin]",
    "constructor",
  ]) {
    expect(parsed(typed)).toContain('"Europe/Berlin" or "UTC+2"');
  }
  expect(parsed("x".repeat(6_000)).length).toBeLessThan(200);
});

test("zones are found by city, country, abbreviation and offset, best match first", () => {
  expect(chosen("germany")[0]).toBe("Europe/Berlin");
  expect(chosen("united st")[0]).toBe("America/New_York");
  expect(chosen("pdt")[0]).toBe("America/Los_Angeles");
  expect(chosen("new y")[0]).toBe("America/New_York");
  expect(chosen("asia/tok")[0]).toBe("Asia/Tokyo");
  expect(chosen("+5:30")).toContain("Asia/Kolkata");
  expect(chosen("+5:30").at(-1)).toBe("+05:30");
  expect(chosen("+2")).toHaveLength(25);
  expect(chosen("+2").at(-1)).toBe("+02:00");
  expect(chosen("amsterdm")).toContain("Europe/Amsterdam");
  expect(chosen("")).toHaveLength(25);
  expect(chosen("")).toEqual([...MAIN_ZONES.keys()].slice(0, 25));
  expect(chosen("qqqq")).toEqual([]);
});

test("an offset matches the zones that have it at the given time", () => {
  expect(chosen("UTC+1", SUMMER)[0]).toBe("Europe/London");
  expect(chosen("UTC+1", WINTER)[0]).toBe("Europe/Paris");
  expect(zones.choices("tokyo", SUMMER)).toEqual([
    { zone: "Asia/Tokyo", label: "Asia/Tokyo (21:00, UTC+9)" },
  ]);
  expect(zones.choices("st johns", WINTER)[0]?.label).toBe("America/St_Johns (08:30, UTC-3:30)");
});

test("any input gives at most 25 distinct zones that Temporal accepts, with labels of at most 100 characters", () => {
  const typed = fc.oneof(
    fc.string({ maxLength: 12, unit: "grapheme" }),
    fc.constantFrom("a", "e", "america", "+2", "-4", "united", "islands", "/", " "),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const choices = zones.choices(text, SUMMER);
      expect(choices.length).toBeLessThanOrEqual(25);
      expect(new Set(choices.map(({ zone }) => zone)).size).toBe(choices.length);
      for (const { zone, label } of choices) {
        expect(parsed(zone)).toBe(zone);
        expect(label.length).toBeLessThanOrEqual(100);
      }
    }),
    { numRuns: 500 },
  );
});
