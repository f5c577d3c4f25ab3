import type { Turn } from "../domain/answer.ts";
import type { Feedback, GuildSettings, MistakeReport } from "../domain/guild-memory.ts";
import type { ModelDialect } from "../domain/language-model.ts";
import type { LibraryId } from "../domain/library.ts";
import type { DailyTokenUsage, LibraryChange, ListScope } from "../domain/ports.ts";
import type { ShownClaims } from "../domain/shown-claims.ts";
import type { Digest } from "../domain/story.ts";
import type { Tally } from "../domain/tallies.ts";
import type { CalendarDate, Instant, TimeWindow } from "../domain/time.ts";
import type { Database } from "./database.ts";
import { EDITION_OPERATIONS, type EditionOperations } from "./edition-operations.ts";
import { forgetBeforeBatch, forgetGuildBatch, forgetPerson } from "./forget.ts";
import {
  countFeedback,
  guildsLeftBefore,
  markGuildLeft,
  markGuildsPresent,
  readGuildSettings,
  saveFeedback,
  saveGuildSettings,
  saveReport,
} from "./guilds.ts";
import { documentsContaining } from "./holding.ts";
import { checkBackup, checkIntegrity } from "./integrity.ts";
import { ping, readInventory } from "./inventory.ts";
import { appendTurn, readConversation, readShown, saveShown } from "./keepsakes.ts";
import { migrate } from "./migrate.ts";
import { readDialect, readTokensUsed, reserveTokens, saveDialect, settleTokens } from "./model-use.ts";
import {
  countLibrary,
  filesPage,
  readDigests,
  readDocuments,
  readUnreadable,
  signaturesPage,
} from "./read-library.ts";
import { findByTitle, readNewest, readRecentStories } from "./read-newest.ts";
import { readStoryDocuments, storiesPage } from "./read-stories.ts";
import { SCHEDULE_OPERATIONS, type ScheduleOperations } from "./schedule-operations.ts";
import { MIGRATIONS } from "./schema.ts";
import { searchPassages, stemFrequencies } from "./search.ts";
import { addTallies, readTallies } from "./tallies.ts";
import { WATCH_OPERATIONS, type WatchOperations } from "./watch-operations.ts";
import { applyChanges, saveDigest } from "./write-library.ts";

/** Everything a worker does for the main thread. Arguments and results are cloned between the threads. */
export interface Operations extends EditionOperations, ScheduleOperations, WatchOperations {
  prepare(copyPrefix: string): ReturnType<typeof migrate>;
  apply(library: LibraryId, changes: readonly LibraryChange[]): void;
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
  /** What speaks against restoring this file; empty when nothing does. */
  checkBackup(): string[];
  copyTo(file: string): void;
  /** Folds the write-ahead log into the file; fails as busy while anyone else has it open. */
  exclusiveCheckpoint(): void;
  files(library: LibraryId, after: string, limit: number): ReturnType<typeof filesPage>;
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
  /** These two delete a part, and say whether there may be more. */
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

/** One operation by name with what it takes, as it crosses to a worker. */
export type OperationCall<Name extends OperationName = OperationName> = {
  [N in Name]: { readonly operation: N; readonly args: Parameters<Operations[N]> };
}[Name];

export function perform<Name extends OperationName>(
  database: Database,
  { operation, args }: OperationCall<Name>,
): ReturnType<Operations[Name]> {
  return OPERATIONS[operation](database, ...args);
}
