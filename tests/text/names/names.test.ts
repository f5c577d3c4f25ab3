import fc from "fast-check";
import { expect, test } from "vitest";
import { names } from "../../../src/text/names/names.ts";

const read = (text: string) => names(text).map((name) => name.text);

test("a name is a run of capitalized words with the particles between them", () => {
  expect(
    read("President Ada Kerr met Gen. Tom Oke of the U.S. Army and Ursula von der Mey in Hill Town."),
  ).toEqual(["President Ada Kerr", "Gen. Tom Oke of the U.S. Army", "Ursula von der Mey", "Hill Town"]);
  expect(
    read("It was Abu Hamid al-Masri, said John F. Roe Jr. In Lima, Jean-Luc O'Dowd’s aide agreed."),
  ).toEqual(["Abu Hamid al-Masri", "John F. Roe Jr.".slice(0, -1), "Lima", "Jean-Luc O'Dowd"]);
  expect(read("an eBay seller, the WHO, AT&T, COVID-19, an F-16 and Windows 10.")).toEqual([
    "eBay",
    "WHO",
    "AT&T",
    "COVID-19",
    "F-16",
    "Windows 10",
  ]);
});

test("a possessive ends a name, and of a hyphenated word only the capitalized part is a name", () => {
  expect(read("It was Iran's Guard Corps, the Iran-backed and anti-Kerr groups")).toEqual([
    "Iran",
    "Guard Corps",
    "Iran",
    "Kerr",
  ]);
});

test("words are folded like tokens, so that a title and a bare surname share a word", () => {
  expect(names("President Zoë Müller-Roe’s plan")[0]?.words).toEqual(["president", "zoe", "muller", "roe"]);
  expect(names("the U.S. Army")[0]?.words).toEqual(["us", "army"]);
});

test("the first word of a sentence needs more evidence than its capital", () => {
  expect(
    read("Militants fled. Heavy rain fell. However, he left. Former Sen. Ann Poe spoke. Several died."),
  ).toEqual(["Sen. Ann Poe"]);
  expect(
    read("Toyota issued a recall. Iran, too, waits. Kerr's plan failed. NATO agreed. Peru is next."),
  ).toEqual(["Toyota", "Iran", "Kerr", "NATO", "Peru"]);
  expect(read("Bridges fell. He asked Bridges about it.")).toEqual(["Bridges", "Bridges"]);
  expect(read("Harbor is shut. The harbor closed.")).toEqual([]);
  expect(read("“We will go,” I said. Who knows? The Hague does.")).toEqual(["Hague"]);
});

test("days and months alone are not names", () => {
  expect(read("On Wednesday, in May, the Sunday before Christmas, Jan. 6")).toEqual(["Christmas"]);
});

test("in headlines only known and likely names count", () => {
  expect(read("STORM HITS COAST OF PERU AGAIN")).toEqual([]);
  expect(read("STORM HITS COAST OF PERU AGAIN\n\nThe storm reached Peru at night.")).toEqual([
    "PERU",
    "Peru",
  ]);
  expect(
    read("Heavy Storms Hit Towns Along Peru Coast\n\nStorms hit towns along the coast of Peru."),
  ).toEqual(["Peru", "Peru"]);
});

test("offsets match the text, every name has a capital, and long texts take linear time", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."Ab C.-'’ É\nofé1"), maxLength: 60 }), (text) => {
      for (const name of names(text)) {
        expect(text.slice(name.start, name.end)).toBe(name.text);
        expect(name.text).toMatch(/\p{Lu}/u);
        expect(name.words.length).toBeGreaterThan(0);
      }
    }),
  );
  const started = performance.now();
  for (const piece of ["A", "A ", "A.", "A-", "al-", "A of the ", "a", "A'"])
    names(piece.repeat(100_000 / piece.length));
  expect(performance.now() - started).toBeLessThan(8000);
});

test("the word constructor is handled like any other", () => {
  expect(read("Constructor, the yacht, won.")).toEqual(["Constructor"]);
});
