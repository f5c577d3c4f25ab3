/** How the bot stands with Discord, as `doctor` tells it. */
export type DiscordProbeResult =
  | {
      readonly ok: true;
      readonly bot: string;
      /** Servers it is in, as far as Discord counts them; null where it does not say. */
      readonly servers: number | null;
      /** Whether it is in the server that DISCORD_GUILD_ID names; null when none is named. */
      readonly inGuild: boolean | null;
      readonly invite: string;
    }
  | { readonly ok: false; readonly tokenRefused: boolean; readonly detail: string };
