import fc from "fast-check";
import { expect, test } from "vitest";
import { sentenceEnds } from "../../../src/text/sentences/boundaries.ts";
import { splitSentences } from "../../../src/text/sentences/sentences.ts";

/** Each line is a text: " | " marks a sentence end before a space, "|" one without a space. */
function expectSplits(language: string, cases: string): void {
  for (const marked of cases
    .trim()
    .split("\n")
    .map((line) => line.trim())) {
    const expected = marked.split("|").map((sentence) => sentence.trim());
    const text = marked.replaceAll(" | ", " ").replaceAll("|", "");
    expect(splitSentences(text, language).sentences).toEqual(expected);
  }
}

test("English sentences are split, except at stops that end none", () => {
  expectSplits(
    "en",
    `
    Gen. Ada Kerr met Mr. Holt of the U.S. Army on Feb. 2 at 9 a.m. Friday in St. Paul. | No one spoke.
    He left the U.S. | The envoy stayed until 11 p.m. | Police said little.
    The U.S. Senate voted. | Sens. Ruth Vance and Paul Orr, R-Ky., dissented vs. Mayor J.P. Lund.
    They flew to Washington, D.C. | But the plane, owned by Skyline Inc., turned back. | Ford Co. Chairman Al Roe agreed.
    It closed at No. 10 Elm St. | The shop sold 2.5 tons at $3.50 a lb. | It reopened in 2019. | Nobody came.
    See Fig. 3 and pp. 12 to 15. | The answer was no. | Twelve voted for Plan B. | The rest slept.
    The case, Hale v. Morton, is old. | Dr. L. Frank Mott, Ph.D., wrote it with Harold B. Green Jr. | He died on Jan. 4.
    Will it hold? | Nobody knows! | “We hope so,” she said. | “We must.” | Then she left.
    “Why now?” Smith asked. | “Stop!” the guard shouted. | “Who won?” | The crowd laughed.
    "It is over." | "Is it?" he replied. | He shrugged... and left. | Then... | Silence.
    She works at Yahoo! News in Sept. 2021. | It rained (a little). | (The roof leaks.) | They moved.
    iPhone sales rose 3.1 percent. | eBay fell. | The site news.example.com crashed. | Go to example.org/help for more.
    The army, e.g. Col. Reed, denies it, i.e. The Hague hears it. | Lt.-Gen. Pratt did not.
    The truce ended.|The firing began.|He ran to file.Txt to look. | Sgt. 1st Class Ben Yaw fell.
    GARDINER, Mont. — The river rose. | Damage was “severe.” [1] | Crews came [2]. | Roads closed.
    It was Jan. | The 440 N. 32nd St. office shut in Nashville, Tenn. | In 2008, it moved.
    It struck at 3:30a.m. Saturday, or 3:30 a.m. (0830 GMT), they said. | Some 51. 2 percent left. | “‘No!’ ” he cried.
    Wait ... what? | Nothing. ... | Go.
    The strike killed Abu Omar. | al-Masri survived, said Maj. Gen. Tom Oke of the U.N. mission.
    `,
  );
});

test("German, French and Spanish sentences are split", () => {
  expectSplits(
    "de",
    `
    Am 28. Januar starben drei Menschen. | Dr. Weiß kam am 3. Tag, z. B. mit ca. 12 Helfern. | Es waren 15. | Der Rest floh.
    Die Firma Abel & Co. wuchs um 2,5 Prozent usw. | Sie zahlt bzw. Hr. Lang zahlt. | „Wir gehen.“ | Dann ging er.
    `,
  );
  expectSplits(
    "fr",
    `
    M. Blanc et Mme. Roux sont partis. | « C'est fini. » | Il pleut, p. ex. à Nice, etc. | Le vent tombe. | Pourquoi ? | Rien.
    `,
  );
  expectSplits(
    "es",
    `
    El Sr. Ruiz llegó a las 3 p.m. | La Dra. Vega vive en EE. UU. | ¿Quién ganó? | Nadie. | ¡Qué día! | Fue el núm. 4 del mes.
    `,
  );
});

test("scripts with their own full stops are split", () => {
  expectSplits("ja", "雨が降った。|道は閉鎖された。|誰も来ない？|以上。");
  expectSplits("ru", "Шёл дождь. | Дорогу закрыли в 2019 г. и не открыли. | Кто виноват? | Никто.");
  expectSplits("ar", "هطل المطر. | أغلقت الطرق؟ | لا أحد يعلم.");
});

