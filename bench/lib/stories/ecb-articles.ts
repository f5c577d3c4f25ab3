import { readFileSync } from "node:fs";
import type { Document } from "../../../src/domain/documents/document.ts";
import { readDocument } from "../../../src/ingest/document/read-document.ts";
import type { GroupedDocument } from "../baselines/story-baseline.ts";
import { dataPath } from "../report.ts";

/** An article of ECB+ and the document that the product reads from it. */
export interface EcbArticle extends GroupedDocument {
  /** Each topic holds two stories that are easily confused. */
  readonly topic: number;
  readonly document: Document;
}

const ARRIVED = "2024-01-01T00:00:00.000Z";
const READ_MS = Date.parse(ARRIVED);

/** The articles in the order of the file, each read as a text file whose first line is its title. */
export async function readEcbArticles(): Promise<EcbArticle[]> {
  const lines = readFileSync(dataPath("stories", "ecb_plus_dev.jsonl"), "utf8").trim().split("\n");
  const articles: EcbArticle[] = [];
  for (const line of lines) {
    const { id, topic, story, text } = JSON.parse(line);
    const [title = "", ...others] = String(text).split("\n");
    const bytes = Buffer.from(`${title}\n\n${others.join("\n")}\n`);
    const read = await readDocument({ path: `${id}.txt`, bytes, modifiedMs: READ_MS, readMs: READ_MS });
    if ("items" in read || "code" in read) throw new Error(`${id} was not read as one document`);
    const document = { ...read, path: `${id}.txt`, contentHash: id, arrivedAt: ARRIVED };
    articles.push({ id, topic, story, sentences: text.split("\n"), document });
  }
  return articles;
}

/** A fixed shuffle, with a linear congruential generator (constants from Numerical Recipes). */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  const keyed = items.map((item) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return { item, key: state };
  });
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/** Share of the pairs of documents of one topic and two stories that are in one cluster, 0..1. */
export function mergedPairs(articles: readonly EcbArticle[], clusters: readonly (string | number)[]): number {
  let pairs = 0;
  let merged = 0;
  articles.forEach(({ topic, story }, i) => {
    for (let j = 0; j < i; j += 1) {
      const other = articles[j];
      if (other === undefined || other.topic !== topic || other.story === story) continue;
      pairs += 1;
      if (clusters[i] === clusters[j]) merged += 1;
    }
  });
  return merged / Math.max(1, pairs);
}
