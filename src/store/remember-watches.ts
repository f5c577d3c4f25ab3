import type { CorrectionMemory } from "../domain/corrections.ts";
import type { WatchMemory } from "../domain/watches.ts";
import type { WorkerClient } from "./worker-client.ts";

/** The part of the Store port that remembers watches, and what was quoted and corrected. */
export function rememberWatches(writer: WorkerClient, reader: WorkerClient): WatchMemory & CorrectionMemory {
  return {
    allWatches: (root) => reader.call("allWatches", root),
    watches: (library, person) => reader.call("watches", library, person),
    addWatch: (watch, root, most) => writer.call("addWatch", watch, root, most),
    changeWatch: (ref, change) => writer.call("changeWatch", ref, change),
    removeWatch: (ref) => writer.call("removeWatch", ref),
    alertedStories: (watch, stories) => reader.call("alertedStories", watch, stories),
    takeStories: (watch, edition, stories, most) => writer.call("takeStories", watch, edition, stories, most),
    postedEditions: (schedules, since) => reader.call("postedEditions", schedules, since),
    revisions: (library, paths) => reader.call("revisions", library, paths),
    keepQuoted: (edition, documents) => writer.call("keepQuoted", edition, documents),
    quoted: (edition) => reader.call("quoted", edition),
    keepCorrections: (corrected) => writer.call("keepCorrections", corrected),
    corrections: (of) => reader.call("corrections", of),
  };
}