test("tokenised text keeps its closing marks", () => {
  expectSplits("en", "`` We are ready , '' he said . | `` They are not . '' | It rained .");
});

const sentencesOf = (text: string, language?: string) => splitSentences(text, language).sentences;

test("a line break within a sentence becomes a space; after a heading, byline or item it ends one", () => {
  expect(
    sentencesOf("Flood cuts road\n\nThe road to\nHill Town\n, the county seat, is closed. It reopens\nsoon."),
  ).toEqual(["Flood cuts road", "The road to Hill Town , the county seat, is closed.", "It reopens soon."]);
  expect(sentencesOf("STORM HITS COAST\nBy Jane Roe\nThe storm came at night.\nIt left at dawn.")).toEqual([
    "STORM HITS COAST",
    "By Jane Roe",
    "The storm came at night.",
    "It left at dawn.",
  ]);
  expect(sentencesOf("You need:\n- a boat\n- two oars\n* a map\n1. Row\n2. Rest")).toEqual([
    "You need:",
    "- a boat",
    "- two oars",
    "* a map",
    "1. Row",
    "2. Rest",
  ]);
});

const WRAPPED = `The council voted on Tuesday night to close the old bridge at
Mill Lane for repairs. The work, led by the engineer Dr.
Hanna Brook, is to last until Oct. 12 and will cost nearly 2.5
million dollars.
What comes next
Residents say that the detour through the centre of the town
Bramford adds half an hour. They want a ferry.`;

test("hard-wrapped text is joined, with its headings separate", () => {
  expect(sentencesOf(WRAPPED)).toEqual([
    "The council voted on Tuesday night to close the old bridge at Mill Lane for repairs.",
    "The work, led by the engineer Dr. Hanna Brook, is to last until Oct. 12 and will cost nearly 2.5 million dollars.",
    "What comes next",
    "Residents say that the detour through the centre of the town Bramford adds half an hour.",
    "They want a ferry.",
  ]);
});

test("paragraphs are identified by the number of their first sentence", () => {
  const split = splitSentences("Title\n\nOne. Two.\r\n \r\nThree.\n\n\n\nFour. Five.\n");
  expect(split).toEqual({
    sentences: ["Title", "One.", "Two.", "Three.", "Four.", "Five."],
    paragraphs: [1, 2, 4, 5],
  });
  expect(splitSentences(" \n\t ")).toEqual({ sentences: [], paragraphs: [] });
});

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 120 }),
  fc.string({ unit: fc.constantFrom(..."ab A.B?!\"'”)(\n\n-–,:;1… Mr. 日。"), maxLength: 120 }),
);

test("the sentences are substrings in order that cover the text except white space", () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom("en", "de", "fr", "ja", "und", "xx"), (text, language) => {
      const { sentences, paragraphs } = splitSentences(text, language);
      const whole = text.replace(/\s+/g, " ").trim();
      for (const sentence of sentences) expect(whole).toContain(sentence);
      expect(sentences.join("").replaceAll(" ", "")).toBe(whole.replaceAll(" ", ""));
      expect(sentences.every((sentence) => sentence !== "" && sentence === sentence.trim())).toBe(true);
      expect(
        paragraphs.every((number, i) => number <= sentences.length && number > (paragraphs[i - 1] ?? 0)),
      ).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("every sentence end before a capital that Intl.Segmenter finds is found in European text", () => {
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  const words = fc.array(
    fc.constantFrom("river", "Alma", "rose.", "fell?", "“Go!”", "(so.)", "7", "He", "day.”"),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(words, (sampled) => {
      const block = sampled.join(" ");
      const ours = new Set(sentenceEnds(block, "en"));
      for (const { segment, index } of segmenter.segment(block)) {
        const next = block.slice(index + segment.length);
        if (/^[“(]?[\p{Lu}\d]/u.test(next)) expect(ours).toContain(index + segment.trimEnd().length);
      }
    }),
  );
});

test("a sentence never exceeds 2000 characters, and long texts take linear time", () => {
  const started = performance.now();
  for (const piece of [
    "a",
    "a ",
    ". ",
    '" ',
    "\n",
    "\n ",
    "A.",
    "Mr. ",
    "- x\n",
    "a\nB ",
    "!?",
    "日。",
    "[1",
    "‘a’ ",
  ]) {
    const { sentences } = splitSentences(piece.repeat(500_000 / piece.length));
    expect(sentences.every((sentence) => sentence.length <= 2000)).toBe(true);
  }
  expect(performance.now() - started).toBeLessThan(8000);
});
