import { createStoryGrouper } from "../src/newsroom/grouping/grouper.ts";
import { b3, plainAverageLink } from "./lib/baselines/story-baseline.ts";
import { syntheticNews } from "./lib/generate/synthetic-news.ts";
import type { Bench, Measurement } from "./lib/report.ts";
import { type EcbArticle, mergedPairs, readEcbArticles, shuffled } from "./lib/stories/ecb-articles.ts";

const STORED_DOCUMENTS = 20_000;
const TIMED_DOCUMENTS = 1_000;
const BASELINE_COSINE = 0.2;
const ORDERS = 10;

export const bench: Bench = {
  name: "Stories: documents about one event (ECB+ as text files; tuned on the odd half of the topics)",
  needs: "stories",
  run: async () => [...(await accuracy()), ...cost()],
};

async function accuracy(): Promise<Measurement[]> {
  const articles = await readEcbArticles();
  const topics = [...new Set(articles.map(({ topic }) => topic))];
  const tuningTopics = new Set(topics.filter((_, i) => i % 2 === 0));
  return [
    ...measured("whole set", articles, { f1: 90, merged: 8 }),
    ...measured(
      "tuning topics",
      articles.filter(({ topic }) => tuningTopics.has(topic)),
      null,
    ),
    ...measured(
      "held-out topics",
      articles.filter(({ topic }) => !tuningTopics.has(topic)),
      null,
    ),
  ];
}

/** Means over the arrival orders, in percent. */
function measured(
  name: string,
  articles: readonly EcbArticle[],
  targets: { readonly f1: number; readonly merged: number } | null,
): Measurement[] {
  const orders = Array.from({ length: ORDERS }, (_, seed) => shuffled(articles, seed));
  const ours = orders.map((order) => scored(order, placed(order)));
  const plain = orders.map((order) => scored(order, plainAverageLink(order, BASELINE_COSINE)));
  const [f1, merged] = [mean(ours, "f1"), mean(ours, "merged")];
  return [
    {
      name: `B3 F1, ${name}, mean of ${ORDERS} arrival orders`,
      value: f1.toFixed(1),
      baseline: `plain average-link tf-idf at cosine .20: ${mean(plain, "f1").toFixed(1)}`,
      target: targets === null ? null : `at least ${targets.f1}`,
      met: targets === null ? null : f1 >= targets.f1,
    },
    measurement("  worst order", Math.min(...ours.map((one) => one.f1)).toFixed(1), null, null),
    measurement(
      "  precision, recall",
      `${mean(ours, "precision").toFixed(1)} ${mean(ours, "recall").toFixed(1)}`,
      null,
      null,
    ),
    measurement(
      "  pairs of two stories of a topic merged, %",
      merged.toFixed(1),
      targets === null ? null : `at most ${targets.merged}`,
      targets === null ? null : merged <= targets.merged,
    ),
  ];
}

type Score = Record<"f1" | "precision" | "recall" | "merged", number>;

function scored(articles: readonly EcbArticle[], clusters: readonly (string | number)[]): Score {
  const { f1, precision, recall } = b3(articles, clusters);
  const merged = mergedPairs(articles, clusters);
  return { f1: 100 * f1, precision: 100 * precision, recall: 100 * recall, merged: 100 * merged };
}

function placed(articles: readonly EcbArticle[]): string[] {
  const grouper = createStoryGrouper();
  return articles.map(({ document }) => grouper.place(document).storyId);
}

function mean(scores: readonly Score[], key: keyof Score): number {
  return scores.reduce((sum, score) => sum + score[key], 0) / scores.length;
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
