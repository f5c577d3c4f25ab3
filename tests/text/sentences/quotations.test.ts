import fc from "fast-check";
import { expect, test } from "vitest";
import { quotations } from "../../../src/text/sentences/quotations.ts";

const read = (text: string) => quotations(text).map((quotation) => quotation.text);

test("quotations in every common pair of marks are found", () => {
  expect(read('“We go,” she said. "No more," he said. «C\'est fini», dit-il. „Wir gehen“, sagt er.')).toEqual(
    ["We go,", "No more,", "C'est fini", "Wir gehen"],
  );
  expect(
    read("`` It holds , '' he said. 彼は「雨だ」と言った。 »Er kam«, so hieß es. « Bonjour », dit-elle."),
  ).toEqual(["It holds ,", "雨だ", "Er kam", "Bonjour"]);
});

test("apostrophes and feet quote nothing; single marks around words do", () => {
  expect(read("It’s the workers’ party; O'Dowd's 6' plan of the '90s isn't ours.")).toEqual([]);
  expect(read("He called it ‘a farce’ and left. ‘It’s the workers’ turn,’ she said.")).toEqual([
    "a farce",
    "It’s the workers’ turn,",
  ]);
});

test("an unclosed mark quotes nothing beyond its paragraph", () => {
  expect(read("“We began here.\n\n“And ended there,” she said.")).toEqual(["And ended there,"]);
  expect(read('He is 6" tall.\n\nShe said "yes" twice.')).toEqual(["yes"]);
  expect(read('A 3" nail')).toEqual([]);
});

test("offsets match the text, whatever it is, and long texts take linear time", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."a “”\"‘’«»„`'\n.s"), maxLength: 50 }), (text) => {
      for (const { text: quoted, start, end } of quotations(text))
        expect(text.slice(start, end)).toBe(quoted);
    }),
  );
  const started = performance.now();
  for (const piece of ['"', "“", "‘a ", "``", "« ", '"a\n\n', "„a"])
    quotations(piece.repeat(100_000 / piece.length));
  expect(performance.now() - started).toBeLessThan(8000);
});
