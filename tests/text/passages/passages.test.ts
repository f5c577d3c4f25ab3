import fc from "fast-check";
import { expect, test } from "vitest";
import { passageSpans } from "../../../src/text/passages/passages.ts";

const sentence = (words: number) => Array.from({ length: words }, () => "word").join(" ");

test("paragraphs stay together where they fit, and a heading stays with the text after it", () => {
  const sentences = [5, 30, 30, 40, 40, 3, 60].map(sentence);
  expect(passageSpans({ sentences, paragraphs: [1, 2, 4, 6, 7] })).toEqual([
    { first: 1, last: 3 },
    { first: 4, last: 5 },
    { first: 6, last: 7 },
  ]);
});

test("a long paragraph is split between sentences; a long sentence is its own passage", () => {
  expect(passageSpans({ sentences: [50, 50, 50, 200, 10].map(sentence), paragraphs: [1] })).toEqual([
    { first: 1, last: 2 },
    { first: 3, last: 3 },
    { first: 4, last: 4 },
    { first: 5, last: 5 },
  ]);
  expect(passageSpans({ sentences: [], paragraphs: [] })).toEqual([]);
});

test("every sentence is in one passage, in order, and passages stay within their size", () => {
  const documents = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });
  fc.assert(
    fc.property(
      documents,
      fc.array(fc.integer({ min: 2, max: 40 }), { maxLength: 10 }),
      (lengths, breaks) => {
        const sentences = lengths.map(sentence);
        const paragraphs = [...new Set([1, ...breaks])]
          .filter((n) => n <= sentences.length)
          .sort((a, b) => a - b);
        const spans = passageSpans({ sentences, paragraphs });
        const numbers = spans.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, i) => first + i),
        );
        expect(numbers).toEqual(sentences.map((_, i) => i + 1));
        for (const { first, last } of spans) {
          const words = lengths.slice(first - 1, last).reduce((sum, count) => sum + count, 0);
          expect(words).toBeLessThanOrEqual(120);
        }
      },
    ),
  );
});
