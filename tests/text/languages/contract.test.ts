import { describe, expect, test } from "vitest";
import type { LanguagePack } from "../../../src/text/languages/language-pack.ts";
import { allPacks, languagePack, wholeLanguages } from "../../../src/text/languages/languages.ts";
import { neutral } from "../../../src/text/languages/neutral.ts";
import { NEVER } from "../../../src/text/languages/word-lists.ts";
import { foldWord } from "../../../src/text/tokens/fold.ts";
import { valueInWords } from "../../../src/text/tokens/number-words.ts";
import { HOSTILE_TEXTS, leavesOf, patternsOf, wordListsOf } from "./leaves.ts";
import { spelledOut } from "./spelled-out.ts";

/** Fields that a language may lack: it has no such words. */
const MAY_BE_EMPTY: Readonly<Record<string, readonly string[]>> = {
  en: [
    "claimRelations.determiners",
    "sentences.ordinals",
    "words.elidedArticles",
    "words.compoundLinks",
    "dates.yearJoiners",
    "dates.hourWords",
  ],
  de: [
    ...["words.elidedArticles", "words.acronymStems", "words.countryAcronyms", "dates.dayJoiners"],
    ...["dates.yearJoiners", "dates.words.namedToday", "negation.contracted", "negation.contraction"],
    ...["negation.contractionMark", "pages.mail.forwardedLine"],
  ],
};
/** Lists of words as they are written, with capitals. All others are in lower case. */
const AS_WRITTEN =
  /^(?:sentences\.(?:beforeName|anywhere|neverLast|timeZoneWords)|numbers\.(?:spacedScales|counted\.measures)|dates\.(?:months|weekdays|weekdayAbbreviations|hourWords|words\.namedToday)|names\.(?:abbreviations|places)|figures\.(?:neutral|people|outcomes)|words\.acronymStems|prose\.captions|pages\.(?:mail|placeholderTitles)|shared)/;
/** Lists of words that are compared with folded words: no accents, no apostrophes at the end. */
const FOLDED =
  /^(?:negation\.(?:negations|denying)|reporting\.hedges|names\.people\.(?:titles|nameFillers)|names\.places\.families)/;

describe.each(allPacks.map((pack) => [pack.code, pack] as const))("the pack of %s", (code, pack) => {
  test("has a code of two letters, twelve months and seven weekdays", () => {
    expect(code).toMatch(/^[a-z]{2}$/);
    expect(languagePack(code)).toBe(pack);
    for (const { months, weekdays } of [pack.dates, pack.shared]) {
      expect(months).toHaveLength(12);
      expect(weekdays).toHaveLength(7);
    }
    expect(pack.shared.lowercaseMonths).toHaveLength(12);
  });

  test("gives each name to one month or weekday only", () => {
    for (const names of [pack.dates.months, pack.dates.weekdays]) {
      const all = names.flat().map((name) => name.toLowerCase());
      expect(all).toEqual([...new Set(all)]);
    }
  });

  test("writes words in lower case where it must, folded where it must, and each once", () => {
    const acronyms = pack.words.countryAcronyms.map(([, folded]) => folded);
    for (const [path, words] of wordListsOf(pack)) {
      const uncapitalized = AS_WRITTEN.test(path) ? [] : words.filter((word) => word !== word.toLowerCase());
      expect([path, uncapitalized]).toEqual([path, []]);
      const isFolded = (word: string) =>
        word.split(" ").every((part) => part === foldWord(part) || acronyms.includes(part));
      const unfolded = FOLDED.test(path) ? words.filter((word) => !isFolded(word)) : [];
      expect([path, unfolded]).toEqual([path, []]);
      // Repeated in Danish, and counted twice there.
      const repeated =
        path === "detectionWords" ? [] : words.filter((word, at) => words.indexOf(word) !== at);
      expect([path, repeated]).toEqual([path, []]);
    }
  });

  test("has patterns that keep no state where they must, and are fast on hostile text", () => {
    const globals = patternsOf(neutral).flatMap(([path, pattern]) => (pattern.global ? [path] : []));
    for (const [path, pattern] of patternsOf(pack)) {
      expect([path, pattern.global]).toEqual([path, globals.includes(path)]);
      expect([path, pattern.sticky || NESTED_QUANTIFIER.test(pattern.source)]).toEqual([path, false]);
      if (pattern.source === NEVER.source) continue;
      for (const text of HOSTILE_TEXTS) {
        // The short text first: a pattern that takes cubic time would not return from the long one.
        for (const [length, maxMs] of [
          [MAX_SENTENCE, 100],
          [text.length, 5_000],
        ] as const) {
          const begun = cpuMs();
          pattern.global
            ? text.slice(0, length).replaceAll(pattern, "")
            : pattern.test(text.slice(0, length));
          const ms = cpuMs() - begun;
          expect([path, text.slice(0, 12), length, ms <= maxMs ? "fast" : ms]).toEqual([
            path,
            text.slice(0, 12),
            length,
            "fast",
          ]);
        }
      }
    }
  }, 120_000);
});

