import type { PublishedTime } from "../../../src/domain/core/published-time.ts";
import type { Document } from "../../../src/domain/documents/document.ts";

const ARRIVED = "2024-03-05T09:00:00.000Z";

export function published(at: string): PublishedTime {
  return { at: new Date(at).toISOString(), precision: at.length === 10 ? "day" : "instant", from: "text" };
}

/** A document with these sentences, without a stated publication time by default. */
export function documentOf(
  path: string,
  sentences: readonly string[],
  more: Partial<Document> = {},
): Document {
  return {
    path,
    contentHash: path.padEnd(64, "0"),
    title: sentences[0] ?? path,
    titleFrom: "text",
    source: null,
    author: null,
    tags: [],
    language: "en",
    published: { at: ARRIVED, precision: "instant", from: "arrival" },
    arrivedAt: ARRIVED,
    sentences,
    paragraphs: [1],
    ...more,
  };
}
