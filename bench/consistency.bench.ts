import type { Verdict } from "../src/domain/claim.ts";
import { stems } from "../src/text/tokens.ts";
import { verify } from "../src/verify/verify.ts";
import { auroc } from "./lib/auroc.ts";
import { type JudgedSentence, judgedSentences } from "./lib/qags.ts";
import type { Bench, Figure } from "./report.ts";

interface Held extends JudgedSentence {
  readonly verdict: Verdict;
  readonly baseline: number;
}

/** The match score against human judgement, and how often the blocking rules stop what three of three found consistent. */
export const bench: Bench = {
  name: "Claims against their source (QAGS): match score and false alarms",
  needs: "consistency",
  async run() {
    const cnndm = judgedSentences("CNN/DM").map(hold);
    const xsum = judgedSentences("XSum").map(hold);
    return [
      ...ranking("CNN/DM", cnndm, 0.87),
      ...ranking("XSum", xsum, 0.66),
      ...falseAlarms([...cnndm, ...xsum]),
      ...caught([...cnndm, ...xsum]),
    ];
  },
};

function hold(judged: JudgedSentence): Held {
  const cited = judged.source.map((text) => ({ text, statedDate: null }));
  return { ...judged, verdict: verify(judged.sentence, cited), baseline: knownTrigrams(judged) };
}

/** What we compare with: the share of a sentence's three-word runs that the article holds. */
function knownTrigrams({ sentence, source }: JudgedSentence): number {
  const known = new Set(source.flatMap((text) => trigrams(stems(text))));
  const wanted = trigrams(stems(sentence));
  return wanted.length === 0 ? 1 : wanted.filter((run) => known.has(run)).length / wanted.length;
}

function trigrams(words: readonly string[]): string[] {
  return words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`);
}

/** Each half beside the whole shows how far the figure depends on the articles drawn. */
function ranking(set: string, held: readonly Held[], target: number): Figure[] {
  const half = Math.max(...held.map(({ article }) => article)) / 2;
  const parts: readonly [string, readonly Held[]][] = [
    [`AUROC ${set}`, held],
    [`AUROC ${set}, first half of the articles`, held.filter(({ article }) => article <= half)],
    [`AUROC ${set}, second half`, held.filter(({ article }) => article > half)],
  ];
  return parts.map(([name, part], at) => {
    const value = area(part, ({ verdict }) => verdict.score);
    const met = at === 0 ? value >= target : null;
    const baseline = `${area(part, (one) => one.baseline).toFixed(3)} known trigrams`;
    return {
      name,
      value: value.toFixed(3),
      baseline,
      target: met === null ? null : `at least ${target}`,
      met,
    };
  });
}

function area(held: readonly Held[], score: (one: Held) => number): number {
  const consistent = (one: Held) => one.yes >= 2;
  return auroc(held.filter(consistent).map(score), held.filter((one) => !consistent(one)).map(score));
}

function falseAlarms(held: readonly Held[]): Figure[] {
  const sure = held.filter(({ yes }) => yes === 3);
  const rules = blockedShare(sure, (reason) => reason !== "unsupported");
  const unsupported = blockedShare(sure, (reason) => reason === "unsupported");
  const target = "at most 5.0%";
  return [
    figure(`False alarms, rules, ${sure.length} sentences judged 3/3`, rules, target, rules <= 0.05),
    figure("False alarms, unsupported", unsupported, target, unsupported <= 0.05),
  ];
}

function caught(held: readonly Held[]): Figure[] {
  const wrong = held.filter(({ yes }) => yes === 0);
  return [
    figure(
      `Blocked of the ${wrong.length} judged 0/3`,
      blockedShare(wrong, () => true),
      null,
      null,
    ),
  ];
}

function blockedShare(held: readonly Held[], counts: (reason: string) => boolean): number {
  return (
    held.filter(({ verdict }) => verdict.status === "blocked" && counts(verdict.reason)).length / held.length
  );
}

function figure(name: string, share: number, target: string | null, met: boolean | null): Figure {
  return { name, value: `${(share * 100).toFixed(1)}%`, baseline: null, target, met };
}
