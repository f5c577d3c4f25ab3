import { setImmediate as nextTurn } from "node:timers/promises";
import { createInFlight } from "../../async/in-flight.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import { sameDefaults } from "../../domain/documents/collection.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { FileState } from "../../domain/documents/file-state.ts";
import type { DocumentSource, ScanProgress } from "../../domain/intake/document-source.ts";
import type { FileChange } from "../../domain/intake/file-change.ts";
import type { PreparedDocument } from "../../domain/intake/prepared-document.ts";
import type { SourceId } from "../../domain/intake/source-id.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { QualityCounts } from "../../domain/operations/quality-counts.ts";
import type { IntakeStore } from "../../domain/store/intake-store.ts";
import type { LibraryChange } from "../../domain/store/library-change.ts";
import { reportCheckedClaims } from "../checking/report-claims.ts";
import { createStoryGrouper, type StoryGrouper } from "../grouping/grouper.ts";
import type { Digester } from "./digester.ts";
import { createReportCounter, type IntakeReport } from "./intake-report.ts";
import { createPreparer } from "./preparer.ts";

/** Batches not yet confirmed by the store. More would only fill memory. */
const BATCHES_IN_FLIGHT = 3;

/** Reads a source's changes, digests and groups the documents, and writes them to the store. */
export interface Intake {
  /**
   * Applies the source's changes to the library. Calls for one library must follow each other. Stops after the current batch
   * when `signal` aborts. Throws the Faults of DocumentSource.scan and IntakeStore.apply.
   */
  ingest(
    library: LibraryId,
    source: DocumentSource,
    onProgress?: (progress: ScanProgress) => void,
    signal?: AbortSignal,
  ): Promise<IntakeReport>;
}

export interface IntakeDeps {
  readonly store: Pick<IntakeStore, "files" | "apply" | "signatures">;
  readonly digester: Digester;
  readonly events: Events;
  readonly counts: QualityCounts;
}

export function createIntake(deps: IntakeDeps): Intake {
  const prepare = createPreparer(deps.digester);
  return {
    async ingest(library, source, onProgress, signal) {
      const known = await knownFiles(deps.store, library, source.id);
      const writes = createInFlight(BATCHES_IN_FLIGHT);
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
          counts: deps.counts,
          known,
        });
        for (const change of changes) report.count(change);
        await writes.add(() => deps.store.apply(library, source.id, changes));
        if (signal?.aborted === true || writes.hasFailed()) break;
      }
      await writes.finish();
      const result = report.done(settling);
      deps.events.emit("info", "library.synced", { ...result });
      return result;
    },
  };
}

/** A source's files by path; and for files with several documents, the content hash of each by its path. */
interface KnownFiles {
  readonly files: ReadonlyMap<string, FileState>;
  readonly embedded: ReadonlyMap<string, ReadonlyMap<string, string | null>>;
}

async function knownFiles(
  store: Pick<IntakeStore, "files">,
  library: LibraryId,
  source: SourceId,
): Promise<KnownFiles> {
  const files = new Map<string, FileState>();
  const embedded = new Map<string, Map<string, string | null>>();
  for await (const page of store.files(library, source)) {
    for (const file of page) {
      if (file.partOf === undefined) files.set(file.path, file);
      else embedded.getOrInsertComputed(file.partOf, () => new Map()).set(file.path, file.contentHash);
    }
  }
  return { files, embedded };
}

// Loaded for each scan that finds changes, because another process may have grouped documents in the meantime.
async function loadedGrouper(
  store: Pick<IntakeStore, "signatures">,
  library: LibraryId,
): Promise<StoryGrouper> {
  const grouper = createStoryGrouper();
  for await (const page of store.signatures(library)) for (const entry of page) grouper.load(entry);
  return grouper;
}

interface IntakeContext {
  readonly grouper: StoryGrouper;
  readonly prepare: (document: Document) => Promise<PreparedDocument>;
  readonly events: Events;
  readonly counts: QualityCounts;
  readonly known: KnownFiles;
}

/** Yields to the event loop after each document; a whole batch at once would block the thread. */
async function changesOf(
  batch: readonly FileChange[],
  context: IntakeContext,
): Promise<readonly LibraryChange[]> {
  const changes: LibraryChange[] = [];
  for (const change of batch) {
    if (!isKnownEmbedded(change, context.known)) changes.push(await changeOf(change, context));
    await nextTurn();
  }
  return changes;
}

// A file with several documents is read whole when one is added; its unchanged documents are skipped.
function isKnownEmbedded(change: FileChange, { files, embedded }: KnownFiles): boolean {
  if (change.kind !== "document") return false;
  const { path, collection } = change.file;
  if (!sameDefaults(files.get(path)?.collection, collection)) return false;
  return embedded.get(change.file.path)?.get(change.document.path) === change.document.contentHash;
}

async function changeOf(change: FileChange, context: IntakeContext): Promise<LibraryChange> {
  const { grouper, events } = context;
  switch (change.kind) {
    case "document":
      if (!change.moreToCome) removeOthers(context, change.file.path, [change.document.path]);
      return documentChange(change, context);
    case "unreadable": {
      const { path, code } = change.unreadable;
      if (!change.moreToCome) removeOthers(context, change.file.path, []);
      grouper.remove(path);
      events.emit("info", "document.unreadable", { path, code });
      return change;
    }
    case "complete":
      removeOthers(context, change.file.path, change.paths);
      return change;
    case "gone":
      removeOthers(context, change.path, []);
      return change;
    case "touched":
      return change;
  }
}

async function documentChange(
  change: Extract<FileChange, { kind: "document" }>,
  { grouper, prepare, events, counts }: IntakeContext,
): Promise<LibraryChange> {
  const { kind, file, document, moreToCome } = change;
  const { digest, dropped, sketch, passages } = change.prepared ?? (await prepare(document));
  for (const { reason } of dropped) events.emit("info", "claim.dropped", { path: document.path, reason });
  const matched = 1 + digest.summary.length + digest.keyFacts.length;
  reportCheckedClaims({ events, counts }, "digest", matched, dropped);
  events.emit("debug", "document.read", { path: document.path });
  const placed = grouper.place(document, sketch);
  return { kind, file, document, digest, passages, ...placed, ...(moreToCome ? { moreToCome } : {}) };
}

/** Removes a file's known documents from their stories, except the `remaining` paths. */
function removeOthers(
  { grouper, known: { embedded } }: IntakeContext,
  file: string,
  remaining: readonly string[],
): void {
  const remainingPaths = new Set(remaining);
  for (const path of [file, ...(embedded.get(file)?.keys() ?? [])])
    if (!remainingPaths.has(path)) grouper.remove(path);
}
