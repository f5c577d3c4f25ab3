import type { Turn } from "../../../domain/conversation/answer.ts";
import type { GuildSettings } from "../../../domain/conversation/guild-store.ts";
import type { Feedback, MistakeReport } from "../../../domain/conversation/people-store.ts";
import type { ShownClaims } from "../../../domain/conversation/shown-claims.ts";
import type { LibraryId } from "../../../domain/core/library.ts";
import type { CalendarDate, Instant, TimeWindow } from "../../../domain/core/time.ts";
import type { SourceId } from "../../../domain/intake/source-id.ts";
import type { Tally } from "../../../domain/operations/tally-store.ts";
import type { LibraryChange } from "../../../domain/store/library-change.ts";
import type { ListScope } from "../../../domain/store/library-reader.ts";
import type { DailyTokenUsage } from "../../../domain/store/model-use-store.ts";
import type { Digest } from "../../../domain/stories/story.ts";
import type { ModelDialect } from "../../../domain/writing/dialect-store.ts";
import type { Database } from "../engine/database.ts";
import { migrate } from "../engine/migrate.ts";
import { forgetBeforeBatch, forgetGuildBatch, forgetPerson } from "../guilds/forget.ts";
import {
  countFeedback,
  guildsLeftBefore,
  markGuildLeft,
  markGuildsPresent,
  readGuildSettings,
  saveFeedback,
  saveGuildSettings,
  saveReport,
} from "../guilds/guilds.ts";
import {
  readDialect,
  readTokensUsed,
  reserveTokens,
  saveDialect,
  settleTokens,
} from "../guilds/model-use.ts";
import { addTallies, readTallies } from "../guilds/tallies.ts";
import { appendTurn, readConversation } from "../library/conversations.ts";
import { documentsContaining } from "../library/documents-containing.ts";
import { ping, readInventory } from "../library/inventory.ts";
import {
  countLibrary,
  filesPage,
  readDigests,
  readDocuments,
  readUnreadable,
  signaturesPage,
} from "../library/read-library.ts";
import { findByTitle, readNewest, readRecentStories } from "../library/read-newest.ts";
import { readStoryDocuments, storiesPage } from "../library/read-stories.ts";
import { searchPassages, stemFrequencies } from "../library/search.ts";
import { readShown, readShownStory, saveShown } from "../library/shown.ts";
import { applyChanges, saveDigest } from "../library/write-library.ts";
import { checkBackup, checkIntegrity } from "../schema/integrity.ts";
import { MIGRATIONS } from "../schema/schema.ts";
import { EDITION_OPERATIONS, type EditionOperations } from "./edition-operations.ts";
import { SCHEDULE_OPERATIONS, type ScheduleOperations } from "./schedule-operations.ts";
import { WATCH_OPERATIONS, type WatchOperations } from "./watch-operations.ts";

