import type { CorrectionStore } from "../../../domain/schedules/correction-store.ts";
import type { WatchStore } from "../../../domain/schedules/watch-store.ts";
import type { WorkerClient } from "./worker-client.ts";

/** The watch and correction methods of the Store port. */
export function createWatchStore(writer: WorkerClient, reader: WorkerClient): WatchStore & CorrectionStore {
  return {
    allWatches: (root) => reader.call("allWatches", root),
    watches: (library, person) => reader.call("watches", library, person),
    addWatch: (watch, root, max) => writer.call("addWatch", watch, root, max),
    changeWatch: (ref, change) => writer.call("changeWatch", ref, change),
    removeWatch: (ref) => writer.call("removeWatch", ref),
    alertedStories: (watch, stories) => reader.call("alertedStories", watch, stories),
    assignStories: (watch, edition, stories, max) =>
      writer.call("assignStories", watch, edition, stories, max),
    saveQuoted: (edition, documents) => writer.call("saveQuoted", edition, documents),
    quoted: (edition) => reader.call("quoted", edition),
    saveCorrections: (corrected) => writer.call("saveCorrections", corrected),
    corrections: (correctedEdition, except) => reader.call("corrections", correctedEdition, except),
  };
}
