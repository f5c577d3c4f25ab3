import { readFileSync } from "node:fs";
import type { Document } from "../src/domain/documents/document.ts";
import { createStoryGrouper } from "../src/newsroom/grouping/grouper.ts";
import { b3, type GroupedDocument, plainAverageLink } from "./lib/baselines/story-baseline.ts";
import { syntheticNews } from "./lib/generate/synthetic-news.ts";
import { type Bench, dataPath, type Measurement } from "./lib/report.ts";

const STORED_DOCUMENTS = 20_000;
const TIMED_DOCUMENTS = 1_000;
const BASELINE_COSINE = 0.2;

export const bench: Bench = {
  name: "Stories: documents about one event (ECB+, stream order; tuned on the odd half of the topics)",
  needs: "stories",
  run: async () => [...accuracy(), ...cost()],
};

function accuracy(): Measurement[] {
  const articles = readArticles();
  const topics = [...new Set(articles.map(({ topic }) => topic))];
  const tuningTopics = new Set(topics.filter((_, i) => i % 2 === 0));
  return [
    measured("B3 F1, whole set", articles, 88),
    measured(
      "B3 F1, tuning topics",
      articles.filter(({ topic }) => tuningTopics.has(topic)),
      null,
    ),
    measured(
      "B3 F1, held-out topics",
      articles.filter(({ topic }) => !tuningTopics.has(topic)),
      null,
    ),
    measured("B3 F1, whole set, articles shuffled", shuffled(articles, 7), null),
  ];
}

interface Article extends GroupedDocument {
  readonly topic: number;
}

function readArticles(): Article[] {
  const lines = readFileSync(dataPath("stories", "ecb_plus_dev.jsonl"), "utf8").trim().split("\n");
  return lines.map((line) => {
    const { id, topic, story, text } = JSON.parse(line);
    return { id, topic, story, sentences: text.split("\n") };
  });
}

function measured(name: string, articles: readonly Article[], target: number | null): Measurement {
  const grouper = createStoryGrouper();
  const ours = b3(
    articles,
    articles.map((article) => grouper.place(documentOf(article)).storyId),
  );
  const baseline = b3(articles, plainAverageLink(articles, BASELINE_COSINE));
  const formatPercent = (value: number) => (100 * value).toFixed(1);
  return {
    name,
    value: formatPercent(ours.f1),
    baseline: `online average-link tf-idf at cosine .20: ${formatPercent(baseline.f1)}`,
    target: target === null ? null : `at least ${target}`,
    met: target === null ? null : 100 * ours.f1 >= target,
  };
}

function documentOf({ id, sentences }: GroupedDocument): Document {
  const at = "2024-01-01T00:00:00.000Z";
  return {
    path: id,
    contentHash: id,
    title: sentences[0] ?? id,
    titleFrom: "text",
    source: null,
    author: null,
    tags: [],
    language: "en",
    published: { at, precision: "instant", from: "arrival" },
    arrivedAt: at,
    sentences,
    paragraphs: [1],
  };
}

/** A fixed shuffle, with a linear congruential generator (constants from Numerical Recipes). */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  const keyed = items.map((item) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return { item, key: state };
  });
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

function cost(): Measurement[] {
  const memoryBefore = usedMemory();
  const grouper = createStoryGrouper();
  let longest = 0;
  for (const document of syntheticNews(0, STORED_DOCUMENTS)) {
    longest = Math.max(longest, grouper.place(document).signature.length);
  }
  const perDocument = (usedMemory() - memoryBefore) / STORED_DOCUMENTS;
  const timed = [...syntheticNews(STORED_DOCUMENTS, TIMED_DOCUMENTS)];
  const cpuBefore = process.cpuUsage();
  const times = timed.map((document) => {
    const start = performance.now();
    grouper.place(document);
    return performance.now() - start;
  });
  const { user, system } = process.cpuUsage(cpuBefore);
  const mean = (user + system) / 1000 / TIMED_DOCUMENTS;
  times.sort((a, b) => a - b);
  return [
    measurement(
      `CPU ms to place a document of 5 KB among ${STORED_DOCUMENTS}`,
      mean.toFixed(2),
      "at most 0.5",
      mean <= 0.5,
    ),
    measurement("  median, wall-clock ms", (times[TIMED_DOCUMENTS / 2] ?? 0).toFixed(2), null, null),
    measurement(`  slowest of ${TIMED_DOCUMENTS}, ms`, (times.at(-1) ?? 0).toFixed(1), null, null),
    measurement("memory per document, bytes", perDocument.toFixed(0), null, null),
    measurement("longest signature, bytes", longest, "at most 1024", longest <= 1024),
  ];
}

function usedMemory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function measurement(
  name: string,
  value: number | string,
  target: string | null,
  met: boolean | null,
): Measurement {
  return { name, value, baseline: null, target, met };
}
