import { setImmediate as nextTurn } from "node:timers/promises";
import { type Document, type FileState, sameLabel } from "../domain/document.ts";
import type { Arrival, DocumentSource, ScanProgress } from "../domain/folder.ts";
import type { LibraryId } from "../domain/library.ts";
import type { Events, LibraryChange, Store } from "../domain/ports.ts";
import type { Prepared } from "../domain/prepared.ts";
import type { Digester } from "./digesting.ts";
import { tellHeld } from "./held-claims.ts";
import { createReport, type IntakeReport } from "./intake-report.ts";
import { createPreparer } from "./preparing.ts";
import { createStoryGrouper, type StoryGrouper } from "./stories/grouper.ts";

/** Batches not yet confirmed by the store; more would only fill memory. */
const BATCHES_IN_FLIGHT = 3;

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
      const report = createReport(known.files);
      let grouper: StoryGrouper | null = null;
      let held = { all: 0, apart: 0 };
      const noted = (progress: ScanProgress) => {
        held = { all: progress.held, apart: progress.heldApart };
        onProgress?.(progress);
      };
      for await (const batch of source.scan(known.files, noted)) {
        grouper ??= await loadedGrouper(parts.store, library);
        const changes = await changesOf(batch, {
          grouper,
          prepare,
          events: parts.events,
          known,
        });
        for (const change of changes) report.count(change);
        pending.push(parts.store.apply(library, changes));
        if (pending.length >= BATCHES_IN_FLIGHT) await pending.shift();
        if (signal?.aborted === true) break;
      }
      await Promise.all(pending);
      const done = report.done(held);
      parts.events.emit("info", "folder-level", { ...done });
      return done;
    },
  };
}

/** What the library holds: files, and of those that hold several documents each part's content hash by its path. */
interface Known {
  readonly files: ReadonlyMap<string, FileState>;
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, string | null>>;
}

async function knownFiles(store: Store, library: LibraryId): Promise<Known> {
  const files = new Map<string, FileState>();
  const parts = new Map<string, Map<string, string | null>>();
  for await (const page of store.files(library)) {
    for (const file of page) {
      if (file.partOf === undefined) files.set(file.path, file);
      else parts.getOrInsertComputed(file.partOf, () => new Map()).set(file.path, file.contentHash);
    }
  }
  return { files, parts };
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
  readonly known: Known;
}

/** One after the other, with a turn for others between: a batch at once would hold up the thread. */
async function changesOf(batch: readonly Arrival[], taking: Taking): Promise<readonly LibraryChange[]> {
  const changes: LibraryChange[] = [];
  for (const arrival of batch) {
    if (!isKnownPart(arrival, taking.known)) changes.push(await changeOf(arrival, taking));
    await nextTurn();
  }
  return changes;
}

// A file that holds several documents is read whole when it grows by one; the others stay as they are.
function isKnownPart(arrival: Arrival, { files, parts }: Known): boolean {
  if (arrival.kind !== "document") return false;
  const { path, collection } = arrival.file;
  if (!sameLabel(files.get(path)?.collection, collection)) return false;
  return parts.get(arrival.file.path)?.get(arrival.document.path) === arrival.document.contentHash;
}

async function changeOf(arrival: Arrival, taking: Taking): Promise<LibraryChange> {
  const { grouper, events } = taking;
  switch (arrival.kind) {
    case "document":
      if (!arrival.more) forgetOthers(taking, arrival.file.path, [arrival.document.path]);
      return documentChange(arrival, taking);
    case "unreadable": {
      const { path, code } = arrival.unreadable;
      if (!arrival.more) forgetOthers(taking, arrival.file.path, []);
      grouper.remove(path);
      events.emit("info", "document-refused", { path, code });
      return arrival;
    }
    case "whole":
      forgetOthers(taking, arrival.file.path, arrival.paths);
      return arrival;
    case "gone":
      forgetOthers(taking, arrival.path, []);
      return arrival;
    case "touched":
      return arrival;
  }
}

async function documentChange(
  arrival: Extract<Arrival, { kind: "document" }>,
  { grouper, prepare, events }: Taking,
): Promise<LibraryChange> {
  const { kind, file, document, more } = arrival;
  const { digest, dropped, sketch, passages } = arrival.prepared ?? (await prepare(document));
  for (const { reason } of dropped) events.emit("info", "claim-dropped", { path: document.path, reason });
  tellHeld(events, "digest", 1 + digest.summary.length + digest.keyFacts.length, dropped);
  events.emit("debug", "document-read", { path: document.path });
  const placed = grouper.place(document, sketch);
  return { kind, file, document, digest, passages, ...placed, ...(more ? { more } : {}) };
}

/** Takes out of the stories what was known of a file, but for these paths. */
function forgetOthers({ grouper, known: { parts } }: Taking, file: string, kept: readonly string[]): void {
  const stay = new Set(kept);
  for (const path of [file, ...(parts.get(file)?.keys() ?? [])]) if (!stay.has(path)) grouper.remove(path);
}
