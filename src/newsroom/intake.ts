import { setImmediate as nextTurn } from "node:timers/promises";
import type { FileState } from "../domain/document.ts";
import type { LibraryId } from "../domain/library.ts";
import type { Arrival, DocumentSource, Events, LibraryChange, ScanProgress, Store } from "../domain/ports.ts";
import type { Digester, HeldDigest } from "./digesting.ts";
import { createStoryGrouper, type StoryGrouper } from "./stories/grouper.ts";

/** Batches whose digests are written ahead, and batches not yet confirmed by the store; more would only fill memory. */
const BATCHES_AHEAD = 3;
const BATCHES_IN_FLIGHT = 3;

export interface IntakeReport {
  readonly read: number;
  readonly unreadable: number;
  readonly gone: number;
}

/** Takes documents in: the folder's differences, digested and grouped, into the store. */
export interface Intake {
  /** Brings the library level with its folder. Throws the Faults of DocumentSource.scan and Store.apply. */
  takeIn(
    library: LibraryId,
    source: DocumentSource,
    onProgress?: (progress: ScanProgress) => void,
  ): Promise<IntakeReport>;
}

export interface IntakeParts {
  readonly store: Store;
  readonly digester: Digester;
  readonly events: Events;
}

/** A batch on its way, with the digests of its documents as far as they are written. */
interface Underway {
  readonly batch: readonly Arrival[];
  readonly digests: Promise<readonly (HeldDigest | null)[]>;
}

export function createIntake(parts: IntakeParts): Intake {
  return {
    async takeIn(library, source, onProgress) {
      const known = await knownFiles(parts.store, library);
      const pending: Promise<void>[] = [];
      const ahead: Underway[] = [];
      const report = { read: 0, unreadable: 0, gone: 0 };
      let grouper: StoryGrouper | null = null;
      const finish = async (underway: Underway): Promise<void> => {
        grouper ??= await loadedGrouper(parts.store, library);
        const changes = await changesOf(underway, grouper, parts.events);
        count(report, changes);
        pending.push(parts.store.apply(library, changes));
        if (pending.length >= BATCHES_IN_FLIGHT) await pending.shift();
      };
      for await (const batch of source.scan(known, onProgress)) {
        ahead.push({ batch, digests: digestsOf(batch, parts.digester) });
        const next = ahead.length >= BATCHES_AHEAD ? ahead.shift() : undefined;
        if (next !== undefined) await finish(next);
      }
      for (const rest of ahead) await finish(rest);
      await Promise.all(pending);
      parts.events.emit("info", "folder-level", report);
      return report;
    },
  };
}

function digestsOf(batch: readonly Arrival[], digester: Digester): Underway["digests"] {
  const digests = digestEach(batch, digester);
  // Awaited when the batch's turn comes; a fault before that is not unhandled, only early.
  digests.catch(() => undefined);
  return digests;
}

/** One after the other, with a turn for others between: a batch at once would hold up the thread. */
async function digestEach(batch: readonly Arrival[], digester: Digester): Promise<(HeldDigest | null)[]> {
  const digests: (HeldDigest | null)[] = [];
  for (const arrival of batch) {
    digests.push(arrival.kind === "document" ? await digester.digest(arrival.document) : null);
    await nextTurn();
  }
  return digests;
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

async function changesOf(
  { batch, digests }: Underway,
  grouper: StoryGrouper,
  events: Events,
): Promise<readonly LibraryChange[]> {
  const held = await digests;
  const changes: LibraryChange[] = [];
  for (const [at, arrival] of batch.entries()) {
    changes.push(changeOf(arrival, held[at] ?? null, { grouper, events }));
    await nextTurn();
  }
  return changes;
}

function changeOf(
  arrival: Arrival,
  held: HeldDigest | null,
  { grouper, events }: { readonly grouper: StoryGrouper; readonly events: Events },
): LibraryChange {
  switch (arrival.kind) {
    case "document": {
      const { document } = arrival;
      if (held === null) throw new Error(`no digest of ${document.path}`);
      for (const { reason } of held.dropped)
        events.emit("info", "claim-dropped", { path: document.path, reason });
      events.emit("debug", "document-read", { path: document.path });
      return { ...arrival, digest: held.digest, ...grouper.place(document) };
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
