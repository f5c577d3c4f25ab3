import fc from "fast-check";
import { expect, test } from "vitest";
import { contentStems, isStopStem, stems, words } from "../../../src/text/tokens/tokens.ts";

const written = (text: string) => words(text).map((word) => word.text);

test("words keep numbers, acronyms and apostrophes whole and split at hyphens", () => {
  expect(written("The U.S. sent 3,000 troops (2.5% more) to O'Dowd's Iran-backed AT&T.")).toEqual([
    "The",
    "U.S",
    "sent",
    "3,000",
    "troops",
    "2.5",
    "more",
    "to",
    "O'Dowd's",
    "Iran",
    "backed",
    "AT&T",
  ]);
  expect(written("COVID-19, the 7th wave of video.The end at 9 a.m. Friday")).toEqual([
    "COVID",
    "19",
    "the",
    "7th",
    "wave",
    "of",
    "video",
    "The",
    "end",
    "at",
    "9",
    "a.m",
    "Friday",
  ]);
});

test("scripts without spaces are split by character, others by word", () => {
  expect(written("東京で会う Ελλάδα москва कार्य")).toEqual([
    "東",
    "京",
    "で",
    "会",
    "う",
    "Ελλάδα",
    "москва",
    "कार्य",
  ]);
});

test("spellings of one word share a stem", () => {
  const same = (spellings: string) => new Set(spellings.split(" ").flatMap((word) => stems(word))).size;
  expect(same("strike strikes striking STRIKES strike’s")).toBe(1);
  expect(same("Müller Muller müller's MÜLLER Mu\u0308ller")).toBe(1);
  expect(same("l'Iran l’Iran Iran Iran's")).toBe(1);
  expect(same("3,000 3000")).toBe(1);
  expect(same("U.S. US U.S.'s")).toBe(1);
  expect(same("U.K. UK")).toBe(1);
  expect(same("us US")).toBe(2);
});

test("content stems exclude stop words but not the country US", () => {
  expect(contentStems("They are not sure who told us that the U.S. and the WHO had been there")).toEqual([
    "sure",
    "told",
    "u.s",
    "w.h.o",
  ]);
  expect(stems("doesn't because having").every(isStopStem)).toBe(true);
});

test("offsets match the text, and every word has one stem", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
      const tokens = words(text);
      for (const { text: word, start, end } of tokens) expect(text.slice(start, end)).toBe(word);
      expect(stems(text)).toHaveLength(tokens.length);
    }),
  );
});

test("the Latin and the general pattern give the same words", () => {
  const latin = fc.string({ unit: fc.constantFrom(..."abZé7½.,'’&-– sß\n"), maxLength: 40 });
  fc.assert(
    fc.property(latin, (text) => {
      expect(written(`${text} Ж`).slice(0, -1)).toEqual(written(text));
    }),
  );
});

test("splitting takes linear time", () => {
  const started = performance.now();
  for (const piece of ["a.", "1,", "a'", "é&", "x-", "Ж.", "東"]) words(piece.repeat(500_000 / piece.length));
  expect(performance.now() - started).toBeLessThan(3000);
});

test("words that are also Object properties are handled like any others", () => {
  expect(stems("constructor valueOf __proto__")).toEqual(["constructor", "valueof", "proto"]);
});

test("the fast scanner and the pattern give the same stems", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "U.S.",
      "it's",
      "F-16",
      "AT&T",
      "naïve",
      "3,000",
      "a.b",
      "x",
      "Straße",
      "rock’n’roll",
      "m²",
      "I.",
      "–",
      "“so”",
      "2nd",
    ),
    fc.string({ unit: "binary", maxLength: 6 }),
    fc.stringMatching(/^[A-Za-z'’&.0-9]{1,8}$/),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom("", " "), (pieces, glue) => {
      const text = pieces.join(glue);
      // A character of another script makes the pattern, not the scanner, read the whole text.
      expect(stems(text)).toEqual(stems(`${text} 漢`).slice(0, -1));
    }),
    { numRuns: 2_000 },
  );
});
