import { describe, expect, test } from "vitest";
import type { LanguagePack } from "../../../src/text/languages/language-pack.ts";
import { allPacks, languagePack, wholeLanguages } from "../../../src/text/languages/languages.ts";
import { foldWord } from "../../../src/text/tokens/fold.ts";
import { valueInWords } from "../../../src/text/tokens/number-words.ts";

/** A pattern of a pack, texts it matches, and texts it does not. */
type Example = readonly [pattern: (pack: LanguagePack) => RegExp, matches: string, other: string];

/** In the order of the sections; a whole pack has an example for each. */
const PATTERNS: readonly ((pack: LanguagePack) => RegExp)[] = [
  ({ dates }) => dates.words.period,
  ({ dates }) => dates.context.futureAfter,
  ({ dates }) => dates.context.pastBefore,
  ({ names }) => names.people.titleBefore,
  ({ names }) => names.people.roleAfter,
  ({ figures }) => figures.hypothetical,
  ({ figures }) => figures.phrases.tollBefore,
  ({ figures }) => figures.phrases.rising,
  ({ questions }) => questions.followUps.newTopic,
  ({ answers }) => answers.reason,
  ({ answers }) => answers.duration,
  ({ reporting }) => reporting.reported,
  ({ reporting }) => reporting.saidByPronoun,
  ({ prose }) => prose.dependent,
  ({ prose }) => prose.firstPerson,
  ({ prose }) => prose.connective,
  ({ prose }) => prose.ahead,
  ({ prose }) => prose.headlines.verb,
  ({ prose }) => prose.captions.label,
  ({ pages }) => pages.header.dateLine,
  ({ pages }) => pages.boilerplate.teaser,
  ({ pages }) => pages.boilerplate.tailHeading,
];

const TEXTS: Readonly<Record<string, readonly (readonly [matches: string, other: string])[]>> = {
  en: [
    ["They met last week.", "The last man left."],
    [", the council will vote", ", the council voted"],
    ["Police said on ", "Police in "],
    ["the Prime Minister ", "the house "],
    [", the director of the museum", " and the museum"],
    ["Twelve people could have died", "Twelve people died"],
    ["The death toll rose", "The price rose"],
    ["The toll has risen to 12", "The toll was 12"],
    ["What about Syria?", "What is Syria?"],
    ["It fell because it rained", "It fell in May"],
    ["It took three weeks", "It took place"],
    ["He said it was true", "It was true"],
    ["“It is over,” she said", "“It is over,” Ms Roe said"],
    ["He was arrested.", "Ann Reyes was arrested."],
    ["We are open.", "They are open."],
    ["Meanwhile, prices fell.", "Prices fell."],
    ["The council will vote.", "The council voted."],
    ["Two men were killed", "Two men in a car"],
    ["Photo: Ann Reyes", "Ann Reyes was there"],
    ["Published on 7 February 2024", "No year here"],
    ["Read more about this", "The council read the report"],
    ["Related articles", "The council met"],
  ],
  de: [
    ["Sie trafen sich vergangene Woche.", "Die Woche war lang."],
    [", der Rat wird abstimmen", ", der Rat stimmte ab"],
    ["Die Polizei sagte am ", "Die Polizei in "],
    ["der Außenminister ", "das Haus "],
    [", der Direktor des Museums", " und das Museum"],
    ["Zwölf Menschen könnten gestorben sein", "Zwölf Menschen starben"],
    ["Die Zahl der Todesopfer stieg", "Der Preis stieg"],
    ["Die Zahl ist gestiegen", "Die Zahl war 12"],
    ["Was ist mit Syrien?", "Was geschah in Syrien?"],
    ["Sie fiel aus, weil es regnete", "Sie fiel im Mai"],
    ["Es dauerte drei Wochen", "Es fand statt"],
    ["Laut Polizei gab es Tote", "Es gab Tote"],
    ["„Es ist vorbei“, sagte sie", "„Es ist vorbei“, sagte Anna Kern"],
    ["Er wurde festgenommen.", "Anna Kern wurde festgenommen."],
    ["Heute öffnen wir.", "Heute öffnen sie."],
    ["Unterdessen, so hieß es, fielen die Preise.", "Die Preise fielen."],
    ["Der Rat soll abstimmen.", "Der Rat stimmte ab."],
    ["Zwei Männer wurden getötet", "Zwei Männer im Auto"],
    ["Foto: Anna Kern", "Anna Kern war dabei"],
    ["Veröffentlicht am 7. Februar 2024", "Ohne Jahr"],
    ["Lesen Sie auch: Der Rat", "Der Rat las den Bericht"],
    ["Weitere Artikel", "Der Rat tagte"],
  ],
};