/** Longer than the longest sentence, in characters. */
const MAX_SENTENCE = 2_500;

/** Processor time, which other processes do not add to. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** A repetition of nothing but one repeated character class or letter: "(a+)+", "(?:\s*)*". */
const NESTED_QUANTIFIER = /\((?:\?:)?(?:\[[^\]]*\]|\\?[^()\\])[*+]\)[*+]/;

describe.each(wholeLanguages)("the whole pack of %s", (code) => {
  const pack = languagePack(code);

  test("leaves no field to the neutral pack", () => {
    const empty = [...leavesOf(pack)].filter(([path, value]) => isEmpty(value) && !path.startsWith("shared"));
    expect(empty.map(([path]) => path).sort()).toEqual([...(MAY_BE_EMPTY[code] ?? [])].sort());
    expect(shapeOf(pack)).toEqual(shapeOf(neutral));
  });

  test("reads the numbers 1 to 99 in words", () => {
    for (let value = 1; value <= 99; value += 1) {
      const text = spelledOut(code, value);
      expect([text, valueInWords(text, pack.numbers)]).toEqual([text, value]);
    }
  });

  test("stems words to stems that are their own", () => {
    const { stem, stopWords } = pack.words;
    const vocabulary = [...stopWords, ...Object.values(pack.figures.actions).flat(), ...pack.reporting.verbs]
      .map(foldWord)
      .filter((word) => /^\p{L}+$/u.test(word));
    const unstable = vocabulary.filter((word) => stem(stem(word)) !== stem(word));
    // Porter's stemmer is not idempotent for a few words ("according", "else").
    expect(unstable.length / vocabulary.length).toBeLessThan(0.03);
  });

  test("lists its common stems as its stemmer makes them", () => {
    const { stem, commonStems } = pack.words;
    const others = commonStems.filter((word) => stem(word) !== word);
    // Porter's stemmer is not idempotent for each ("anoth").
    expect(others.length / commonStems.length).toBeLessThan(0.1);
  });
});

test("the codes are unique", () => {
  const codes = allPacks.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)]);
});

test("a language without a pack gets the neutral one, an unknown language the default", () => {
  expect(languagePack("xx")).toBe(neutral);
  expect(languagePack("und").code).toBe("en");
});

test("what a partial pack leaves out is the neutral pack's", () => {
  const french = languagePack("fr");
  expect(french.sentences.openings.has("le")).toBe(true);
  expect(french.sentences.ordinals).toBe(neutral.sentences.ordinals);
  expect(french.numbers.decimalMark).toBe(",");
  expect(french.numbers.counted).toEqual(neutral.numbers.counted);
  expect(french.pages.mail.wrote).toEqual(["a écrit"]);
  expect(french.pages.mail.forwardedLine).toEqual([]);
  expect(french.negation).toEqual(neutral.negation);
});

function isEmpty(value: unknown): boolean {
  if (value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  if (value instanceof Set || value instanceof Map) return value.size === 0;
  if (value instanceof RegExp) return value.source === "(?!)";
  if (typeof value === "string") return value === "(?!)";
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** The names of all fields, without the words of records. */
function shapeOf(pack: LanguagePack): string[] {
  const records =
    /^(?:numbers\.(?:cardinals|tens|scales|scalesAfterDigits|currencies|denominators|impliedNumbers)|dates\.(?:words\.(?:days|unitDays|waySigns)|context\.weekdaySenses)|pages\.header\.labels|negation\.contracted|claimRelations\.(?:apartDays|ordinals|ratioValues)|shared\.scales|sentences\.ordinals)\b.*/;
  return [
    ...new Set(
      [...leavesOf(pack)].map(([path]) =>
        path.replace(records, (record) => record.split(".").slice(0, 2).join(".")),
      ),
    ),
  ].sort();
}
