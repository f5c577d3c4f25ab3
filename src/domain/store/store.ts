import type { Turn } from "../conversation/answer.ts";
import type { GuildStore } from "../conversation/guild-store.ts";
import type { ShownClaims } from "../conversation/shown-claims.ts";
import type { LibraryId } from "../core/library.ts";
import type { CalendarDate, Instant, TimeWindow } from "../core/time.ts";
import type { EditionLedger } from "../delivery/edition-ledger.ts";
import type { Document, DocumentHeader, FileState, PassageHit, Unreadable } from "../documents/document.ts";
import type { CompleteFile } from "../intake/document-source.ts";
import type { PassageTerms } from "../intake/prepared-document.ts";
import type { StoreHealth } from "../operations/health.ts";
import type { TallyStore } from "../operations/tally-store.ts";
import type { CorrectionStore } from "../schedules/corrections.ts";
import type { ScheduleStore } from "../schedules/schedule-store.ts";
import type { WatchStore } from "../schedules/watches.ts";
import type { Digest, StoryOutline, StoryTitle } from "../stories/story.ts";
import type { ModelDialect, ModelTask } from "../writing/language-model.ts";

/**
 * A change to the library, as the newsroom hands it to the store. With `more`, the file is held to be unread until its
 * "whole" comes; without, it is this one thing and nothing else.
 */
export type LibraryChange =
  | {
      readonly kind: "document";
      readonly file: FileState;
      readonly moreToCome?: true;
      readonly document: Document;
      readonly digest: Digest;
      readonly storyId: string;
      /** What story grouping needs of the document again after a restart; opaque to the store. */
      readonly signature: Uint8Array;
      /** As text/passage-terms.ts gives them; worked out when absent. */
      readonly passages?: readonly PassageTerms[];
    }
  | {
      readonly kind: "unreadable";
      readonly file: FileState;
      readonly moreToCome?: true;
      readonly unreadable: Unreadable;
    }
  | CompleteFile
  | { readonly kind: "touched"; readonly file: FileState }
  | { readonly kind: "gone"; readonly path: string };

export interface StoredSignature {
  readonly path: string;
  readonly storyId: string;
  readonly published: Instant;
  readonly signature: Uint8Array;
}

/** Tokens that a guild (null: the shared library) used on a UTC day for one kind of text. */
export interface DailyTokenUsage {
  readonly day: CalendarDate;
  readonly guild: string | null;
  readonly task: ModelTask;
  readonly tokens: number;
}

export interface LibraryCounts {
  readonly documents: number;
  readonly stories: number;
  readonly unreadable: number;
}

export interface StoryDocumentRef {
  readonly path: string;
  readonly storyId: string;
}

/** All that a library sees, or for a guild only what not everybody sees: what it brought in itself, and what is kept for it. */
export type ListScope = "visible" | "own";

export interface IntegrityReport {
  readonly ok: boolean;
  readonly schemaVersion: number;
  readonly problems: readonly string[];
}

/**
 * Remembers documents, digests, stories, conversations, guilds, schedules, editions. Async and free of SQL, so that another engine can
 * stand in its place; tests/contracts/store.ts is the suite each engine passes. A library sees the
 * documents of its own root only. Pages hold at most 500 entries.
 */
