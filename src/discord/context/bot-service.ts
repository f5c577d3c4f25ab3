import type { Answer } from "../../domain/conversation/answer.ts";
import type { Feedback, GuildSettings, MistakeReport } from "../../domain/conversation/guild-store.ts";
import type { ShownClaims } from "../../domain/conversation/shown-claims.ts";
import type { Instant } from "../../domain/core/time.ts";
import type { Claim } from "../../domain/documents/claim.ts";
import type { DocumentHeader, PassageHit, Unreadable } from "../../domain/documents/document.ts";
import type { Picture, PictureOptions } from "../../domain/pictures/pictures.ts";
import type { Schedule, ScheduleService } from "../../domain/schedules/schedule.ts";
import type { Watch, WatchOwner, WatchService } from "../../domain/schedules/watches.ts";
import type { Briefing, BriefingStory } from "../../domain/stories/story.ts";

/** What an answer in the making is at. */
export type Stage = "searching" | "writing" | "checking";

export interface AskContext {
  /** Ties follow-up questions together. */
  readonly conversation: string;
  /** The Discord user who asks. */
  readonly by: string;
  readonly onStage: (stage: Stage) => void;
}

/** A story with what each of its documents added, earliest first. */
export interface StoryWithTimeline {
  readonly story: BriefingStory;
  readonly timeline: readonly { readonly document: DocumentHeader; readonly claims: readonly Claim[] }[];
}

export interface Suggestion {
  readonly id: string;
  readonly title: string;
}

/** What became of a file that was handed in. */
export type AddDocumentResult =
  | { readonly kind: "added" | "replaced"; readonly document: DocumentHeader }
  | { readonly kind: "refused"; readonly unreadable: Unreadable }
  | { readonly kind: "full"; readonly limit: "files" | "bytes"; readonly max: number };

export type BriefFileResult =
  | { readonly kind: "briefing"; readonly briefing: Briefing }
  | { readonly kind: "refused"; readonly unreadable: Unreadable };

/** What a look at the folder changed, and how many files it left for later because they had changed just now. */
export interface ScanSummary {
  readonly read: number;
  readonly unreadable: number;
  readonly gone: number;
  readonly settling?: number;
}

/** Files read of those that changed, how many a second, and which was the last; null while nothing is being read. */
export interface ReadingBacklog {
  readonly read: number;
  readonly changed: number;
  readonly perSecond: number;
  readonly latest: string | null;
}

/** How the library and the model stand. */
export interface BotStatus {
  readonly documents: number;
  readonly stories: number;
  readonly unreadable: readonly Unreadable[];
  readonly lastSyncedAt: Instant | null;
  /** What the last look at the folder changed; null before the first. */
  readonly lastScan: ScanSummary | null;
  readonly backlog: ReadingBacklog | null;
  readonly model: string | null;
  readonly tokensToday: number;
  readonly dailyTokenLimit: number;
  readonly thumbs: { readonly up: number; readonly down: number };
}

/**
 * What Discord can ask for; wired in src/wiring/discord.ts. `guild` names whose library is asked: that guild's, or the shared
 * one (null). Calls that give a promise may throw a Fault; the others answer from memory.
 */
export interface BotService {
  brief(guild: string | null, request: { since: Instant | null; topic: string | null }): Promise<Briefing>;
  /** The picture that goes with a briefing; null: it has none. */
  picture(guild: string | null, briefing: Briefing, pictureOptions: PictureOptions): Promise<Picture | null>;
  /** A briefing of one file that is kept nowhere. */
  briefFile(guild: string | null, name: string, bytes: Uint8Array): Promise<BriefFileResult>;
  ask(guild: string | null, question: string, askContext: AskContext): Promise<Answer>;
  story(guild: string | null, id: string): Promise<StoryWithTimeline | null>;
  suggestStories(guild: string | null, typed: string): readonly Suggestion[];
  /** Files that were added in the guild, by words of their name. */
  suggestUploads(guild: string, typed: string): readonly string[];
  headers(guild: string | null, paths: readonly string[]): Promise<readonly DocumentHeader[]>;
  /** `page` from 1, of `limit` each; one beyond the last is empty. `total` counts all. */
  listDocuments(
    guild: string | null,
    page: number,
    limit: number,
  ): Promise<{ readonly total: number; readonly documents: readonly DocumentHeader[] }>;
  searchDocuments(guild: string | null, words: string, limit: number): Promise<readonly PassageHit[]>;
  addDocument(guild: string, name: string, bytes: Uint8Array): Promise<AddDocumentResult>;
  /** False when the guild has no such document of its own. */
  removeDocument(guild: string, path: string): Promise<boolean>;
  reload(guild: string | null): Promise<{ read: number; unreadable: number; gone: number }>;
  saveShown(guild: string | null, ref: string, shown: ShownClaims): Promise<void>;
  shown(guild: string | null, ref: string): Promise<ShownClaims | null>;
  settings(guild: string | null): GuildSettings;
  saveSettings(guild: string, settings: GuildSettings): Promise<void>;
  /** Null when it has to be looked up. */
  cachedStatus(guild: string | null): BotStatus | null;
  fetchStatus(guild: string | null): Promise<BotStatus>;
  readonly schedules: ScheduleService;
  /** The guild's schedules in whose id or title this stands. */
  suggestSchedules(guild: string, typed: string): readonly Schedule[];
  readonly watches: WatchService;
  /** From memory. */
  cachedWatches(owner: WatchOwner): readonly Watch[];
  /** At most 25 time zones for what is typed so far, each with its label. */
  suggestZones(typed: string): readonly { readonly zone: string; readonly label: string }[];
  saveFeedback(guild: string | null, feedback: Feedback): Promise<void>;
  saveReport(guild: string | null, report: MistakeReport): Promise<void>;
  forgetPerson(person: string): Promise<number>;
  /** The guilds the bot is in, as known once it is ready. */
  syncGuilds(guilds: readonly string[]): Promise<void>;
  guildJoined(guild: string): Promise<void>;
  guildLeft(guild: string): Promise<void>;
}
