import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LibraryId, sharedLibrary } from "../src/domain/core/library.ts";
import { FOLDER } from "../src/domain/intake/source-id.ts";
import { NO_COUNTS } from "../src/domain/operations/quality-counts.ts";
import type { Store } from "../src/domain/store/store.ts";
import { createQuestionService } from "../src/newsroom/questions/question-service.ts";
import { createWritingService } from "../src/newsroom/writing/writing-service.ts";
import { openStore } from "../src/store/sqlite/open-store.ts";
import { parseQuestion } from "../src/text/queries/parse-question.ts";
import { verify } from "../src/verify/verify.ts";
import { answerFromPassages } from "../src/writer/extractive/answers/answer.ts";
import { createExtractiveWriter } from "../src/writer/extractive/extractive-writer.ts";
import {
  type Article,
  changeOf,
  documentOf,
  readArticles,
  readQuestions,
} from "./lib/data/news-documents.ts";
import { containsAnswer, type SampledQuestion, sampleQuestions } from "./lib/data/question-sample.ts";
import type { Bench, Measurement } from "./lib/report.ts";
import { percentile } from "./lib/score/percentile.ts";

/** The outcome of one question. `topScore` and `topHasAnswer` describe the best passage, for the baselines. */
interface Outcome {
  readonly covered: boolean;
  /** Nothing is shown. */
  readonly refused: boolean;
  /** What is shown is told as the answer, not as what comes closest. */
  readonly answered: boolean;
  readonly hasAnswer: boolean;
  readonly firstHasAnswer: boolean;
  readonly claims: number;
  readonly topScore: number;
  readonly topHasAnswer: boolean;
  /** Our own time for the answer in ms, without the store's. */
  readonly ownMs: number;
}

const events = { emit: () => undefined };
const now = () => "2022-09-01T00:00:00.000Z";

async function loadArticles(store: Store, library: LibraryId, articles: readonly Article[]): Promise<void> {
  const changes = articles.map(({ title, text }, index) => changeOf(documentOf(`${index}.txt`, title, text)));
  for (let at = 0; at < changes.length; at += 10)
    await store.apply(library, FOLDER, changes.slice(at, at + 10));
}

async function outcomeOf(store: Store, { week, question, covered }: SampledQuestion): Promise<Outcome> {
  const library = sharedLibrary(`/${week}`);
  let ownMs = 0;
  const extractive = {
    ...createExtractiveWriter(),
    answer: async (material: Parameters<typeof answerFromPassages>[0]) => {
      const started = performance.now();
      const answer = answerFromPassages(material);
      ownMs = performance.now() - started;
      return answer;
    },
  };
  const writing = createWritingService({ extractive, model: null, verify, events });
  const questionService = createQuestionService({
    store,
    writing,
    modelWriter: null,
    now,
    monotonicMs: () => performance.now(),
    events,
    counts: NO_COUNTS,
  });
  const answer = await questionService.ask(library, question.question);
  const [top] = await store.search(library, parseQuestion(question.question).stems, 1);
  const texts = answer.claims.map((claim) => claim.text);
  const refused = answer.status === "not-in-documents";
  return {
    covered,
    refused,
    answered: answer.status === "answered",
    hasAnswer: !refused && containsAnswer(texts.join(" "), question),
    firstHasAnswer: !refused && containsAnswer(texts[0] ?? "", question),
    claims: texts.length,
    topScore: top?.score ?? 0,
    topHasAnswer: top !== undefined && containsAnswer(top.sentences.join(" "), question),
    ownMs,
  };
}

function share<T>(list: readonly T[], predicate: (entry: T) => boolean): number {
  return list.filter(predicate).length / Math.max(1, list.length);
}

const percent = (value: number): string => `${(100 * value).toFixed(1)}%`;

/** The baseline: refuse below a BM25 score, set on the tuning weeks so that 5% of covered questions are refused. */
function byScore(
  tuning: readonly Outcome[],
  outcomes: readonly Outcome[],
): { refused: number; wronglyRefused: number } {
  const threshold = percentile(
    tuning.filter((outcome) => outcome.covered).map((outcome) => outcome.topScore),
    0.05,
  );
  const isBelowThreshold = (outcome: Outcome) => outcome.topScore < threshold;
  return {
    refused: share(
      outcomes.filter((outcome) => !outcome.covered),
      isBelowThreshold,
    ),
    wronglyRefused: share(
      outcomes.filter((outcome) => outcome.covered),
      isBelowThreshold,
    ),
  };
}

/** Of uncovered questions the share that is not answered (right), of covered ones the share that gets nothing (wrong), and their numbers. */
interface Refusals {
  readonly refused: number;
  readonly wronglyRefused: number;
  readonly uncovered: number;
  readonly covered: number;
}

