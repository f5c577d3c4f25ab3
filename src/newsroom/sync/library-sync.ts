import { createOneAtATime } from "../../async/one-at-a-time.ts";
import type { Now } from "../../domain/core/clock.ts";
import { type LibraryId, operatorLibrary } from "../../domain/core/library.ts";
import type { Instant } from "../../domain/core/time.ts";
import { type DocumentHeader, documentHeader } from "../../domain/documents/document.ts";
import type { Unreadable } from "../../domain/documents/unreadable.ts";
import type { DocumentSource, ScanProgress } from "../../domain/intake/document-source.ts";
import type { Uploads } from "../../domain/intake/uploads.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { Intake } from "../intake/intake.ts";
import type { IntakeReport } from "../intake/intake-report.ts";
import type { TitleIndex } from "../library/title-index.ts";

export interface LibrarySyncDeps {
  /** The operator's documents folder. */
  readonly root: string;
  readonly store: Pick<LibraryReader, "documents" | "unreadable">;
  readonly intake: Intake;
  readonly titleIndex: TitleIndex;
  readonly uploads: Uploads;
  readonly sourceOf: (folder: string) => DocumentSource;
  readonly now: Now;
  /** Stops running scans after their current batch. */
  readonly signal: AbortSignal;
}

/** The result of reading an uploaded file. */
export type UploadOutcome =
  | { readonly kind: "read"; readonly document: DocumentHeader }
  | { readonly kind: "refused"; readonly unreadable: Unreadable };

/** Progress of reading the shared folder: files read, of those that changed. */
export interface Backlog {
  readonly read: number;
  readonly changed: number;
  readonly perSecond: number;
  /** Path of the last file read that everybody may see; null before the first. */
  readonly latest: string | null;
}

/** Syncs libraries with their folders. Throws the Faults of Intake. */
export interface LibrarySync {
  syncShared(): Promise<IntakeReport>;
  /** Does nothing for a guild without files. */
  syncGuild(guild: string): Promise<IntakeReport>;
  /** Syncs the guild's library and returns the result for one of its files. */
  uploadOutcome(guild: string, path: string): Promise<UploadOutcome>;
  /** When the shared folder was last synced; null before the first time. */
  readonly lastSyncedAt: () => Instant | null;
  /** The report of that sync; null before the first time. */
  readonly lastReport: () => IntakeReport | null;
  /** Null while nothing is being read. */
  readonly backlog: () => Backlog | null;
}

/** For a process that does not sync in the background: the console reads the folder before each command. */
export const NO_LIBRARY_SYNC: Pick<LibrarySync, "backlog" | "lastReport" | "lastSyncedAt"> = {
  backlog: () => null,
  lastReport: () => null,
  lastSyncedAt: () => null,
};

const NOTHING: IntakeReport = { read: 0, unreadable: 0, gone: 0 };

export function createLibrarySync(deps: LibrarySyncDeps): LibrarySync {
  const { root, intake, titleIndex, uploads, sourceOf, store, now, signal } = deps;
  let sharedSyncedAt: Instant | null = null;
  let latestReport: IntakeReport | null = null;
  const sharedBacklog = createBacklog(now);

  async function sync(
    library: LibraryId,
    source: DocumentSource,
    onProgress?: (progress: ScanProgress) => void,
  ): Promise<IntakeReport> {
    const report = await intake.ingest(library, source, onProgress, signal);
    const { root: folder, guild } = library;
    // Unreadable counts as well: a file that became unreadable has left the library.
    if (report.read + report.unreadable + report.gone + (report.apart ?? 0) > 0)
      await titleIndex.refresh({ root: folder, guild });
    if (report.apart !== undefined) titleIndex.invalidateGuilds();
    return report;
  }
  const syncing = createOneAtATime<IntakeReport>();
  const sharedSource = sourceOf(root);
  const syncShared = () =>
    syncing.run("", async () => {
      try {
        latestReport = await sync(operatorLibrary(root), sharedSource, sharedBacklog.record);
        sharedSyncedAt = now();
        return latestReport;
      } finally {
        sharedBacklog.clear();
      }
    });
  const syncGuild = (guild: string) =>
    syncing.run(guild, async () =>
      (await uploads.guilds()).includes(guild)
        ? sync({ root, guild }, sourceOf(uploads.rootOf(guild)))
        : NOTHING,
    );

  return {
    syncShared,
    syncGuild,
    lastSyncedAt: () => sharedSyncedAt,
    lastReport: () => latestReport,
    backlog: sharedBacklog.get,
    async uploadOutcome(guild, path) {
      await syncGuild(guild);
      const library = { root, guild };
      const [document] = await store.documents(library, [path]);
      if (document !== undefined) return { kind: "read", document: documentHeader(document) };
      const unreadable = (await store.unreadable(library)).find((file) => file.path === path);
      if (unreadable !== undefined) return { kind: "refused", unreadable };
      return {
        kind: "refused",
        unreadable: { path, code: "vanished", reason: "The file no longer exists." },
      };
    },
  };
}

function createBacklog(now: Now) {
  let current: { readonly since: number; readonly progress: ScanProgress } | null = null;
  return {
    record(progress: ScanProgress): void {
      current = { since: current?.since ?? Date.parse(now()), progress };
    },
    clear(): void {
      current = null;
    },
    get(): Backlog | null {
      if (current === null || current.progress.changed === 0) return null;
      const { read, changed, latestPublic: latest } = current.progress;
      const seconds = Math.max(1, Date.parse(now()) - current.since) / 1000;
      return { read, changed, perSecond: Math.round(read / seconds), latest };
    },
  };
}
