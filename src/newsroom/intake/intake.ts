import { setImmediate as nextTurn } from "node:timers/promises";
import type { LibraryId } from "../../domain/core/library.ts";
import { type Document, type FileState, sameDefaults } from "../../domain/documents/document.ts";
import type { DocumentSource, FileChange, ScanProgress } from "../../domain/intake/document-source.ts";
import type { PreparedDocument } from "../../domain/intake/prepared-document.ts";
import type { Events, LibraryChange, Store } from "../../domain/store/store.ts";
import { reportCheckedClaims } from "../checking/report-claims.ts";
import { createStoryGrouper, type StoryGrouper } from "../grouping/grouper.ts";
import type { Digester } from "./digester.ts";
import { createReportCounter, type IntakeReport } from "./intake-report.ts";
import { createPreparer } from "./preparer.ts";

/** Batches not yet confirmed by the store; more would only fill memory. */
const BATCHES_IN_FLIGHT = 3;

/** Takes documents in: the folder's differences, digested and grouped, into the store. */
export interface Intake {
  /**
   * Brings the library level with its folder; with a signal that aborts, as far as it came. Throws the Faults of
   * DocumentSource.scan and Store.apply.
   */
  ingest(
    library: LibraryId,
    source: DocumentSource,
    onProgress?: (progress: ScanProgress) => void,
    signal?: AbortSignal,
  ): Promise<IntakeReport>;
}

export interface IntakeDeps {
  readonly store: Store;
  readonly digester: Digester;
  readonly events: Events;
}

export function createIntake(deps: IntakeDeps): Intake {
  const prepare = createPreparer(deps.digester);
  return {
    async ingest(library, source, onProgress, signal) {
      const known = await knownFiles(deps.store, library);
      const pending: Promise<void>[] = [];
      const report = createReportCounter(known.files);
      let grouper: StoryGrouper | null = null;
      let settling = { all: 0, apart: 0 };
      const trackProgress = (progress: ScanProgress) => {
        settling = { all: progress.settling, apart: progress.settlingApart };
        onProgress?.(progress);
      };
      for await (const batch of source.scan(known.files, trackProgress)) {
        grouper ??= await loadedGrouper(deps.store, library);
        const changes = await changesOf(batch, {
          grouper,
          prepare,
          events: deps.events,
          known,
        });
        for (const change of changes) report.count(change);
        pending.push(deps.store.apply(library, changes));
        if (pending.length >= BATCHES_IN_FLIGHT) await pending.shift();
        if (signal?.aborted === true) break;
      }
      await Promise.all(pending);
      const done = report.done(settling);
      deps.events.emit("info", "folder-level", { ...done });
      return done;
    },
  };
}

/** What the library holds: files, and of those that hold several documents each part's content hash by its path. */
interface KnownFiles {
  readonly files: ReadonlyMap<string, FileState>;
  readonly embedded: ReadonlyMap<string, ReadonlyMap<string, string | null>>;
}

async function knownFiles(store: Store, library: LibraryId): Promise<KnownFiles> {
  const files = new Map<string, FileState>();
  const embedded = new Map<string, Map<string, string | null>>();
  for await (const page of store.files(library)) {
    for (const file of page) {
      if (file.partOf === undefined) files.set(file.path, file);
      else embedded.getOrInsertComputed(file.partOf, () => new Map()).set(file.path, file.contentHash);
    }
  }
  return { files, embedded };
}

// Read anew for each scan that finds something: another process may have grouped documents meanwhile.
async function loadedGrouper(store: Store, library: LibraryId): Promise<StoryGrouper> {
  const grouper = createStoryGrouper();
  for await (const page of store.signatures(library)) for (const entry of page) grouper.load(entry);
  return grouper;
}

interface IntakeContext {
  readonly grouper: StoryGrouper;
  readonly prepare: (document: Document) => Promise<PreparedDocument>;
  readonly events: Events;
  readonly known: KnownFiles;
}

/** One after the other, with a turn for others between: a batch at once would hold up the thread. */
async function changesOf(
  batch: readonly FileChange[],
  context: IntakeContext,
): Promise<readonly LibraryChange[]> {
  const changes: LibraryChange[] = [];
  for (const arrival of batch) {
    if (!isKnownEmbedded(arrival, context.known)) changes.push(await changeOf(arrival, context));
    await nextTurn();
  }
  return changes;
}

// A file that holds several documents is read whole when it grows by one; the others stay as they are.
function isKnownEmbedded(arrival: FileChange, { files, embedded }: KnownFiles): boolean {
  if (arrival.kind !== "document") return false;
  const { path, collection } = arrival.file;
  if (!sameDefaults(files.get(path)?.collection, collection)) return false;
  return embedded.get(arrival.file.path)?.get(arrival.document.path) === arrival.document.contentHash;
}

async function changeOf(arrival: FileChange, context: IntakeContext): Promise<LibraryChange> {
  const { grouper, events } = context;
  switch (arrival.kind) {
    case "document":
      if (!arrival.moreToCome) removeOthers(context, arrival.file.path, [arrival.document.path]);
      return documentChange(arrival, context);
    case "unreadable": {
      const { path, code } = arrival.unreadable;
      if (!arrival.moreToCome) removeOthers(context, arrival.file.path, []);
      grouper.remove(path);
      events.emit("info", "document-refused", { path, code });
      return arrival;
    }
    case "complete":
      removeOthers(context, arrival.file.path, arrival.paths);
      return arrival;
    case "gone":
      removeOthers(context, arrival.path, []);
      return arrival;
    case "touched":
      return arrival;
  }
}

async function documentChange(
  arrival: Extract<FileChange, { kind: "document" }>,
  { grouper, prepare, events }: IntakeContext,
): Promise<LibraryChange> {
  const { kind, file, document, moreToCome } = arrival;
  const { digest, dropped, sketch, passages } = arrival.prepared ?? (await prepare(document));
  for (const { reason } of dropped) events.emit("info", "claim-dropped", { path: document.path, reason });
  reportCheckedClaims(events, "digest", 1 + digest.summary.length + digest.keyFacts.length, dropped);
  events.emit("debug", "document-read", { path: document.path });
  const placed = grouper.place(document, sketch);
  return { kind, file, document, digest, passages, ...placed, ...(moreToCome ? { moreToCome } : {}) };
}

/** Takes out of the stories what was known of a file, but for these paths. */
function removeOthers(
  { grouper, known: { embedded } }: IntakeContext,
  file: string,
  remaining: readonly string[],
): void {
  const remainingPaths = new Set(remaining);
  for (const path of [file, ...(embedded.get(file)?.keys() ?? [])])
    if (!remainingPaths.has(path)) grouper.remove(path);
}
