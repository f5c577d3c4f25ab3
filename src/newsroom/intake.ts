import { setImmediate as nextTurn } from "node:timers/promises";
import type { Document, FileState } from "../domain/document.ts";
import type { LibraryId } from "../domain/library.ts";
import type { Arrival, DocumentSource, Events, LibraryChange, ScanProgress, Store } from "../domain/ports.ts";
import type { Prepared } from "../domain/prepared.ts";
import type { Digester } from "./digesting.ts";
import { createPreparer } from "./preparing.ts";
import { createStoryGrouper, type StoryGrouper } from "./stories/grouper.ts";

/** Batches not yet confirmed by the store; more would only fill memory. */
const BATCHES_IN_FLIGHT = 3;

export interface IntakeReport {
  readonly read: number;
  readonly unreadable: number;
  readonly gone: number;
}

/** Takes documents in: the folder's differences, digested and grouped, into the store. */
export interface Intake {
  /**
   * Brings the library level with its folder; with a signal that aborts, as far as it came. Throws the Faults of
   * DocumentSource.scan and Store.apply.
   */
  takeIn(
    library: LibraryId,
    source: DocumentSource,
    onProgress?: (progress: ScanProgress) => void,
    signal?: AbortSignal,
  ): Promise<IntakeReport>;
}

export interface IntakeParts {
  readonly store: Store;
  readonly digester: Digester;
  readonly events: Events;
}

export function createIntake(parts: IntakeParts): Intake {
  const prepare = createPreparer(parts.digester);
  return {
    async takeIn(library, source, onProgress, signal) {
      const known = await knownFiles(parts.store, library);
      const pending: Promise<void>[] = [];
      const report = { read: 0, unreadable: 0, gone: 0 };
      let grouper: StoryGrouper | null = null;
      for await (const batch of source.scan(known, onProgress)) {
        grouper ??= await loadedGrouper(parts.store, library);
        const changes = await changesOf(batch, { grouper, prepare, events: parts.events });
        count(report, changes);
        pending.push(parts.store.apply(library, changes));
        if (pending.length >= BATCHES_IN_FLIGHT) await pending.shift();
        if (signal?.aborted === true) break;
      }
      await Promise.all(pending);
      parts.events.emit("info", "folder-level", report);
      return report;
    },
  };
}

async function knownFiles(store: Store, library: LibraryId): Promise<ReadonlyMap<string, FileState>> {
  const known = new Map<string, FileState>();
  for await (const page of store.files(library)) for (const file of page) known.set(file.path, file);
  return known;
}

// Read anew for each scan that finds something: another process may have grouped documents meanwhile.
async function loadedGrouper(store: Store, library: LibraryId): Promise<StoryGrouper> {
  const grouper = createStoryGrouper();
  for await (const page of store.signatures(library)) for (const entry of page) grouper.load(entry);
  return grouper;
}

interface Taking {
  readonly grouper: StoryGrouper;
  readonly prepare: (document: Document) => Promise<Prepared>;
  readonly events: Events;
}

/** One after the other, with a turn for others between: a batch at once would hold up the thread. */
async function changesOf(batch: readonly Arrival[], taking: Taking): Promise<readonly LibraryChange[]> {
  const changes: LibraryChange[] = [];
  for (const arrival of batch) {
    changes.push(await changeOf(arrival, taking));
    await nextTurn();
  }
  return changes;
}

async function changeOf(arrival: Arrival, { grouper, prepare, events }: Taking): Promise<LibraryChange> {
  switch (arrival.kind) {
    case "document": {
      const { file, document } = arrival;
      const { digest, dropped, sketch, passages } = arrival.prepared ?? (await prepare(document));
      for (const { reason } of dropped) events.emit("info", "claim-dropped", { path: document.path, reason });
      events.emit("debug", "document-read", { path: document.path });
      return { kind: "document", file, document, digest, passages, ...grouper.place(document, sketch) };
    }
    case "unreadable":
      grouper.remove(arrival.file.path);
      events.emit("info", "document-refused", {
        path: arrival.file.path,
        code: arrival.unreadable.code,
      });
      return arrival;
    case "gone":
      grouper.remove(arrival.path);
      return arrival;
    case "touched":
      return arrival;
  }
}

function count(
  report: { read: number; unreadable: number; gone: number },
  changes: readonly LibraryChange[],
): void {
  for (const change of changes) {
    if (change.kind === "document") report.read += 1;
    if (change.kind === "unreadable") report.unreadable += 1;
    if (change.kind === "gone") report.gone += 1;
  }
}
