import { createOneAtATime } from "../../async/one-at-a-time.ts";
import type { Now } from "../../domain/core/clock.ts";
import { type LibraryId, operatorLibrary } from "../../domain/core/library.ts";
import type { Instant } from "../../domain/core/time.ts";
import { documentHeader } from "../../domain/documents/document.ts";
import type { Unreadable } from "../../domain/documents/unreadable.ts";
import type { DocumentSource, ScanProgress, SourceProvider } from "../../domain/intake/document-source.ts";
import { UPLOADS } from "../../domain/intake/source-id.ts";
import type { ReadUpload } from "../../domain/intake/uploads.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { IntakeStore } from "../../domain/store/intake-store.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import { inEnglish } from "../../domain/texts/reasons.ts";
import { message } from "../../domain/texts/texts.ts";
import type { Intake } from "../intake/intake.ts";
import type { IntakeReport } from "../intake/intake-report.ts";
import { sumOfReports } from "../intake/sum-of-reports.ts";
import type { TitleIndex } from "../library/title-index.ts";
import { type Backlog, createBacklog } from "./backlog.ts";

export interface LibrarySyncDeps {
  /** The operator's documents folder: the root of all libraries. */
  readonly root: string;
  readonly store: Pick<LibraryReader, "documents" | "unreadable"> & Pick<IntakeStore, "files">;
  readonly intake: Intake;
  readonly titleIndex: TitleIndex;
  readonly providers: readonly SourceProvider[];
  readonly events: Events;
  readonly now: Now;
  /** Stops running scans after their current batch. */
  readonly signal: AbortSignal;
}

const GONE = message("reason.file.gone");

/** Documents of a file that are named; of a feed or a table the others are only counted. */
const MAX_NAMED_DOCUMENTS = 5;

/** The result of reading an uploaded file. */
export type UploadOutcome =
  | ({ readonly kind: "read" } & ReadUpload)
  | { readonly kind: "refused"; readonly unreadable: Unreadable };

/**
 * Syncs libraries with their sources, one source after the other. All are tried; then the first error of a provider or of
 * Intake is thrown, if there was one, after an event for each of the others.
 */
export interface LibrarySync {
  syncShared(): Promise<IntakeReport>;
  /** Does nothing for a guild without sources. */
  syncGuild(guild: string): Promise<IntakeReport>;
  /** The guilds that have sources of their own, without those of a provider that fails; an event reports that. */
  guilds(): Promise<readonly string[]>;
  /** Syncs the guild's library and returns the result for one of its files. */
  uploadOutcome(guild: string, path: string): Promise<UploadOutcome>;
  /** When the shared library was last synced; null before the first time. */
  readonly lastSyncedAt: () => Instant | null;
  /** The report of that sync; null before the first time. */
  readonly lastReport: () => IntakeReport | null;
  /** Of the shared library. Null while nothing is being read. */
  readonly backlog: () => Backlog | null;
}

/** For a process that does not sync in the background: the console reads the folder before each command. */
export const NO_LIBRARY_SYNC: Pick<LibrarySync, "backlog" | "lastReport" | "lastSyncedAt"> = {
  backlog: () => null,
  lastReport: () => null,
  lastSyncedAt: () => null,
};

export function createLibrarySync(deps: LibrarySyncDeps): LibrarySync {
  const { root, intake, titleIndex, providers, store, events, now, signal } = deps;
  let sharedSyncedAt: Instant | null = null;
  let latestReport: IntakeReport | null = null;
  const sharedBacklog = createBacklog(now);

  async function syncSource(
    library: LibraryId,
    source: DocumentSource,
    onProgress: (progress: ScanProgress) => void,
  ): Promise<IntakeReport> {
    const report = await intake.ingest(library, source, onProgress, signal);
    const { root: folder, guild } = library;
    // Unreadable counts as well: a file that became unreadable has left the library.
    if (report.read + report.unreadable + report.gone + (report.apart ?? 0) > 0)
      await titleIndex.refresh({ root: folder, guild });
    if (report.apart !== undefined) titleIndex.invalidateGuilds();
    return report;
  }

  /** One source that can't be found or read must not keep the others from being read. */
  async function syncSources(
    library: LibraryId,
    guild: string | null,
    onProgress: (source: DocumentSource, progress: ScanProgress) => void,
  ): Promise<IntakeReport> {
    const reports: IntakeReport[] = [];
    const errors: unknown[] = [];
    const attempt = async (work: () => Promise<void>) => work().catch((error: unknown) => errors.push(error));
    for (const provider of providers) {
      await attempt(async () => {
        for (const source of await provider.sourcesOf(guild)) {
          if (signal.aborted) return;
          const record = (progress: ScanProgress) => onProgress(source, progress);
          await attempt(async () => void reports.push(await syncSource(library, source, record)));
        }
      });
    }
    reportSourceErrors(errors.slice(1));
    if (errors.length > 0) throw errors[0];
    return sumOfReports(reports);
  }

  function reportSourceErrors(errors: readonly unknown[]): void {
    for (const error of errors) events.emit("error", "library.source-failed", { error });
  }

  async function guildsWithSources(): Promise<readonly string[]> {
    const lists = await Promise.allSettled(providers.map(async (provider) => provider.guilds()));
    reportSourceErrors(lists.flatMap((list) => (list.status === "rejected" ? [list.reason] : [])));
    return [...new Set(lists.flatMap((list) => (list.status === "fulfilled" ? list.value : [])))];
  }

  /** The paths of the documents in a file; its own if it holds just one. */
  async function documentPaths(library: LibraryId, file: string): Promise<readonly string[]> {
    const paths: string[] = [];
    for await (const page of store.files(library, UPLOADS))
      for (const { path, partOf = path } of page) if (partOf === file) paths.push(path);
    return paths.length === 1 ? paths : paths.filter((path) => path !== file);
  }

  // One run at a time for each library: two groupers of one library would make two stories of one event.
  const syncing = createOneAtATime<IntakeReport>();
  const syncShared = () =>
    syncing.run("", async () => {
      try {
        latestReport = await syncSources(operatorLibrary(root), null, sharedBacklog.record);
        sharedSyncedAt = now();
        return latestReport;
      } finally {
        sharedBacklog.clear();
      }
    });
  const syncGuild = (guild: string) =>
    syncing.run(guild, () => syncSources({ root, guild }, guild, () => undefined));

  return {
    syncShared,
    syncGuild,
    guilds: guildsWithSources,
    lastSyncedAt: () => sharedSyncedAt,
    lastReport: () => latestReport,
    backlog: sharedBacklog.get,
    async uploadOutcome(guild, path) {
      await syncGuild(guild);
      const library = { root, guild };
      const paths = await documentPaths(library, path);
      const inFile = new Set(paths);
      const unreadable = (await store.unreadable(library)).filter((one) => inFile.has(one.path));
      const unreadablePaths = new Set(unreadable.map((one) => one.path));
      const readable = paths.filter((one) => !unreadablePaths.has(one));
      const documents = await store.documents(library, readable.slice(0, MAX_NAMED_DOCUMENTS));
      if (documents.length > 0) {
        const counts = { count: readable.length, unreadable: unreadable.length };
        return { kind: "read", documents: documents.map(documentHeader), ...counts };
      }
      const [refused] = unreadable;
      if (refused !== undefined) return { kind: "refused", unreadable: refused };
      return {
        kind: "refused",
        unreadable: { path, code: "vanished", reason: inEnglish(GONE), message: GONE },
      };
    },
  };
}
