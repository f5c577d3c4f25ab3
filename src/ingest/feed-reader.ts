import type { FeedReader } from "../domain/feeds/feed-reader.ts";
import type { WebReader } from "./worker/folder-reader.ts";

/** A time for what has none: only jobs of documents need it. */
const NO_TIME = new Date(0).toISOString();

/** Reads feeds and pages with the processes that read the documents folder. */
export function createFeedReader(reader: WebReader): FeedReader {
  return {
    async read(bytes, contentType, url) {
      const hints = contentType === null ? { name: url } : { name: url, contentType };
      const details = { path: url, knownHash: null, arrivedAt: NO_TIME, modifiedMs: 0 };
      const outcome = await reader.readWeb({ ...details, hints, bytes });
      if (outcome.kind === "web") return outcome.reading;
      if (outcome.kind === "unreadable")
        return {
          kind: "unreadable",
          reason: outcome.unreadable.message ?? { key: outcome.unreadable.reason },
        };
      throw new Error(`what a server sent was read as "${outcome.kind}"`);
    },
  };
}
