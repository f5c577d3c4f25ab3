import fc from "fast-check";
import { expect, test } from "vitest";
import { dates } from "../../../src/text/dates/dates.ts";

/** A Thursday. */
const REFERENCE_DATE = "2024-02-08";

/** Each date as "text = resolved day", with "-" if unresolved. */
function read(text: string, referenceDate: string | null = REFERENCE_DATE): string[] {
  return dates(text, referenceDate).map((date) => `${date.text} = ${date.resolved ?? "-"}`);
}

test("dates that state their year", () => {
  const text = `On 28 January 2024, Jan. 28, 2024, 2024-01-28, Sunday, January 28, 2024, the 28th of January, 2024,
    28.01.2024, 1/28/2024, am 28. Januar 2024, le 28 janvier 2024, el 28 de enero de 2024, JANUARY 28, 2024`;
  const mentions = dates(text);
  expect(mentions).toHaveLength(11);
  expect(new Set(mentions.map((date) => date.resolved))).toEqual(new Set(["2024-01-28"]));
  expect(mentions[3]).toMatchObject({ text: "Sunday, January 28, 2024", weekday: 7, relative: false });
});

test("a date without a year resolves to the year nearest the reference date, or not at all without one", () => {
  expect(read("since Oct. 17, after Feb. 2 and before the 7th of May; Sept. 1-3, 28-30 April")).toEqual([
    "Oct. 17 = 2023-10-17",
    "Feb. 2 = 2024-02-02",
    "the 7th of May = 2024-05-07",
    "Sept. 1 = 2023-09-01",
    "3 = 2023-09-03",
    "28 = 2024-04-28",
    "30 April = 2024-04-30",
  ]);
  expect(read("Oct. 17, Wednesday, yesterday", null)).toEqual([
    "Oct. 17 = -",
    "Wednesday = -",
    "yesterday = -",
  ]);
  expect(read("Feb. 30 and Feb. 29")).toEqual(["Feb. 30 = -", "Feb. 29 = 2024-02-29"]);
});

test("weekdays lie in the past or on the same day unless the text says otherwise", () => {
  expect(read("The bridge fell Wednesday. Crews said Thursday they will work.")).toEqual([
    "Wednesday = 2024-02-07",
    "Thursday = 2024-02-08",
  ]);
  expect(
    read("The court will sit on Monday; on Friday, judges will vote; next Thursday; last Thursday"),
  ).toEqual([
    "Monday = 2024-02-12",
    "Friday = 2024-02-09",
    "next Thursday = 2024-02-15",
    "last Thursday = 2024-02-01",
  ]);
  expect(read("Shops open early on Black Friday.")).toEqual([]);
});

test("other relative dates", () => {
  expect(read("yesterday, today, Tomorrow, last night, two days ago, a week ago, 3 weeks ago")).toEqual([
    "yesterday = 2024-02-07",
    "today = 2024-02-08",
    "Tomorrow = 2024-02-09",
    "last night = 2024-02-07",
    "two days ago = 2024-02-06",
    "a week ago = 2024-02-01",
    "3 weeks ago = 2024-01-18",
  ]);
  expect(
    dates("last week, last month, two years ago, six months later", REFERENCE_DATE).map((date) => [
      date.relative,
      date.resolved,
    ]),
  ).toEqual(Array.from({ length: 4 }, () => [true, null]));
});

test("months and years keep their stated fields and resolve to no day", () => {
  const fields = (text: string) =>
    dates(text, REFERENCE_DATE).map(({ year, month, day }) => [year, month, day]);
  expect(
    fields("in January 2024, by late February, since 2019, the 1990s, the 2011-19 model, in 1776"),
  ).toEqual([
    [2024, 1, null],
    [null, 2, null],
    [2019, null, null],
    [1990, null, null],
    [2011, null, null],
    [2019, null, null],
    [1776, null, null],
  ]);
  expect(fields("He may march. April Smith killed 2000 soldiers at about 1950 metres, $2019, 2,019")).toEqual(
    [],
  );
});

test("times of day are minutes since midnight", () => {
  const minutes = (text: string) => dates(text).map((time) => time.minuteOfDay);
  expect(minutes("at 9 a.m., 9:45 p.m. ET, 12:05am, 14:30, noon and midnight; from 1 to 2 p.m.")).toEqual([
    540, 1305, 5, 870, 720, 0, 780, 840,
  ]);
});

test("offsets match the text, and a resolved day exists", () => {
  const piece = fc.constantFrom(
    "May ",
    "30",
    "-",
    "/",
    "2024",
    " ",
    "Feb. ",
    "31",
    "Monday",
    ", ",
    "next ",
    "12:",
    "a.m.",
    "1st",
    "of ",
    "ago",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      for (const date of dates(text, REFERENCE_DATE)) {
        expect(text.slice(date.start, date.end)).toBe(date.text);
        if (date.resolved !== null)
          expect(Temporal.PlainDate.from(date.resolved).toString()).toBe(date.resolved);
      }
    }),
  );
  const started = performance.now();
  for (const repeated of ["May ", "1 ", "Monday ", "Oct. 1 ", "2019 ", "1-", " "])
    dates(repeated.repeat(100_000 / repeated.length), REFERENCE_DATE);
  expect(performance.now() - started).toBeLessThan(8000);
});
