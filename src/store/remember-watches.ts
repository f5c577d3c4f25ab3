import type { CorrectionMemory } from "../domain/corrections.ts";
import type { Edition } from "../domain/delivery.ts";
import type { WatchMemory } from "../domain/watches.ts";
import type { EditionPlace } from "./corrections.ts";
import { PAGE, pages } from "./pages.ts";
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
    postedEditions: (schedules, since) =>
      pages<Edition, EditionPlace>({ endedAt: "", ref: "" }, async (after) => {
        const entries = await reader.call("postedEditions", schedules, since, after, PAGE);
        const last = entries.at(-1);
        return { entries, next: { endedAt: last?.endedAt ?? "", ref: last?.ref ?? "" } };
      }),
    revisions: (library, paths) => reader.call("revisions", library, paths),
    keepQuoted: (edition, documents) => writer.call("keepQuoted", edition, documents),
    quoted: (edition) => reader.call("quoted", edition),
    keepCorrections: (corrected) => writer.call("keepCorrections", corrected),
    corrections: (of, except) => reader.call("corrections", of, except),
  };
}
