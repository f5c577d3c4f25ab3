import fc from "fast-check";
import { expect, test } from "vitest";
import { numbers } from "../../../src/text/numbers/numbers.ts";

/** A number as "value[%][ currency][ unit][ ~]". */
function read(text: string): string[] {
  return numbers(text).map(({ value, percent, currency, unit, approximate, ordinal }) => {
    const kind = `${Math.round(value * 100) / 100}${percent ? "%" : ""}${ordinal ? "." : ""}`;
    return [kind, currency, unit, approximate ? "~" : null].filter((part) => part !== null).join(" ");
  });
}

test("a number counts the noun that follows, skipping adjectives", () => {
  expect(read("12 American soldiers, three U.S. troops and 85-target strikes left 5 dead")).toEqual([
    "12 soldier",
    "3 troop",
    "85 target",
    "5 dead",
  ]);
  expect(
    read("A 33-year-old man and 300 aircraft; dozens of the rockets; 40 people killed; one died"),
  ).toEqual(["33 year", "300 aircraft", "12 rocket ~", "40 peopl", "1"]);
});

test("scale words, percentages, money and fractions are read", () => {
  expect(
    read("$1.2 million, €3m, £20bn, 100 USD, A$5,000, half a million dollars, 1,5 Millionen Euro"),
  ).toEqual([
    "1200000 USD",
    "3000000 EUR",
    "20000000000 GBP",
    "100 USD",
    "5000 AUD",
    "500000 USD",
    "1500000 EUR",
  ]);
  expect(
    read("40%, 5 percentage points, 12 per cent, two-thirds of them, half of voters, 7.5 percent"),
  ).toEqual(["40%", "5%", "12%", "66.67%", "50%", "7.5%"]);
});

test("numbers in words are read", () => {
  expect(
    read("a dozen boats, two hundred and six thousand votes, twenty-five men, two and a half tons"),
  ).toEqual(["12 boat", "206000 vote", "25 men", "2.5 ton"]);
  expect(read("hundreds of thousands fled; no one knew; one another; the 49th state")).toEqual([
    "100000 ~",
    "49.",
  ]);
});

test("both ends of a range share scale, currency and percent sign", () => {
  expect(read("12 to 15 million people, $5-7 billion, between 5 and 7%, 3 and 4 million")).toEqual([
    "12000000",
    "15000000 peopl",
    "5000000000 USD",
    "7000000000 USD",
    "5%",
    "7%",
    "3",
    "4000000",
  ]);
});

test("approximate numbers are marked", () => {
  for (const text of [
    "about 160",
    "more than 160",
    "at least 160",
    "160-odd raids",
    "some 160 raids",
    "160 or so",
    "nearly 160",
  ]) {
    expect(numbers(text).map(({ value, approximate }) => [value, approximate])).toEqual([[160, true]]);
  }
  expect(read("exactly 160 raids")).toEqual(["160 raid"]);
});

test("dates, times, names and telephone numbers are not quantities", () => {
  const text = `On Jan. 28, 2024 at 9:45 p.m., F-16 jets and COVID-19; Route 66, Flight 370, No. 5, Windows 10, in 2019, the
    1990s, 5G, 602-555-0137, 9/11, page 1A, version 1.2.3`;
  expect(read(text)).toEqual([]);
});

test("offsets match the text, whatever it is, and long texts take linear time", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."12.,-$% aé/half one million th"), maxLength: 60 }),
      (text) => {
        for (const { text: written, start, end, value } of numbers(text)) {
          expect(text.slice(start, end)).toBe(written);
          expect(value).not.toBeNaN();
        }
      },
    ),
  );
  const started = performance.now();
  for (const piece of [
    "1",
    "1,",
    "1 ",
    "one ",
    "1-",
    "$",
    "a ",
    "one hundred and ",
    "1.1",
    "May ",
    "1 to ",
  ]) {
    numbers(piece.repeat(60_000 / piece.length));
  }
  expect(performance.now() - started).toBeLessThan(8000);
});
