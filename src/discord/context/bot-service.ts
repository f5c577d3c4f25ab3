import type { Answer } from "../../domain/conversation/answer.ts";
import type { GuildSettings } from "../../domain/conversation/guild-store.ts";
import type { Feedback, MistakeReport } from "../../domain/conversation/people-store.ts";
import type { ShownClaims } from "../../domain/conversation/shown-claims.ts";
import type { Instant } from "../../domain/core/time.ts";
import type { Attachment } from "../../domain/delivery/attachment.ts";
import type { Claim } from "../../domain/documents/claim.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import type { PassageHit } from "../../domain/documents/passage.ts";
import type { Unreadable } from "../../domain/documents/unreadable.ts";
import type { FeedService } from "../../domain/feeds/feed-service.ts";
import type { OriginalLink } from "../../domain/feeds/original-link.ts";
import type { ReadUpload } from "../../domain/intake/uploads.ts";
import type { StoreSpace } from "../../domain/operations/store-health.ts";
import type { PictureOptions } from "../../domain/pictures/picture-service.ts";
import type { Schedule } from "../../domain/schedules/schedule.ts";
import type { ScheduleService } from "../../domain/schedules/schedule-service.ts";
import type { Watch } from "../../domain/schedules/watch.ts";
import type { WatchOwner, WatchService } from "../../domain/schedules/watch-service.ts";
import type { Briefing, BriefingStory, StoryPage } from "../../domain/stories/story.ts";

/** Progress of an answer. */
export type Stage = "searching" | "writing" | "checking";

export interface AskContext {
  /** Id that links follow-up questions. */
  readonly conversation: string;
  /** Discord user id of the asker. */
  readonly by: string;
  readonly onStage: (stage: Stage) => void;
}

/** A story and what each of its documents added, earliest first. */
export interface StoryWithTimeline {
  readonly story: BriefingStory;
  readonly timeline: readonly { readonly document: DocumentHeader; readonly claims: readonly Claim[] }[];
}

export interface Suggestion {
  readonly id: string;
  readonly title: string;
}

export type AddDocumentResult =
  | ({ readonly kind: "added" | "replaced" } & ReadUpload)
  | { readonly kind: "refused"; readonly unreadable: Unreadable }
  | { readonly kind: "full"; readonly limit: "files" | "bytes"; readonly max: number };

export type BriefFileResult =
  | { readonly kind: "briefing"; readonly briefing: Briefing }
  | { readonly kind: "refused"; readonly unreadable: Unreadable };

/** Changes found by a scan. `settling`: files that changed just now and are left for a later scan. */
export interface ScanSummary {
  readonly read: number;
  readonly unreadable: number;
  readonly gone: number;
  readonly settling?: number;
}

/** Progress of a scan: `read` of `changed` files; `latest` is the title of the last one. */
export interface ReadingBacklog {
  readonly read: number;
  readonly changed: number;
  readonly perSecond: number;
  readonly latest: string | null;
}

/** State of the library and the model. */
export interface BotStatus {
  readonly documents: number;
  readonly stories: number;
  readonly unreadable: readonly Unreadable[];
  readonly lastSyncedAt: Instant | null;
  /** Null before the first scan. */
  readonly lastScan: ScanSummary | null;
  readonly backlog: ReadingBacklog | null;
  readonly model: string | null;
  readonly tokensToday: number;
  readonly dailyTokenLimit: number;
  readonly thumbs: { readonly up: number; readonly down: number };
  readonly space: StoreSpace;
}

/**
 * What the Discord room needs from the rest of Dateline; wired in src/wiring/bot-service.ts. `guild` selects the library: that
 * guild's, or the shared one (null). Methods that return a promise may throw a Fault; the others answer from memory.
 */
export interface BotService {
  brief(guild: string | null, request: { since: Instant | null; topic: string | null }): Promise<Briefing>;
  /** The picture of a briefing; null if there is too little to show, or pictures are off. */
  picture(
    guild: string | null,
    briefing: Briefing,
    pictureOptions: PictureOptions,
  ): Promise<Attachment | null>;
  /** A briefing of one file, which is not stored. */
  briefFile(guild: string | null, name: string, bytes: Uint8Array): Promise<BriefFileResult>;
  ask(guild: string | null, question: string, askContext: AskContext): Promise<Answer>;
  story(guild: string | null, id: string): Promise<StoryWithTimeline | null>;
  suggestStories(guild: string | null, typed: string): readonly Suggestion[];
  /** Paths of the guild's uploads whose name matches. */
  suggestUploads(guild: string, typed: string): readonly string[];
  headers(guild: string | null, paths: readonly string[]): Promise<readonly DocumentHeader[]>;
  /** Where the originals of documents are that came from feeds, each address once. */
  originals(guild: string | null, paths: readonly string[]): Promise<readonly OriginalLink[]>;
  /** `page` counts from 1, with `limit` documents each; a page beyond the last is empty. `total` counts all documents. */
  listDocuments(
    guild: string | null,
    page: number,
    limit: number,
  ): Promise<{ readonly total: number; readonly documents: readonly DocumentHeader[] }>;
  searchDocuments(guild: string | null, words: string, limit: number): Promise<readonly PassageHit[]>;
  addDocument(guild: string, name: string, bytes: Uint8Array): Promise<AddDocumentResult>;
  /** False if the guild has no such upload. */
  removeDocument(guild: string, path: string): Promise<boolean>;
  reload(guild: string | null): Promise<{ read: number; unreadable: number; gone: number }>;
  saveShown(guild: string | null, ref: string, shown: ShownClaims): Promise<void>;
  shown(guild: string | null, ref: string): Promise<ShownClaims | null>;
  /** A story of a briefing as it was shown; `position` counts from 1. Null if none was saved. */
  shownStory(guild: string | null, ref: string, position: number): Promise<StoryPage | null>;
  settings(guild: string | null): GuildSettings;
  saveSettings(guild: string, settings: GuildSettings): Promise<void>;
  /** Null if it is not in memory. */
  cachedStatus(guild: string | null): BotStatus | null;
  fetchStatus(guild: string | null): Promise<BotStatus>;
  readonly schedules: ScheduleService;
  /** The guild's schedules whose id or title contains the text. */
  suggestSchedules(guild: string, typed: string): readonly Schedule[];
  /** Of a guild; what changes its library is synced before it resolves. */
  readonly feeds: FeedService;
  readonly watches: WatchService;
  cachedWatches(owner: WatchOwner): readonly Watch[];
  /** At most 25 time zones that match the typed text. */
  suggestZones(typed: string): readonly { readonly zone: string; readonly label: string }[];
  saveFeedback(guild: string | null, feedback: Feedback): Promise<void>;
  saveReport(guild: string | null, report: MistakeReport): Promise<void>;
  forgetPerson(person: string): Promise<number>;
  /** Records the guilds that the bot is in; called when it is ready. */
  syncGuilds(guilds: readonly string[]): Promise<void>;
  guildJoined(guild: string): Promise<void>;
  guildLeft(guild: string): Promise<void>;
}
