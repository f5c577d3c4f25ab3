import { readFileSync } from "node:fs";
import type { Document } from "../../../src/domain/documents/document.ts";
import { readDocument } from "../../../src/ingest/document/read-document.ts";
import { createStoryGrouper } from "../../../src/newsroom/grouping/grouper.ts";
import { dataPath } from "../report.ts";
import { readEcbArticles } from "./ecb-articles.ts";

/** The stories of several libraries of real news, as the product groups them. Document paths are ids of the data. */
export async function readStorySets(): Promise<readonly (readonly Document[])[]> {
  const ecb = (await readEcbArticles()).map(({ document }) => document);
  const weeks = await readWeeks();
  return [ecb, ...weeks].flatMap(storiesOf);
}

interface WeekArticle {
  readonly title: string;
  readonly publish_date: string | null;
  readonly week: string;
  readonly text: string;
}

/** Each week of the question data as a library, dated where the data is. The path is the line's number. */
async function readWeeks(): Promise<Document[][]> {
  const lines = readFileSync(dataPath("questions", "realtimeqa_2022_dev_articles.jsonl"), "utf8").split("\n");
  const weeks = new Map<string, Document[]>();
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const article = JSON.parse(line) as WeekArticle;
    const document = await articleDocument(`line-${index + 1}`, article);
    if (document !== null) weeks.getOrInsertComputed(article.week, () => []).push(document);
  }
  return [...weeks.values()];
}

async function articleDocument(path: string, article: WeekArticle): Promise<Document | null> {
  const date = /^\d{4}\/\d\d\/\d\d$/.test(article.publish_date ?? "") ? article.publish_date : null;
  const head = date === null ? "" : `Published: ${date.replaceAll("/", "-")}\n\n`;
  const bytes = Buffer.from(`${article.title}\n\n${head}${article.text}\n`);
  const day = `${article.week.slice(0, 4)}-${article.week.slice(4, 6)}-${article.week.slice(6)}`;
  const readMs = Date.parse(day);
  const read = await readDocument({ path: `${path}.txt`, bytes, modifiedMs: readMs, readMs });
  if ("items" in read || "code" in read) return null;
  return { ...read, path, contentHash: path, arrivedAt: new Date(readMs).toISOString() };
}

/** The stories with several documents, each earliest first. */
function storiesOf(library: readonly Document[]): Document[][] {
  const grouper = createStoryGrouper();
  const stories = Map.groupBy(library, (document) => grouper.place(document).storyId);
  return [...stories.values()]
    .filter((story) => story.length > 1)
    .map((story) => story.toSorted((a, b) => (a.published.at < b.published.at ? -1 : 1)));
}
