import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sharedLibrary } from "../src/domain/core/library.ts";
import type { Document } from "../src/domain/documents/document.ts";
import { FOLDER } from "../src/domain/intake/source-id.ts";
import type { Store } from "../src/domain/store/store.ts";
import { openStore } from "../src/store/sqlite/open-store.ts";
import { passageSpans } from "../src/text/passages/passages.ts";
import { contentStems } from "../src/text/tokens/tokens.ts";
import { createBaselineBm25 } from "./lib/baselines/baseline-bm25.ts";
import {
  changeOf,
  documentOf,
  type Question,
  readArticles,
  readQuestions,
} from "./lib/data/news-documents.ts";
import type { Bench, Measurement } from "./lib/report.ts";

const DEPTHS = [1, 5, 10];
const DEEPEST = 10;

/** Returns the texts of the best passages for a question, best first. */
type Retrieve = (question: Question) => Promise<readonly string[]>;

/** By depth: the share of questions with an answer string in the passages up to that depth. */
type Shares = ReadonlyMap<number, number>;

/** Whether the retrieved passages contain the answer, for the store and for a plain BM25 over the same passages. */
export const bench: Bench = {
  name: "Retrieval: 269 news-quiz questions over the 1,626 articles found for them",
  needs: "questions",
  run: async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "dateline-bench-"));
    const store = await openStore({
      dataDir,
      now: () => new Date(0).toISOString(),
      events: { emit: () => undefined },
    });
    try {
      const weeks = documentsByWeek();
      await fill(store, weeks);
      const questions = readQuestions();
      return [...(await overAll(store, weeks, questions)), ...(await overWeeks(store, weeks, questions))];
    } finally {
      await store.close();
      await rm(dataDir, { recursive: true });
    }
  },
};

function documentsByWeek(): Map<string, Document[]> {
  const weeks = new Map<string, Document[]>();
  for (const [index, { week, title, text }] of readArticles().entries()) {
    const documents = weeks.get(week) ?? [];
    weeks.set(week, [...documents, documentOf(`${index}.txt`, title, text)]);
  }
  return weeks;
}

const rootOf = (week: string) => sharedLibrary(`/bench/${week}`);
const EVERYTHING = "all";

/** Adds every article to the library of its week and to one for all weeks. */
async function fill(store: Store, weeks: ReadonlyMap<string, readonly Document[]>): Promise<void> {
  for (const [week, documents] of weeks) {
    for (let at = 0; at < documents.length; at += 10) {
      const changes = documents.slice(at, at + 10).map(changeOf);
      await store.apply(rootOf(week), FOLDER, changes);
      await store.apply(rootOf(EVERYTHING), FOLDER, changes);
    }
  }
}

async function overAll(
  store: Store,
  weeks: ReadonlyMap<string, readonly Document[]>,
  questions: readonly Question[],
): Promise<Measurement[]> {
  const documents = [...weeks.values()].flat();
  const ours = await shares(questions, byStore(store, EVERYTHING));
  const baseline = await shares(questions, byPlainBm25(documents, 0.9, 0.4));
  const defaultBaseline = await shares(questions, byPlainBm25(documents, 1.2, 0.75));
  return DEPTHS.map((depth) =>
    measurement(
      "all articles",
      depth,
      ours,
      baseline,
      ` (k1 1.2, b .75: ${formatShare(defaultBaseline, depth)})`,
    ),
  );
}

async function overWeeks(
  store: Store,
  weeks: ReadonlyMap<string, readonly Document[]>,
  questions: readonly Question[],
): Promise<Measurement[]> {
  const plainOf = new Map([...weeks].map(([week, documents]) => [week, byPlainBm25(documents, 0.9, 0.4)]));
  const covered = questions.filter(({ week }) => plainOf.has(week));
  const ours = await shares(covered, (question) => byStore(store, question.week)(question));
  const baseline = await shares(
    covered,
    async (question) => (await plainOf.get(question.week)?.(question)) ?? [],
  );
  return DEPTHS.map((depth) =>
    measurement(`the question's week (${covered.length} questions)`, depth, ours, baseline, ""),
  );
}

function byStore(store: Store, week: string): Retrieve {
  return async ({ question }) => {
    const hits = await store.search(rootOf(week), contentStems(question), DEEPEST);
    return hits.map((hit) => hit.sentences.join(" "));
  };
}

function byPlainBm25(documents: readonly Document[], k1: number, b: number): Retrieve {
  const passages = documents.flatMap((document) =>
    passageSpans(document).map(({ first, last }) => document.sentences.slice(first - 1, last).join(" ")),
  );
  const index = createBaselineBm25(passages.map(contentStems), k1, b);
  return async ({ question }) =>
    index.search(contentStems(question), DEEPEST).map(({ position }) => passages[position] ?? "");
}

async function shares(questions: readonly Question[], retrieve: Retrieve): Promise<Shares> {
  const hits = new Map(DEPTHS.map((depth) => [depth, 0]));
  for (const question of questions) {
    const passages = (await retrieve(question)).map(normalized);
    const answers = question.answers.map(normalized).filter((answer) => answer !== "");
    const rank = passages.findIndex((passage) =>
      answers.some((answer) => ` ${passage} `.includes(` ${answer} `)),
    );
    for (const depth of DEPTHS) if (rank !== -1 && rank < depth) hits.set(depth, (hits.get(depth) ?? 0) + 1);
  }
  return new Map([...hits].map(([depth, count]) => [depth, count / questions.length]));
}

/** Letters and digits in lower case with single spaces, so that punctuation does not prevent a match. */
function normalized(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const formatShare = (values: Shares, depth: number) => (values.get(depth) ?? 0).toFixed(3);

function measurement(
  where: string,
  depth: number,
  ours: Shares,
  baseline: Shares,
  suffix: string,
): Measurement {
  const isDeepest = depth === DEEPEST;
  return {
    name: `hit@${depth}, ${where}`,
    value: formatShare(ours, depth),
    baseline: `plain BM25 ${formatShare(baseline, depth)}${suffix}`,
    target: isDeepest ? "no lower than plain" : null,
    met: isDeepest ? (ours.get(depth) ?? 0) >= (baseline.get(depth) ?? 0) : null,
  };
}
