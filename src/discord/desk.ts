import type { Answer } from "../domain/answer.ts";
import type { Claim } from "../domain/claim.ts";
import type { DocumentHeader, PassageHit, Unreadable } from "../domain/document.ts";
import type { Feedback, GuildSettings, MistakeReport } from "../domain/guild-memory.ts";
import type { Picture, PictureLook } from "../domain/pictures.ts";
import type { Schedule, ScheduleDesk } from "../domain/schedules.ts";
import type { ShownClaims } from "../domain/shown-claims.ts";
import type { Briefing, BriefingStory } from "../domain/story.ts";
import type { Instant } from "../domain/time.ts";
import type { Watch, WatchDesk, WatchOwner } from "../domain/watches.ts";

/** What an answer in the making is at. */
export type Stage = "searching" | "writing" | "checking";

export interface Asking {
  /** Ties follow-up questions together. */
  readonly conversation: string;
  /** The Discord user who asks. */
  readonly by: string;
  readonly onStage: (stage: Stage) => void;
}

/** A story with what each of its documents added, earliest first. */
export interface StoryInFull {
  readonly story: BriefingStory;
  readonly timeline: readonly { readonly document: DocumentHeader; readonly claims: readonly Claim[] }[];
}

export interface Suggestion {
  readonly id: string;
  readonly title: string;
}

/** What became of a file that was handed in. */
export type Added =
  | { readonly kind: "added" | "replaced"; readonly document: DocumentHeader }
  | { readonly kind: "refused"; readonly unreadable: Unreadable }
  | { readonly kind: "full"; readonly limit: "files" | "bytes"; readonly most: number };

export type BriefedFile =
  | { readonly kind: "briefing"; readonly briefing: Briefing }
  | { readonly kind: "refused"; readonly unreadable: Unreadable };

/** What a look at the folder changed, and how many files it left for later because they had changed just now. */
export interface FolderLook {
  readonly read: number;
  readonly unreadable: number;
  readonly gone: number;
  readonly held?: number;
}

/** Files read of those that changed, how many a second, and which was the last; null while nothing is being read. */
export interface FolderBacklog {
  readonly read: number;
  readonly changed: number;
  readonly perSecond: number;
  readonly latest: string | null;
}

/** How the library and the model stand. */
export interface Status {
  readonly documents: number;
  readonly stories: number;
  readonly unreadable: readonly Unreadable[];
  readonly levelledAt: Instant | null;
  /** What the last look at the folder changed; null before the first. */
  readonly lastLook: FolderLook | null;
  readonly backlog: FolderBacklog | null;
  readonly model: string | null;
  readonly tokensToday: number;
  readonly tokensADay: number;
  readonly thumbs: { readonly up: number; readonly down: number };
}

/**
 * What Discord can ask for; wired in src/wire-discord.ts. `guild` names whose library is asked: that guild's, or the shared
 * one (null). Calls that give a promise may throw a Fault; the others answer from memory.
 */
export interface BotDesk {
  brief(guild: string | null, asked: { since: Instant | null; topic: string | null }): Promise<Briefing>;
  /** The picture that goes with a briefing; null: it has none. */
  picture(guild: string | null, briefing: Briefing, look: PictureLook): Promise<Picture | null>;
  /** A briefing of one file that is kept nowhere. */
  briefFile(guild: string | null, name: string, bytes: Uint8Array): Promise<BriefedFile>;
  ask(guild: string | null, question: string, asking: Asking): Promise<Answer>;
  story(guild: string | null, id: string): Promise<StoryInFull | null>;
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
  addDocument(guild: string, name: string, bytes: Uint8Array): Promise<Added>;
  /** False when the guild has no such document of its own. */
  removeDocument(guild: string, path: string): Promise<boolean>;
  reload(guild: string | null): Promise<{ read: number; unreadable: number; gone: number }>;
  keepShown(guild: string | null, ref: string, shown: ShownClaims): Promise<void>;
  shown(guild: string | null, ref: string): Promise<ShownClaims | null>;
  settings(guild: string | null): GuildSettings;
  keepSettings(guild: string, settings: GuildSettings): Promise<void>;
  /** Null when it has to be looked up. */
  knownStatus(guild: string | null): Status | null;
  lookUpStatus(guild: string | null): Promise<Status>;
  readonly schedules: ScheduleDesk;
  /** The guild's schedules in whose id or title this stands. */
  suggestSchedules(guild: string, typed: string): readonly Schedule[];
  readonly watches: WatchDesk;
  /** From memory. */
  knownWatches(owner: WatchOwner): readonly Watch[];
  /** At most 25 time zones for what is typed so far, each with its label. */
  suggestZones(typed: string): readonly { readonly zone: string; readonly label: string }[];
  keepFeedback(guild: string | null, feedback: Feedback): Promise<void>;
  keepReport(guild: string | null, report: MistakeReport): Promise<void>;
  forgetPerson(person: string): Promise<number>;
  /** The guilds the bot is in, as known once it is ready. */
  guildsPresent(guilds: readonly string[]): Promise<void>;
  guildJoined(guild: string): Promise<void>;
  guildLeft(guild: string): Promise<void>;
}