function refusals(outcomes: readonly Outcome[]): Refusals {
  const covered = outcomes.filter((outcome) => outcome.covered);
  const uncovered = outcomes.filter((outcome) => !outcome.covered);
  return {
    refused: share(uncovered, ({ answered }) => !answered),
    wronglyRefused: share(covered, ({ refused }) => refused),
    uncovered: uncovered.length,
    covered: covered.length,
  };
}

function refusedMeasurement(
  weeks: string,
  { refused, uncovered }: Refusals,
  baseline: number | null,
): Measurement {
  return {
    name: `uncovered questions not answered, ${weeks} (n=${uncovered})`,
    value: percent(refused),
    baseline: baseline === null ? null : `${percent(baseline)} by BM25 score alone`,
    target: "at least 95%",
    met: refused >= 0.95,
  };
}

function wrongMeasurement(
  weeks: string,
  { wronglyRefused, covered }: Refusals,
  baseline: number | null,
): Measurement {
  return {
    name: `covered questions that get nothing, ${weeks} (n=${covered})`,
    value: percent(wronglyRefused),
    baseline: baseline === null ? null : `${percent(baseline)} by BM25 score alone`,
    target: "at most 8%",
    met: wronglyRefused <= 0.08,
  };
}

function measurements(tuning: readonly Outcome[], reported: readonly Outcome[]): Measurement[] {
  const reportedRefusals = refusals(reported);
  const tuningRefusals = refusals(tuning);
  const all = refusals([...tuning, ...reported]);
  const covered = reported.filter((outcome) => outcome.covered);
  const baseline = byScore(tuning, reported);
  const ownMs = reported.map((outcome) => outcome.ownMs);
  const info = { target: null, met: null };
  return [
    refusedMeasurement("all weeks", all, null),
    wrongMeasurement("all weeks", all, null),
    refusedMeasurement("held-out weeks", reportedRefusals, baseline.refused),
    wrongMeasurement("held-out weeks", reportedRefusals, baseline.wronglyRefused),
    {
      name: "both on the tuning weeks",
      value: `${percent(tuningRefusals.refused)}, ${percent(tuningRefusals.wronglyRefused)}`,
      baseline: null,
      ...info,
    },
    {
      name: "answer string in the claims shown",
      value: percent(share(covered, (outcome) => outcome.hasAnswer)),
      baseline: `${percent(share(covered, (outcome) => outcome.topHasAnswer))} in the whole top passage`,
      ...info,
    },
    {
      name: "covered questions answered",
      value: percent(share(covered, (outcome) => outcome.answered)),
      baseline: null,
      ...info,
    },
    {
      name: "answered without the answer string",
      value: percent(share(covered, (outcome) => outcome.answered && !outcome.hasAnswer)),
      baseline: null,
      ...info,
    },
    {
      name: "answer string in the first claim",
      value: percent(share(covered, (outcome) => outcome.firstHasAnswer)),
      baseline: null,
      ...info,
    },
    {
      name: "claims shown per answer",
      value: (
        covered.reduce((sum, outcome) => sum + outcome.claims, 0) / Math.max(1, covered.length)
      ).toFixed(2),
      baseline: null,
      ...info,
    },
    {
      name: "own time per answer, median and p99, ms",
      value: `${percentile(ownMs, 0.5).toFixed(1)}, ${percentile(ownMs, 0.99).toFixed(1)}`,
      baseline: null,
      target: "median at most 10",
      met: percentile(ownMs, 0.5) <= 10,
    },
  ];
}

async function outcomesOf(store: Store, sampled: readonly SampledQuestion[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const question of sampled) outcomes.push(await outcomeOf(store, question));
  return outcomes;
}

/**
 * Each week's articles are a folder. The first, third, fifth ... week are for tuning constants, the others for
 * reporting. A folder is asked only questions from its own half's weeks, so no question serves both.
 */
export const bench: Bench = {
  name: "Questions: a week of articles, with its own questions and those of other weeks",
  needs: "questions",
  async run() {
    const articles = readArticles();
    const questions = readQuestions();
    const weeks = [...new Set(articles.map((article) => article.week))].toSorted();
    const dataDir = await mkdtemp(join(tmpdir(), "dateline-questions-"));
    const store = await openStore({ dataDir, now, events });
    try {
      for (const week of weeks) {
        await loadArticles(
          store,
          sharedLibrary(`/${week}`),
          articles.filter((article) => article.week === week),
        );
      }
      const half = (parity: number) => weeks.filter((_, index) => index % 2 === parity);
      const tuning = await outcomesOf(store, sampleQuestions(half(0), articles, questions));
      const reported = await outcomesOf(store, sampleQuestions(half(1), articles, questions));
      return measurements(tuning, reported);
    } finally {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};
