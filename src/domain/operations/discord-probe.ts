/** The state of the bot's token and servers, for `doctor`. */
export type DiscordProbeResult =
  | {
      readonly ok: true;
      readonly bot: string;
      /** Approximate number of servers it is in, as reported by Discord; null if not reported. */
      readonly servers: number | null;
      /** Whether it is in the server of DISCORD_GUILD_ID; null if that is not set. */
      readonly inGuild: boolean | null;
      readonly invite: string;
    }
  | { readonly ok: false; readonly tokenRefused: boolean; readonly detail: string };
