import type { Verdict } from "../src/domain/documents/claim.ts";
import { stems } from "../src/text/tokens/tokens.ts";
import { verify } from "../src/verify/verify.ts";
import {
  type ArticleSentences,
  highlights,
  lowerCaseArticles,
  printedArticles,
} from "./lib/data/news-sentences.ts";
import {
  type Corruption,
  changeDate,
  changeName,
  changeNumber,
  flipNegation,
  inventQuotation,
} from "./lib/generate/corruptions.ts";
import { paraphrase } from "./lib/generate/paraphrase.ts";
import { createRandom } from "./lib/generate/random.ts";
import { dropHedge, dropSpeaker, swapSpeaker } from "./lib/generate/unattributed.ts";
import type { Bench, Measurement } from "./lib/report.ts";
import { meanCpuMs } from "./lib/score/cpu-time.ts";

/** A claim and the sentences it cites. */
interface Case {
  readonly claim: string;
  readonly cited: readonly string[];
}

type Wording = (sentence: string) => string | null;

/** Sentences drawn per article. */
const SENTENCES_PER_ARTICLE = 6;
const MIN_BLOCKED_SHARE = 0.98;
const MAX_MILLISECONDS = 0.2;
/** A Friday; a stated date for every article, since weekdays resolve only against one. */
const REFERENCE_DATE = "2015-04-10";

/** True sentences made false in known ways, verbatim and lightly paraphrased: how many the check blocks. */
export const bench: Bench = {
  name: "Corrupted claims: blocked, by kind",
  needs: "consistency",
  async run() {
    const lower = lowerCaseArticles();
    const printed = printedArticles();
    const verbatim: Wording = (sentence) => sentence;
    return [
      ...kindMeasurements("", printed, verbatim),
      ...kindMeasurements(", lower-case names", lower, verbatim, ["number", "date"]),
      ...kindMeasurements(", paraphrased", printed, paraphrase),
      ...unattributedMeasurements(printed),
      measurement("editors' summary lines, whole article cited", editorial(), null),
      speed(unchanged(printed, paraphrase)),
    ];
  },
};

const KINDS: readonly (readonly [string, Corruption, boolean])[] = [
  ["number", changeNumber, true],
  ["date", changeDate, true],
  ["name", changeName, true],
  ["negation flipped", flipNegation, false],
  ["invented quotation", inventQuotation, false],
];

function kindMeasurements(
  label: string,
  articles: readonly ArticleSentences[],
  wording: Wording,
  only?: readonly string[],
): Measurement[] {
  const edited = KINDS.filter(([kind]) => only?.includes(kind) ?? true).map(([kind, corrupt, hasTarget]) =>
    measurement(`${kind}${label}`, corrupted(articles, wording, corrupt), hasTarget),
  );
  if (only !== undefined) return edited;
  return [
    ...edited,
    measurement(`wrong citation${label}`, misplaced(articles, wording, "own document"), false),
    measurement(`invented sentence${label}`, misplaced(articles, wording, "another document"), false),
    measurement(`false alarms${label}`, unchanged(articles, wording), null),
  ];
}

const MIN_UNATTRIBUTED_SHARE = 0.9;
/** Kinds, and whether the target holds for them: what authorities report may be told without them. */
const UNATTRIBUTED: readonly (readonly [string, Corruption, boolean])[] = [
  ["speaker dropped", dropSpeaker(false), true],
  ["speaker dropped, an authority", dropSpeaker(true), false],
  ["speaker swapped", swapSpeaker, true],
  ["may, allegedly dropped", dropHedge, true],
];

/** Every sentence of the articles that has a speaker or a hedge, cited alone. */
function unattributedMeasurements(articles: readonly ArticleSentences[]): Measurement[] {
  const random = createRandom(14);
  return UNATTRIBUTED.map(([kind, corrupt, hasTarget]) => {
    const cases = articles.flatMap((sentences, at) =>
      sentences.flatMap((sentence) => {
        const otherSentences = articles[(at + 1) % articles.length] ?? [];
        const claim = corrupt(sentence, { cited: sentence, otherSentences, random });
        return claim === null ? [] : [{ claim, cited: [sentence] }];
      }),
    );
    return measurement(kind, cases, hasTarget, MIN_UNATTRIBUTED_SHARE);
  });
}

