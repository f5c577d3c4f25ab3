/** One thing `doctor` looked at, and what to do about it. */
export interface Check {
  readonly name: string;
  /** "warn" works but wants attention; "fail" does not work. */
  readonly status: "ok" | "warn" | "fail";
  readonly text: string;
  /** What to do; null when there is nothing to do. */
  readonly fix: string | null;
}

/** How the bot stands with Discord, as `doctor` tells it. */
export type DiscordFindings =
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