/** All operations of a store worker. Arguments and results are cloned between the threads. */
export interface Operations extends EditionOperations, ScheduleOperations, WatchOperations {
  prepare(copyPrefix: string): ReturnType<typeof migrate>;
  apply(library: LibraryId, source: SourceId, changes: readonly LibraryChange[]): void;
  appendTurn(library: LibraryId, id: string, turn: Turn, maxTurns: number): void;
  saveShown(library: LibraryId, place: string, shown: ShownClaims): void;
  saveDigest(library: LibraryId, path: string, contentHash: string, digest: Digest): void;
  reserveTokens(use: DailyTokenUsage, limit: number): boolean;
  settleTokens(use: DailyTokenUsage, used: number): void;
  saveDialect(key: string, dialect: ModelDialect): void;
  tokensUsed(day: CalendarDate): ReturnType<typeof readTokensUsed>;
  dialect(key: string): ReturnType<typeof readDialect>;
  ping(): void;
  inventory(root: string): ReturnType<typeof readInventory>;
  integrity(): ReturnType<typeof checkIntegrity>;
  /** The reasons why this file cannot be restored; empty when it can. */
  checkBackup(): string[];
  copyTo(file: string): void;
  /** Writes the write-ahead log into the file; fails with "store-busy" while another connection is open. */
  exclusiveCheckpoint(): void;
  files(library: LibraryId, source: SourceId, after: string, limit: number): ReturnType<typeof filesPage>;
  counts(library: LibraryId): ReturnType<typeof countLibrary>;
  unreadable(library: LibraryId): ReturnType<typeof readUnreadable>;
  documents(library: LibraryId, paths: readonly string[]): ReturnType<typeof readDocuments>;
  digests(library: LibraryId, paths: readonly string[]): ReturnType<typeof readDigests>;
  signatures(library: LibraryId, after: number, limit: number): ReturnType<typeof signaturesPage>;
  stories(
    library: LibraryId,
    window: TimeWindow,
    after: string,
    limit: number,
  ): ReturnType<typeof storiesPage>;
  storyDocuments(
    library: LibraryId,
    storyIds: readonly string[],
    window: TimeWindow,
  ): ReturnType<typeof readStoryDocuments>;
  newestDocuments(
    library: LibraryId,
    scope: ListScope,
    limit: number,
    offset: number,
  ): ReturnType<typeof readNewest>;
  findDocuments(
    library: LibraryId,
    query: string,
    limit: number,
    offset: number,
  ): ReturnType<typeof findByTitle>;
  recentStories(library: LibraryId, scope: ListScope, limit: number): ReturnType<typeof readRecentStories>;
  documentsContaining(
    library: LibraryId,
    stemGroups: readonly (readonly string[])[],
    window: TimeWindow,
  ): ReturnType<typeof documentsContaining>;
  search(library: LibraryId, stems: readonly string[], limit: number): ReturnType<typeof searchPassages>;
  stemFrequencies(library: LibraryId, stems: readonly string[]): ReturnType<typeof stemFrequencies>;
  conversation(library: LibraryId, id: string): ReturnType<typeof readConversation>;
  shown(library: LibraryId, place: string): ReturnType<typeof readShown>;
  shownStory(library: LibraryId, place: string, position: number): ReturnType<typeof readShownStory>;
  guildSettings(guild: string): GuildSettings;
  saveGuildSettings(guild: string, settings: GuildSettings): void;
  markGuildsPresent(guilds: readonly string[], at: Instant): void;
  markGuildLeft(guild: string, at: Instant): void;
  guildsLeftBefore(before: Instant): string[];
  saveFeedback(library: LibraryId, feedback: Feedback): void;
  feedbackCounts(library: LibraryId): ReturnType<typeof countFeedback>;
  saveReport(library: LibraryId, report: MistakeReport): void;
  forgetPerson(person: string): number;
  addTallies(tallies: readonly Tally[]): void;
  tallies(from: CalendarDate): Tally[];
  /** These two delete one batch and return whether there may be more. */
  forgetGuildBatch(guild: string): boolean;
  forgetBeforeBatch(before: Instant): boolean;
}

export type OperationName = keyof Operations;

type OperationTable = {
  [Name in OperationName]: (
    database: Database,
    ...args: Parameters<Operations[Name]>
  ) => ReturnType<Operations[Name]>;
};

const OPERATIONS: OperationTable = {
  prepare: (database, copyPrefix) =>
    migrate(database, MIGRATIONS, (version) => `${copyPrefix}.schema-${version}.backup`),
  apply: applyChanges,
  appendTurn,
  saveShown,
  saveDigest,
  reserveTokens,
  settleTokens,
  saveDialect,
  tokensUsed: readTokensUsed,
  dialect: readDialect,
  ping,
  inventory: readInventory,
  integrity: checkIntegrity,
  copyTo: (database, file) => {
    database.run("VACUUM INTO ?", file);
  },
  checkBackup,
  exclusiveCheckpoint: (database) => database.execute("PRAGMA journal_mode = DELETE"),
  files: filesPage,
  counts: countLibrary,
  unreadable: readUnreadable,
  documents: readDocuments,
  digests: readDigests,
  signatures: signaturesPage,
  stories: storiesPage,
  storyDocuments: readStoryDocuments,
  newestDocuments: readNewest,
  findDocuments: findByTitle,
  recentStories: readRecentStories,
  documentsContaining,
  search: searchPassages,
  stemFrequencies,
  conversation: readConversation,
  shown: readShown,
  shownStory: readShownStory,
  guildSettings: readGuildSettings,
  saveGuildSettings,
  markGuildsPresent,
  markGuildLeft,
  guildsLeftBefore,
  saveFeedback,
  feedbackCounts: countFeedback,
  saveReport,
  forgetPerson,
  forgetGuildBatch,
  forgetBeforeBatch,
  addTallies,
  tallies: readTallies,
  ...EDITION_OPERATIONS,
  ...SCHEDULE_OPERATIONS,
  ...WATCH_OPERATIONS,
};

/** The name of an operation with its arguments, as sent to a worker. */
export type OperationCall<Name extends OperationName = OperationName> = {
  [N in Name]: { readonly operation: N; readonly args: Parameters<Operations[N]> };
}[Name];

export function perform<Name extends OperationName>(
  database: Database,
  { operation, args }: OperationCall<Name>,
): ReturnType<Operations[Name]> {
  return OPERATIONS[operation](database, ...args);
}
