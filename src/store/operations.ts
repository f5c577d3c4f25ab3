import type { Turn } from "../domain/answer.ts";
import type { Feedback, GuildSettings, MistakeReport } from "../domain/guild-memory.ts";
import type { ModelDialect } from "../domain/language-model.ts";
import type { LibraryId } from "../domain/library.ts";
import type { LibraryChange, ListScope, TokenUse } from "../domain/ports.ts";
import type { ShownClaims } from "../domain/shown-claims.ts";
import type { Digest } from "../domain/story.ts";
import type { Tally } from "../domain/tallies.ts";
import type { CalendarDate, Instant, TimeWindow } from "../domain/time.ts";
import type { Database } from "./database.ts";
import { EDITION_OPERATIONS, type EditionOperations } from "./edition-operations.ts";
import { forgetBeforePart, forgetGuildPart, forgetPerson } from "./forget.ts";
import {
  countFeedback,
  guildLeft,
  guildsLeftBefore,
  guildsPresent,
  keepFeedback,
  keepGuildSettings,
  keepReport,
  readGuildSettings,
} from "./guilds.ts";
import { documentsHolding } from "./holding.ts";
import { checkBackup, checkIntegrity } from "./integrity.ts";
import { answer, takeInventory } from "./inventory.ts";
import { appendTurn, keepShown, readConversation, readShown } from "./keepsakes.ts";
import { migrate } from "./migrate.ts";
import { keepDialect, readDialect, readTokensUsed, reserveTokens, settleTokens } from "./model-use.ts";
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
import { applyChanges, keepDigest } from "./write-library.ts";

/** Everything a worker does for the main thread. Arguments and results are cloned between the threads. */
export interface Operations extends EditionOperations, ScheduleOperations, WatchOperations {
  prepare(copyPrefix: string): ReturnType<typeof migrate>;
  apply(library: LibraryId, changes: readonly LibraryChange[]): void;
  appendTurn(library: LibraryId, id: string, turn: Turn, keep: number): void;
  keepShown(library: LibraryId, place: string, shown: ShownClaims): void;
  keepDigest(library: LibraryId, path: string, contentHash: string, digest: Digest): void;
  reserveTokens(use: TokenUse, limit: number): boolean;
  settleTokens(use: TokenUse, used: number): void;
  keepDialect(key: string, dialect: ModelDialect): void;
  tokensUsed(day: CalendarDate): ReturnType<typeof readTokensUsed>;
  dialect(key: string): ReturnType<typeof readDialect>;
  answers(): void;
  inventory(root: string): ReturnType<typeof takeInventory>;
  integrity(): ReturnType<typeof checkIntegrity>;
  /** What speaks against restoring this file; empty when nothing does. */
  checkBackup(): string[];
  copyTo(file: string): void;
  /** Folds the write-ahead log into the file; fails as busy while anyone else has it open. */
  claim(): void;
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
    typed: string,
    limit: number,
    offset: number,
  ): ReturnType<typeof findByTitle>;
  recentStories(library: LibraryId, scope: ListScope, limit: number): ReturnType<typeof readRecentStories>;
  documentsHolding(
    library: LibraryId,
    together: readonly (readonly string[])[],
    window: TimeWindow,
  ): ReturnType<typeof documentsHolding>;
  search(library: LibraryId, stems: readonly string[], limit: number): ReturnType<typeof searchPassages>;
  stemFrequencies(library: LibraryId, stems: readonly string[]): ReturnType<typeof stemFrequencies>;
  conversation(library: LibraryId, id: string): ReturnType<typeof readConversation>;
  shown(library: LibraryId, place: string): ReturnType<typeof readShown>;
  guildSettings(guild: string): GuildSettings;
  keepGuildSettings(guild: string, settings: GuildSettings): void;
  guildsPresent(guilds: readonly string[], at: Instant): void;
  guildLeft(guild: string, at: Instant): void;
  guildsLeftBefore(before: Instant): string[];
  keepFeedback(library: LibraryId, feedback: Feedback): void;
  feedbackCounts(library: LibraryId): ReturnType<typeof countFeedback>;
  keepReport(library: LibraryId, report: MistakeReport): void;
  forgetPerson(person: string): number;
  addTallies(tallies: readonly Tally[]): void;
  tallies(from: CalendarDate): Tally[];
  /** These two delete a part, and say whether there may be more. */
  forgetGuildPart(guild: string): boolean;
  forgetBeforePart(before: Instant): boolean;
}

export type OperationName = keyof Operations;

type OperationTable = {
  [Name in OperationName]: (
    database: Database,
    ...taken: Parameters<Operations[Name]>
  ) => ReturnType<Operations[Name]>;
};

const OPERATIONS: OperationTable = {
  prepare: (database, copyPrefix) =>
    migrate(database, MIGRATIONS, (version) => `${copyPrefix}.schema-${version}.backup`),
  apply: applyChanges,
  appendTurn,
  keepShown,
  keepDigest,
  reserveTokens,
  settleTokens,
  keepDialect,
  tokensUsed: readTokensUsed,
  dialect: readDialect,
  answers: answer,
  inventory: takeInventory,
  integrity: checkIntegrity,
  copyTo: (database, file) => {
    database.run("VACUUM INTO ?", file);
  },
  checkBackup,
  claim: (database) => database.execute("PRAGMA journal_mode = DELETE"),
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
  documentsHolding,
  search: searchPassages,
  stemFrequencies,
  conversation: readConversation,
  shown: readShown,
  guildSettings: readGuildSettings,
  keepGuildSettings,
  guildsPresent,
  guildLeft,
  guildsLeftBefore,
  keepFeedback,
  feedbackCounts: countFeedback,
  keepReport,
  forgetPerson,
  forgetGuildPart,
  forgetBeforePart,
  addTallies,
  tallies: readTallies,
  ...EDITION_OPERATIONS,
  ...SCHEDULE_OPERATIONS,
  ...WATCH_OPERATIONS,
};

/** One operation by name with what it takes, as it crosses to a worker. */
export type OperationCall<Name extends OperationName = OperationName> = {
  [N in Name]: { readonly operation: N; readonly taken: Parameters<Operations[N]> };
}[Name];

export function perform<Name extends OperationName>(
  database: Database,
  { operation, taken }: OperationCall<Name>,
): ReturnType<Operations[Name]> {
  return OPERATIONS[operation](database, ...taken);
}
