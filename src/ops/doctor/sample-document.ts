import type { Document } from "../../domain/documents/document.ts";

const SAMPLE_DATE = "2024-03-01T00:00:00.000Z";

/** A short invented report with names, numbers and a quotation, to see how a model writes. */
export const SAMPLE_DOCUMENT: Document = {
  path: "sample.txt",
  contentHash: "sample",
  title: "Storm closes the bridge at Elmsworth",
  titleFrom: "text",
  source: "Elmsworth Courier",
  author: null,
  tags: [],
  language: "en",
  published: { at: SAMPLE_DATE, precision: "day", from: "text" },
  arrivedAt: SAMPLE_DATE,
  sentences: [
    "Storm closes the bridge at Elmsworth",
    "A storm on Thursday night tore 40 metres of railing off the bridge at Elmsworth, and the bridge was closed.",
    "Nobody was hurt, the town's engineer, Ada Quill, said.",
    "About 9,000 cars cross the bridge each day.",
    "Repairs will cost 1.2 million euros and take until June, Quill said.",
    "A ferry will run every 20 minutes until then.",
  ],
  paragraphs: [1, 2, 4],
};