/** Sampled claims, each cited with its own sentence and up to two that follow it. */
function* sampleClaims(articles: readonly ArticleSentences[], seed: number) {
  const random = createRandom(seed);
  for (const [at, sentences] of articles.entries()) {
    const otherSentences = articles[(at + 1) % articles.length] ?? [];
    for (let sample = 0; sample < Math.min(SENTENCES_PER_ARTICLE, sentences.length); sample++) {
      const place = Math.floor(random() * sentences.length);
      const sentence = sentences[place] ?? "";
      const cited = sentences.slice(place, place + 1 + Math.floor(random() * 3));
      if (otherSentences.length > 0) yield { sentence, cited, sentences, elsewhere: otherSentences, random };
    }
  }
}

function corrupted(articles: readonly ArticleSentences[], wording: Wording, corrupt: Corruption): Case[] {
  return [...sampleClaims(articles, 11)].flatMap(({ sentence, cited, elsewhere: otherSentences, random }) => {
    const reworded = wording(sentence);
    const claim =
      reworded === null ? null : corrupt(reworded, { cited: cited.join(" "), otherSentences, random });
    return claim === null ? [] : [{ claim, cited }];
  });
}

function misplaced(
  articles: readonly ArticleSentences[],
  wording: Wording,
  from: "own document" | "another document",
): Case[] {
  return [...sampleClaims(articles, 12)].flatMap(
    ({ sentence, sentences, elsewhere: otherSentences, random }) => {
      const claim = wording(sentence);
      const others =
        from === "own document" ? sentences.filter((other) => other !== sentence) : otherSentences;
      const cited = others[Math.floor(random() * others.length)];
      return claim === null || cited === undefined ? [] : [{ claim, cited: [cited] }];
    },
  );
}

function unchanged(articles: readonly ArticleSentences[], wording: Wording): Case[] {
  return [...sampleClaims(articles, 13)].flatMap(({ sentence, cited }) => {
    const claim = wording(sentence);
    return claim === null ? [] : [{ claim, cited }];
  });
}

/** True, but editors may add facts the article leaves out (an author's name, a year): an upper bound of false alarms. */
function editorial(): Case[] {
  return highlights().map(({ claim, source }) => ({ claim, cited: source }));
}

/** `hasTarget` is null for true claims, where blocking fewer is better. */
function measurement(
  kind: string,
  cases: readonly Case[],
  hasTarget: boolean | null,
  minShare = MIN_BLOCKED_SHARE,
): Measurement {
  const blocked = cases.filter(isBlocked).length / cases.length;
  const baseline = cases.filter(hasAbsentWord).length / cases.length;
  const met = hasTarget === true ? blocked >= minShare : null;
  return {
    name: `${kind} (${cases.length})`,
    value: `${(blocked * 100).toFixed(1)}%`,
    baseline: `${(baseline * 100).toFixed(1)}% any absent word`,
    target: met === null ? null : `at least ${minShare * 100}%`,
    met,
  };
}

/** The baseline: a check that blocks a claim with any word, stemmed, that is not in its cited sentences. */
function hasAbsentWord({ claim, cited }: Case): boolean {
  const known = new Set(stems(cited.join(" ")));
  return stems(claim).some((stem) => !known.has(stem));
}

function isBlocked(claimCase: Case): boolean {
  return verdictOf(claimCase).status === "blocked";
}

function verdictOf({ claim, cited }: Case): Verdict {
  return verify(
    claim,
    cited.map((text) => ({ text, statedDate: REFERENCE_DATE })),
  );
}

function speed(cases: readonly Case[]): Measurement {
  const mean = meanCpuMs(cases.length, (at) => {
    const claimCase = cases[at];
    if (claimCase !== undefined) verdictOf(claimCase);
  });
  return {
    name: "milliseconds per claim, one to three sentences",
    value: mean.toFixed(3),
    baseline: null,
    target: `at most ${MAX_MILLISECONDS}`,
    met: mean <= MAX_MILLISECONDS,
  };
}