describe.each(wholeLanguages)("the patterns of %s", (code) => {
  const pack = languagePack(code);
  const texts = TEXTS[code] ?? [];

  test("find what they are for, and not what they are not for", () => {
    expect(texts).toHaveLength(PATTERNS.length);
    const examples: Example[] = PATTERNS.map((pattern, at) => [pattern, ...(texts[at] ?? ["", ""])] as const);
    for (const [pattern, matches, other] of examples) {
      const { source } = pattern(pack);
      expect([source, matches, found(pattern(pack), matches)]).toEqual([source, matches, true]);
      expect([source, other, found(pattern(pack), other)]).toEqual([source, other, false]);
    }
  });

  test("name the groups that the reader asks for", () => {
    const groups = (pattern: RegExp): string[] =>
      [...pattern.source.matchAll(/\(\?<(\w+)>/g)].map(([, name]) => name ?? "");
    expect(groups(pack.dates.words.offset).sort()).toEqual(["count", "unit", "way"]);
    expect(groups(pack.dates.words.noon)).toEqual(["noon"]);
    expect(groups(pack.numbers.fraction)).toEqual(["top", "bottom"]);
    expect(groups(pack.figures.phrases.tollVerbBefore)).toEqual(["verb"]);
    expect(groups(pack.figures.phrases.tollBefore)).toEqual(["toll", "counted"]);
    expect(groups(pack.pages.header.dateLine)).toEqual(["label", "date"]);
  });
});

function found(pattern: RegExp, text: string): boolean {
  return text.search(pattern) !== -1;
}

const OFFSETS: readonly (readonly [string, string, number])[] = [
  ["en", "two days ago", -2],
  ["en", "a week ago", -7],
  ["de", "vor zwei Tagen", -2],
  ["de", "vor einer Woche", -7],
  ["de", "in drei Tagen", 3],
];

test.each(OFFSETS)("%s: %s is %i days from the reference date", (code, text, days) => {
  const { dates, numbers } = languagePack(code);
  const { count = "", unit = "", way = "" } = [...text.matchAll(dates.words.offset)][0]?.groups ?? {};
  const amount = valueInWords(count, numbers) ?? Number.NaN;
  const sign = dates.words.waySigns[way.toLowerCase()] ?? Number.NaN;
  expect(amount * sign * (dates.words.unitDays[unit.toLowerCase()] ?? Number.NaN)).toBe(days);
});

test("the days around today have their distance in German", () => {
  const { days } = languagePack("de").dates.words;
  expect([days.vorgestern, days.gestern, days.heute, days.morgen, days.übermorgen]).toEqual([
    -2, -1, 0, 1, 2,
  ]);
});

const COMPOUNDS: readonly (readonly [string, number])[] = [
  ["hundert", 100],
  ["hunderteins", 101],
  ["zweihundertsiebenundfünfzig", 257],
  ["tausend", 1000],
  ["zweitausenddreihundert", 2300],
  ["neunhundertneunundneunzigtausend", 999_000],
  ["zwei Millionen", 2_000_000],
];

test.each(COMPOUNDS)("German %s is %i", (text, value) => {
  expect(valueInWords(text, languagePack("de").numbers)).toBe(value);
});

test("a number that a language joins with hyphens is read as one word", () => {
  const french = {
    ...languagePack("fr").numbers,
    ...{
      scales: { mille: 1000 },
      compoundValue: (word: string) => (word === "quatre-vingt-dix-sept" ? 97 : null),
    },
  };
  expect(valueInWords("quatre-vingt-dix-sept", french)).toBe(97);
  expect(valueInWords("quatre-vingt-dix-sept mille", french)).toBe(97_000);
});

const STEMS: readonly (readonly [string, string])[] = [
  ["Häuser", "Haus"],
  ["getötet", "töten"],
  ["Soldaten", "Soldat"],
  ["verletzte", "verletzt"],
  ["Regierungen", "Regierung"],
];

test.each(STEMS)("German %s has the stem of %s", (form, word) => {
  const { stem } = languagePack("de").words;
  expect(stem(foldWord(form))).toBe(stem(foldWord(word)));
});

test("a date label says whether a document was published or changed", () => {
  expect(languagePack("en").pages.header.labels["published on"]).toBe("published");
  expect(languagePack("de").pages.header.labels["veröffentlicht am"]).toBe("published");
  expect(languagePack("de").pages.header.labels.stand).toBe("updated");
});

test("words that are read in texts of every language mean one month or weekday only", () => {
  for (const kind of ["months", "lowercaseMonths", "weekdays"] as const) {
    const numbers = new Map<string, number>();
    for (const { shared } of allPacks) {
      for (const [at, names] of shared[kind].entries()) {
        for (const name of names) {
          expect([name, numbers.get(name) ?? at]).toEqual([name, at]);
          numbers.set(name, at);
        }
      }
    }
  }
});
