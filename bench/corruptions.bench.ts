import type { Verdict } from "../src/domain/claim.ts";
import { stems } from "../src/text/tokens.ts";
import { verify } from "../src/verify/verify.ts";
import { meanMilliseconds } from "./lib/clock.ts";
import {
  type Corrupt,
  changeDate,
  changeName,
  changeNumber,
  flipNegation,
  inventQuotation,
} from "./lib/corrupt.ts";
import {
  type ArticleSentences,
  highlights,
  lowerCaseArticles,
  printedArticles,
} from "./lib/news-sentences.ts";
import { paraphrase } from "./lib/paraphrase.ts";
import { createRandom } from "./lib/random.ts";
import type { Bench, Figure } from "./report.ts";

/** A claim and the sentences it cites. */
interface Case {
  readonly claim: string;
  readonly cited: readonly string[];
}

type Wording = (sentence: string) => string | null;

/** Sentences drawn per article. */
const DRAWN = 6;
const AT_LEAST = 0.98;
const MILLISECONDS = 0.2;
/** A Friday, as if every article stated it: only so do weekdays mean a day. */
const STATED = "2015-04-10";

/** True sentences made false in known ways, as they stand and lightly paraphrased: how many the gate stops. */
export const bench: Bench = {
  name: "Corrupted claims: blocked, by kind",
  needs: "consistency",
  async run() {
    const lower = lowerCaseArticles();
    const printed = printedArticles();
    const verbatim: Wording = (sentence) => sentence;
    return [
      ...kinds("", printed, verbatim),
      ...kinds(", lower-case names", lower, verbatim, ["number", "date"]),
      ...kinds(", paraphrased", printed, paraphrase),
      figure("editors' own summary lines, article cited whole", editorial(), null),
      speed(unchanged(printed, paraphrase)),
    ];
  },
};

const KINDS: readonly (readonly [string, Corrupt, boolean])[] = [
  ["number", changeNumber, true],
  ["date", changeDate, true],
  ["name", changeName, true],
  ["negation flipped", flipNegation, false],
  ["invented quotation", inventQuotation, false],
];

function kinds(
  label: string,
  articles: readonly ArticleSentences[],
  wording: Wording,
  only?: readonly string[],
): Figure[] {
  const edited = KINDS.filter(([kind]) => only?.includes(kind) ?? true).map(([kind, corrupt, wanted]) =>
    figure(`${kind}${label}`, corrupted(articles, wording, corrupt), wanted),
  );
  if (only !== undefined) return edited;
  return [
    ...edited,
    figure(`wrong citation${label}`, misplaced(articles, wording, "own document"), false),
    figure(`invented sentence${label}`, misplaced(articles, wording, "another document"), false),
    figure(`false alarms${label}`, unchanged(articles, wording), null),
  ];
}

/** One to three sentences of the article, the claim's own among them. */
function* drawn(articles: readonly ArticleSentences[], seed: number) {
  const random = createRandom(seed);
  for (const [at, sentences] of articles.entries()) {
    const elsewhere = articles[(at + 1) % articles.length] ?? [];
    for (let one = 0; one < Math.min(DRAWN, sentences.length); one++) {
      const place = Math.floor(random() * sentences.length);
      const sentence = sentences[place] ?? "";
      const cited = sentences.slice(place, place + 1 + Math.floor(random() * 3));
      if (elsewhere.length > 0) yield { sentence, cited, sentences, elsewhere, random };
    }
  }
}

function corrupted(articles: readonly ArticleSentences[], wording: Wording, corrupt: Corrupt): Case[] {
  return [...drawn(articles, 11)].flatMap(({ sentence, cited, elsewhere, random }) => {
    const said = wording(sentence);
    const claim = said === null ? null : corrupt(said, { cited: cited.join(" "), elsewhere, random });
    return claim === null ? [] : [{ claim, cited }];
  });
}

function misplaced(
  articles: readonly ArticleSentences[],
  wording: Wording,
  from: "own document" | "another document",
): Case[] {
  return [...drawn(articles, 12)].flatMap(({ sentence, sentences, elsewhere, random }) => {
    const claim = wording(sentence);
    const others = from === "own document" ? sentences.filter((other) => other !== sentence) : elsewhere;
    const cited = others[Math.floor(random() * others.length)];
    return claim === null || cited === undefined ? [] : [{ claim, cited: [cited] }];
  });
}

function unchanged(articles: readonly ArticleSentences[], wording: Wording): Case[] {
  return [...drawn(articles, 13)].flatMap(({ sentence, cited }) => {
    const claim = wording(sentence);
    return claim === null ? [] : [{ claim, cited }];
  });
}

/** True, but free to add what the article leaves out (an author's name, a year): an upper bound of false alarms. */
function editorial(): Case[] {
  return highlights().map(({ claim, source }) => ({ claim, cited: source }));
}

/** `wanted`: whether the kind has the target; null for claims that are true, where fewer blocked is better. */
function figure(kind: string, cases: readonly Case[], wanted: boolean | null): Figure {
  const blocked = cases.filter(isBlocked).length / cases.length;
  const baseline = cases.filter(hasAbsentWord).length / cases.length;
  const met = wanted === true ? blocked >= AT_LEAST : null;
  return {
    name: `${kind} (${cases.length})`,
    value: `${(blocked * 100).toFixed(1)}%`,
    baseline: `${(baseline * 100).toFixed(1)}% any absent word`,
    target: met === null ? null : `at least ${AT_LEAST * 100}%`,
    met,
  };
}

/** What we compare with: a gate that stops a claim for any word, stemmed, that its sentences do not hold. */
function hasAbsentWord({ claim, cited }: Case): boolean {
  const known = new Set(stems(cited.join(" ")));
  return stems(claim).some((stem) => !known.has(stem));
}

function isBlocked(claimed: Case): boolean {
  return verdictOf(claimed).status === "blocked";
}

function verdictOf({ claim, cited }: Case): Verdict {
  return verify(
    claim,
    cited.map((text) => ({ text, statedDate: STATED })),
  );
}

function speed(cases: readonly Case[]): Figure {
  const mean = meanMilliseconds(cases.length, (at) => {
    const claimed = cases[at];
    if (claimed !== undefined) verdictOf(claimed);
  });
  return {
    name: "milliseconds per claim, one to three sentences",
    value: mean.toFixed(3),
    baseline: null,
    target: `at most ${MILLISECONDS}`,
    met: mean <= MILLISECONDS,
  };
}
