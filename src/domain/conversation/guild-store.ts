import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";

/** What the people who run a guild chose; an absent value is the usual one. */
export interface GuildSettings {
  /** The channel that is told what went wrong. */
  readonly errorChannel?: string;
  /** Language of buttons, hints and commands' replies ("en"), never of the documents. */
  readonly language?: string;
  /** Answers to /ask are shown to the one who asks, unless asked for otherwise. */
  readonly privateAnswers?: boolean;
  /** The bot's commands were registered in this guild by itself, not everywhere. */
  readonly commandsHere?: boolean;
}

export type Thumb = "up" | "down";

/** What a person thinks of an answer or a briefing; one per person and `ref`, the latest counts. */
export interface Feedback {
  /** The reference under which the claims were kept (Store.keepShown's place). */
  readonly ref: string;
  readonly userId: string;
  readonly thumb: Thumb;
  readonly at: Instant;
}

/** A mistake that a person reported, in their own words. */
export interface MistakeReport {
  readonly ref: string;
  readonly userId: string;
  readonly text: string;
  readonly at: Instant;
}

/**
 * What is remembered of guilds and people, apart from documents. Ids are Discord's, as text. What belongs to a guild is
 * kept under its library and goes with it; what belongs to a person goes when they ask for it.
 */
export interface GuildStore {
  guildSettings(guild: string): Promise<GuildSettings>;
  saveGuildSettings(guild: string, settings: GuildSettings): Promise<void>;
  /** Guilds the bot is in. Those it was in before and that are not named are marked as left at `at`, unless they were. */
  markGuildsPresent(guilds: readonly string[], at: Instant): Promise<void>;
  markGuildLeft(guild: string, at: Instant): Promise<void>;
  /** Guilds that were left before that time and of which something is still kept. */
  guildsLeftBefore(before: Instant): Promise<readonly string[]>;
  /** Deletes everything of a guild: its documents in every root, settings, conversations, claims shown, feedback, reports. */
  forgetGuild(guild: string): Promise<void>;
  saveFeedback(library: LibraryId, feedback: Feedback): Promise<void>;
  feedbackCounts(library: LibraryId): Promise<{ readonly up: number; readonly down: number }>;
  saveReport(library: LibraryId, report: MistakeReport): Promise<void>;
  /**
   * Deletes a person's questions, feedback, reports and watches, in every library. Claims that were shown in reply stay for others
   * who read them, without who asked or what. Says how many things were deleted.
   */
  forgetPerson(person: string): Promise<number>;
  /** Deletes conversation turns and claims shown before that time, in every library. */
  forgetConversationsBefore(before: Instant): Promise<void>;
}
