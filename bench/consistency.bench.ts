import type { Verdict } from "../src/domain/documents/claim.ts";
import { stems } from "../src/text/tokens/tokens.ts";
import { verify } from "../src/verify/verify.ts";
import { type JudgedSentence, judgedSentences } from "./lib/data/qags.ts";
import type { Bench, Measurement } from "./lib/report.ts";
import { auroc } from "./lib/score/auroc.ts";

interface CheckedSentence extends JudgedSentence {
  readonly verdict: Verdict;
  readonly baseline: number;
}

/** Compares match scores with human judgement, and counts blocked sentences that all three judges found consistent. */
export const bench: Bench = {
  name: "Claims against their source (QAGS): match score and false alarms",
  needs: "consistency",
  async run() {
    const cnndm = judgedSentences("CNN/DM").map(checkSentence);
    const xsum = judgedSentences("XSum").map(checkSentence);
    return [
      ...ranking("CNN/DM", cnndm, 0.87),
      ...ranking("XSum", xsum, 0.66),
      ...falseAlarms([...cnndm, ...xsum]),
      ...caught([...cnndm, ...xsum]),
    ];
  },
};

function checkSentence(judged: JudgedSentence): CheckedSentence {
  const cited = judged.source.map((text) => ({ text, statedDate: null }));
  return { ...judged, verdict: verify(judged.sentence, cited), baseline: knownTrigrams(judged) };
}

/** The baseline: the share of a sentence's word trigrams that occur in the article. */
function knownTrigrams({ sentence, source }: JudgedSentence): number {
  const known = new Set(source.flatMap((text) => trigrams(stems(text))));
  const claimTrigrams = trigrams(stems(sentence));
  return claimTrigrams.length === 0
    ? 1
    : claimTrigrams.filter((run) => known.has(run)).length / claimTrigrams.length;
}

function trigrams(words: readonly string[]): string[] {
  return words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`);
}

/** The halves show how much the result depends on the sampled articles. */
function ranking(set: string, checked: readonly CheckedSentence[], target: number): Measurement[] {
  const half = Math.max(...checked.map(({ article }) => article)) / 2;
  const parts: readonly [string, readonly CheckedSentence[]][] = [
    [`AUROC ${set}`, checked],
    [`AUROC ${set}, first half of the articles`, checked.filter(({ article }) => article <= half)],
    [`AUROC ${set}, second half`, checked.filter(({ article }) => article > half)],
  ];
  return parts.map(([name, part], at) => {
    const value = area(part, ({ verdict }) => verdict.score);
    const met = at === 0 ? value >= target : null;
    const baseline = `${area(part, (item) => item.baseline).toFixed(3)} known trigrams`;
    return {
      name,
      value: value.toFixed(3),
      baseline,
      target: met === null ? null : `at least ${target}`,
      met,
    };
  });
}

function area(checked: readonly CheckedSentence[], score: (item: CheckedSentence) => number): number {
  const consistent = (item: CheckedSentence) => item.yes >= 2;
  return auroc(checked.filter(consistent).map(score), checked.filter((item) => !consistent(item)).map(score));
}

function falseAlarms(checked: readonly CheckedSentence[]): Measurement[] {
  const unanimous = checked.filter(({ yes }) => yes === 3);
  const rules = blockedShare(unanimous, (reason) => reason !== "unsupported");
  const unsupported = blockedShare(unanimous, (reason) => reason === "unsupported");
  const target = "at most 5.0%";
  return [
    measurement(
      `False alarms, rules, ${unanimous.length} sentences judged 3/3`,
      rules,
      target,
      rules <= 0.05,
    ),
    measurement("Of these, without their speaker or may", blockedShare(unanimous, isUnsaid), null, null),
    measurement("False alarms, unsupported", unsupported, target, unsupported <= 0.05),
  ];
}

/** Judges took what a report leaves out of its speaker for consistent; the check does not. */
function isUnsaid(reason: string): boolean {
  return reason === "attribution" || reason === "certainty";
}

function caught(checked: readonly CheckedSentence[]): Measurement[] {
  const wrong = checked.filter(({ yes }) => yes === 0);
  return [
    measurement(
      `Blocked of the ${wrong.length} judged 0/3`,
      blockedShare(wrong, () => true),
      null,
      null,
    ),
  ];
}

function blockedShare(checked: readonly CheckedSentence[], predicate: (reason: string) => boolean): number {
  return (
    checked.filter(({ verdict }) => verdict.status === "blocked" && predicate(verdict.reason)).length /
    checked.length
  );
}

function measurement(name: string, share: number, target: string | null, met: boolean | null): Measurement {
  return { name, value: `${(share * 100).toFixed(1)}%`, baseline: null, target, met };
}
