import type { GuildSettings, GuildStore } from "../../domain/conversation/guild-store.ts";
import type { Now } from "../../domain/core/clock.ts";

/** The guilds the bot is in, with their settings in memory: an interaction is answered in the guild's language at once. */
export interface GuildRegistry {
  /** The defaults in direct messages, and for a guild that is not loaded yet. */
  settings(guild: string | null): GuildSettings;
  saveSettings(guild: string, settings: GuildSettings): Promise<void>;
  /** The complete list, as known when Discord is connected. */
  sync(guilds: readonly string[]): Promise<void>;
  joined(guild: string): Promise<void>;
  left(guild: string): Promise<void>;
  /** Deletes everything of a guild. */
  forget(guild: string): Promise<void>;
}

export interface GuildRegistryDeps {
  readonly store: Pick<
    GuildStore,
    "guildSettings" | "saveGuildSettings" | "markGuildsPresent" | "markGuildLeft" | "forgetGuild"
  >;
  /** Deletes the guild's uploaded files. */
  readonly removeUploads: (guild: string) => Promise<void>;
  /** Called when the guild's documents have been deleted from the store. */
  readonly onForgotten: (guild: string) => Promise<void>;
  readonly now: Now;
}

const DEFAULT_SETTINGS: GuildSettings = {};

/** Its methods throw the store's Fault. */
export function createGuildRegistry({
  store,
  removeUploads,
  onForgotten,
  now,
}: GuildRegistryDeps): GuildRegistry {
  const settingsByGuild = new Map<string, GuildSettings>();
  const load = async (guild: string) => void settingsByGuild.set(guild, await store.guildSettings(guild));
  return {
    settings: (guild) =>
      guild === null ? DEFAULT_SETTINGS : (settingsByGuild.get(guild) ?? DEFAULT_SETTINGS),
    async saveSettings(guild, settings) {
      await store.saveGuildSettings(guild, settings);
      settingsByGuild.set(guild, settings);
    },
    async sync(guilds) {
      await store.markGuildsPresent(guilds, now());
      for (const guild of guilds) await load(guild);
    },
    async joined(guild) {
      await load(guild);
      await store.markGuildsPresent([...settingsByGuild.keys()], now());
    },
    async left(guild) {
      settingsByGuild.delete(guild);
      await store.markGuildLeft(guild, now());
    },
    // Files first: a sync that runs at the same time then finds nothing to add to the library again.
    async forget(guild) {
      await removeUploads(guild);
      await store.forgetGuild(guild);
      await onForgotten(guild);
      settingsByGuild.delete(guild);
    },
  };
}