export interface Store
  extends GuildStore,
    EditionLedger,
    ScheduleStore,
    WatchStore,
    CorrectionStore,
    TallyStore,
    StoreHealth {
  /** Files and, with `partOf`, the parts of those that hold several documents. */
  files(library: LibraryId): AsyncIterable<readonly FileState[]>;
  /** Applies all changes in one transaction, or none. At most 10. */
  apply(library: LibraryId, changes: readonly LibraryChange[]): Promise<void>;
  counts(library: LibraryId): Promise<LibraryCounts>;
  unreadable(library: LibraryId): Promise<readonly Unreadable[]>;
  /**
   * In the order asked for; a path that is not in the library is left out. Documents with the same content are told as
   * one everywhere else, by the one that came first, but each is there under its own path.
   */
  documents(library: LibraryId, paths: readonly string[]): Promise<readonly Document[]>;
  digests(library: LibraryId, paths: readonly string[]): Promise<ReadonlyMap<string, Digest>>;
  /** Puts another digest in a document's place, if the document still has this content hash. */
  saveDigest(library: LibraryId, path: string, contentHash: string, digest: Digest): Promise<void>;
  signatures(library: LibraryId): AsyncIterable<readonly StoredSignature[]>;
  /** Stories with at least one document whose published time lies in the window. */
  stories(library: LibraryId, window: TimeWindow): AsyncIterable<readonly StoryOutline[]>;
  /** The documents of these stories inside the window, earliest first, by story id. */
  storyDocuments(
    library: LibraryId,
    storyIds: readonly string[],
    window: TimeWindow,
  ): Promise<ReadonlyMap<string, readonly DocumentHeader[]>>;
  /** Newest published first, from `offset` on; `total` counts all of the scope. At most 500 at once. */
  newestDocuments(
    library: LibraryId,
    page: { readonly scope: ListScope; readonly limit: number; readonly offset: number },
  ): Promise<{ readonly total: number; readonly documents: readonly DocumentHeader[] }>;
  /**
   * The newest documents in whose title or path each typed word begins a word, case and accents aside. None when no word
   * was typed.
   */
  findDocuments(library: LibraryId, typed: string, limit: number): Promise<readonly DocumentHeader[]>;
  /** Those with the newest documents first. At most 500. */
  recentStories(library: LibraryId, scope: ListScope, limit: number): Promise<readonly StoryTitle[]>;
  /**
   * The documents of the window, newest first, that hold for each of these groups of stems (stop words aside) a passage
   * with all of the group; every sentence lies in a passage whole. None for no stems.
   */
  documentsContaining(
    library: LibraryId,
    stemGroups: readonly (readonly string[])[],
    window: TimeWindow,
  ): Promise<readonly StoryDocumentRef[]>;
  /** Best passages first. `stems` are those of text/tokens; repeated ones count once. */
  search(library: LibraryId, stems: readonly string[], limit: number): Promise<readonly PassageHit[]>;
  /** How many of the library's passages hold each stem, and how many passages there are; of the same content, each counts. */
  stemFrequencies(
    library: LibraryId,
    stems: readonly string[],
  ): Promise<{ passages: number; counts: ReadonlyMap<string, number> }>;
  conversation(library: LibraryId, id: string): Promise<readonly Turn[]>;
  /** Keeps the turn; only the newest `keep` turns of that conversation stay. */
  appendTurn(library: LibraryId, id: string, turn: Turn, maxTurns: number): Promise<void>;
  /** Keeps what was last shown in a place ("console", a message id), in place of what was there. */
  saveShown(library: LibraryId, place: string, shown: ShownClaims): Promise<void>;
  shown(library: LibraryId, place: string): Promise<ShownClaims | null>;
  /** Counts `tokens` as used if the day's use stays within `limit`, in one transaction; false when it would not. */
  reserveTokens(use: DailyTokenUsage, limit: number): Promise<boolean>;
  /** Puts what was really used in the place of what was reserved. */
  settleTokens(use: DailyTokenUsage, used: number): Promise<void>;
  /** What was used on a day, reservations included, the most used first. */
  tokensUsed(day: CalendarDate): Promise<readonly DailyTokenUsage[]>;
  /** What a model server was found to take, by base URL and model; null when it was not met yet. */
  dialect(key: string): Promise<ModelDialect | null>;
  saveDialect(key: string, dialect: ModelDialect): Promise<void>;
  integrity(): Promise<IntegrityReport>;
  /** Writes a consistent copy to a new file while others read and write. Throws Fault "file-exists". */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

/** What happened, for logs and metrics. One port, so that a room knows neither. */
export interface Events {
  emit(
    level: "debug" | "info" | "warn" | "error",
    name: string,
    fields?: Readonly<Record<string, unknown>>,
  ): void;
}

/** Does work whose events all carry this reference, in whatever room they come about, until the work is done. */
export type WithCorrelationId = <T>(correlationId: string, work: () => T) => T;
