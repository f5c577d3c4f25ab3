import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Document } from "../../../src/domain/documents/document.ts";
import { splitSentences } from "../../../src/text/sentences/sentences.ts";
import { contentStems } from "../../../src/text/tokens/tokens.ts";
import { dataPath } from "../report.ts";

const Row = z.object({ id: z.string(), article: z.string(), highlights: z.array(z.string()) });

/** An article as Dateline reads it, with highlights written by a person. */
export interface HighlightedArticle {
  readonly document: Document;
  readonly highlights: readonly string[];
}

/** The articles in file order. */
export function highlightedArticles(): HighlightedArticle[] {
  const lines = readFileSync(dataPath("summaries", "cnndm_validation_500.jsonl"), "utf8").trim().split("\n");
  return lines.map((line) => {
    const { id, article, highlights } = Row.parse(JSON.parse(line));
    return { document: asDocument(id, article), highlights };
  });
}

function asDocument(path: string, text: string): Document {
  const at = "2015-01-01T00:00:00.000Z";
  return {
    path,
    contentHash: "",
    title: path,
    titleFrom: "file-name",
    source: null,
    author: null,
    tags: [],
    language: "en",
    published: { at, precision: "instant", from: "arrival" },
    arrivedAt: at,
    ...splitSentences(text),
  };
}

/**
 * A highlight is covered if one sentence contains at least this share of its content stems. At 0.6, LEAD-5 and the whole
 * article score as the data's own notes say (31.5% and 51.2%).
 */
const MIN_COVERED_SHARE = 0.6;

/** How many highlights the sentences cover. */
export function coveredHighlights(highlights: readonly string[], sentences: readonly string[]): number {
  const stemSets = sentences.map((sentence) => new Set(contentStems(sentence)));
  return highlights.filter((highlight) => {
    const stems = [...new Set(contentStems(highlight))];
    return stemSets.some(
      (set) => stems.filter((stem) => set.has(stem)).length >= MIN_COVERED_SHARE * stems.length,
    );
  }).length;
}
