import type { Verdict } from "../src/domain/documents/claim.ts";
import { findEvidence } from "../src/verify/find-evidence.ts";
import { verify } from "../src/verify/verify.ts";
import {
  CLAIM_SETS,
  type ClaimSet,
  documentSentences,
  type LabelledClaim,
  labelledClaims,
} from "./lib/data/labelled-claims.ts";
import type { Bench, Measurement } from "./lib/report.ts";
import { meanCpuMs } from "./lib/score/cpu-time.ts";

interface Judged {
  readonly claim: LabelledClaim;
  readonly verdict: Verdict;
}

/** The shares of 0.1.0, and the targets: right claims blocked, wrong ones stopped. */
const FIGURES: Readonly<
  Record<ClaimSet, { before: readonly [number, number]; target: readonly [number, number] }>
> = {
  claims: { before: [0.159, 0.2], target: [0.05, 0.7] },
  real: { before: [0, 0.57], target: [1 / 15, 0.8] },
  models: { before: [0.17, 0.315], target: [0.08, 0.45] },
};
const MIN_FOUND = 0.93;
/** Points of the curve: claims that score less are blocked as well. */
const CURVE = [0.35, 0.4, 0.5, 0.6];
/** Kinds and writers with fewer claims are left out. */
const MIN_GROUP = 8;
const MIN_CLAIMS_PER_SECOND = 2_000;

/** Claims labelled by reading: how many right ones the check blocks, and how many wrong ones it stops. */
export const bench: Bench = {
  name: "Claims labelled by reading: right ones blocked, wrong ones stopped",
  needs: "claims",
  async run() {
    const sets = CLAIM_SETS.map((set) => [set, labelledClaims(set).map(judge)] as const);
    return [
      ...sets.flatMap(([set, judged]) => measurementsOf(set, judged)),
      speed(sets.flatMap(([, judged]) => judged)),
    ];
  },
};

function judge(claim: LabelledClaim): Judged {
  const { lang: language, date: statedDate, title, context } = claim;
  const cited = claim.sources.map((text) => ({ text, statedDate, language }));
  return { claim, verdict: verify(claim.claim, cited, { title, context }) };
}

function measurementsOf(set: ClaimSet, judged: readonly Judged[]): Measurement[] {
  const { before, target } = FIGURES[set];
  const right = judged.filter(({ claim }) => claim.label === "right");
  const wrong = judged.filter(({ claim }) => claim.label === "wrong");
  return [
    figure(
      `${set}: right blocked (${right.length})`,
      share(right, isBlocked),
      before[0],
      `at most ${percent(target[0])}`,
      (value) => value <= target[0],
    ),
    figure(
      `${set}: wrong stopped (${wrong.length})`,
      share(wrong, isBlocked),
      before[1],
      `at least ${percent(target[1])}`,
      (value) => value >= target[1],
    ),
    ...CURVE.map((limit) =>
      plain(
        `${set}: at score ${limit}, right blocked / wrong stopped`,
        `${percent(share(right, below(limit)))} / ${percent(share(wrong, below(limit)))}`,
      ),
    ),
    ...groups(`${set}: wrong stopped, kind`, wrong, ({ claim }) => claim.kind),
    ...groups(`${set}: right blocked, language`, right, ({ claim }) => claim.lang),
    ...groups(`${set}: right blocked, by`, right, ({ claim }) => claim.from),
    ...groups(`${set}: wrong stopped, by`, wrong, ({ claim }) => claim.from),
    ...found(set, judged),
  ];
}

const isBlocked = ({ verdict }: Judged) => verdict.status === "blocked";
const below = (limit: number) => (judged: Judged) => isBlocked(judged) || judged.verdict.score < limit;

/** With the whole document instead of the cited sentences: right claims matched, and wrong ones that pass beside those with citations. */
function found(set: ClaimSet, judged: readonly Judged[]): Measurement[] {
  const withDocument = judged.flatMap((one) => {
    const { document, lang, date, title } = one.claim;
    const sentences = document === null ? null : documentSentences(document, lang);
    if (sentences === null) return [];
    const cited = sentences.map((text) => ({ text, statedDate: date, language: lang }));
    return [{ ...one, found: findEvidence(one.claim.claim, cited, title).verdict }];
  });
  const [right, wrong] = ["right", "wrong"].map((label) =>
    withDocument.filter(({ claim }) => claim.label === label),
  );
  if (right === undefined || wrong === undefined) return [];
  const matched = right.filter((one) => one.found.status === "matched").length / right.length;
  const passed = wrong.filter((one) => one.found.status === "matched").length;
  const own = wrong.filter((one) => one.verdict.status === "matched").length;
  return [
    {
      ...plain(`${set}: evidence found, right matched (${right.length})`, percent(matched)),
      target: `at least ${percent(MIN_FOUND)}`,
      met: matched >= MIN_FOUND,
    },
    {
      ...plain(`${set}: evidence found, wrong passed (${wrong.length})`, passed),
      baseline: `${own} by their citation`,
      target: "no more",
      met: passed <= own,
    },
  ];
}

function groups(label: string, judged: readonly Judged[], by: (one: Judged) => string): Measurement[] {
  const grouped = [...Map.groupBy(judged, by)].filter(([, members]) => members.length >= MIN_GROUP);
  if (grouped.length < 2) return [];
  return grouped.map(([name, members]) =>
    plain(`${label} ${name} (${members.length})`, percent(share(members, isBlocked))),
  );
}

function figure(
  name: string,
  value: number,
  before: number,
  target: string,
  isMet: (value: number) => boolean,
): Measurement {
  return { name, value: percent(value), baseline: `${percent(before)} at 0.1.0`, target, met: isMet(value) };
}

function plain(name: string, value: number | string): Measurement {
  return { name, value, baseline: null, target: null, met: null };
}

function share(judged: readonly Judged[], passes: (one: Judged) => boolean): number {
  return judged.filter(passes).length / judged.length;
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)}%`;
}

function speed(judged: readonly Judged[]): Measurement {
  const mean = meanCpuMs(judged.length, (at) => {
    const one = judged[at];
    if (one !== undefined) judge(one.claim);
  });
  const perSecond = Math.round(1000 / mean);
  return {
    ...plain("claims per CPU second", perSecond),
    target: `at least ${MIN_CLAIMS_PER_SECOND}`,
    met: perSecond >= MIN_CLAIMS_PER_SECOND,
  };
}
