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

/**
 * The part of the store for guilds. Ids are Discord's, as text. A guild's data is stored under its library and deleted with it.
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
}
