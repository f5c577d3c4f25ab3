import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";

/** The settings of a guild; an absent value means the default. */
export interface GuildSettings {
  /** The channel that gets error notices. */
  readonly errorChannel?: string;
  /** Language of buttons, hints and replies to commands ("en"), never of documents. */
  readonly language?: string;
  /** Answers to /ask are visible only to the person who asks, unless they choose otherwise. */
  readonly privateAnswers?: boolean;
  /** The bot's commands were registered in this guild only, not globally. */
  readonly commandsHere?: boolean;
}

export type Thumb = "up" | "down";

/** A person's opinion of an answer or a briefing; one per person and `ref`, the latest counts. */
export interface Feedback {
  /** The place under which the claims were saved (Store.saveShown). */
  readonly ref: string;
  readonly userId: string;
  readonly thumb: Thumb;
  readonly at: Instant;
}

/** A mistake reported by a person, in their own words. */
export interface MistakeReport {
  readonly ref: string;
  readonly userId: string;
  readonly text: string;
  readonly at: Instant;
}

/**
 * The part of the store for guilds and people. Ids are Discord's, as text. A guild's data is stored under its library and
 * deleted with it; a person's data is deleted on request.
 */
export interface GuildStore {
  guildSettings(guild: string): Promise<GuildSettings>;
  saveGuildSettings(guild: string, settings: GuildSettings): Promise<void>;
  /** All guilds the bot is in. Other known guilds are marked as left at `at`, unless they are marked already. */
  markGuildsPresent(guilds: readonly string[], at: Instant): Promise<void>;
  markGuildLeft(guild: string, at: Instant): Promise<void>;
  /** Guilds left before that time of which something is still stored. */
  guildsLeftBefore(before: Instant): Promise<readonly string[]>;
  /**
   * Deletes everything of a guild: its documents in every root, settings, conversations, shown claims, feedback, reports.
   */
  forgetGuild(guild: string): Promise<void>;
  saveFeedback(library: LibraryId, feedback: Feedback): Promise<void>;
  feedbackCounts(library: LibraryId): Promise<{ readonly up: number; readonly down: number }>;
  saveReport(library: LibraryId, report: MistakeReport): Promise<void>;
  /**
   * Deletes a person's questions, feedback, reports and watches in every library. Claims shown in reply stay for others who
   * read them, without the person and the question. Returns how many things were deleted.
   */
  forgetPerson(person: string): Promise<number>;
  /** Deletes conversation turns and shown claims from before that time, in every library. */
  forgetConversationsBefore(before: Instant): Promise<void>;
}
