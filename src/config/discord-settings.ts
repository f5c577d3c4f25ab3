import { z } from "zod";
import { message } from "../domain/texts/texts.ts";
import type { Secret } from "./secret.ts";
import { httpUrl, optionalSecret, problem } from "./setting-values.ts";
import { settingsGroup } from "./settings-group.ts";

/** Discord's public address; discord.js appends the version. */
const DISCORD_API_URL = "https://discord.com/api";

export interface DiscordConfig {
  readonly token: Secret | null;
  readonly apiUrl: string;
  readonly guildId: string | null;
}

export const discordSettings = settingsGroup({
  shape: {
    DISCORD_TOKEN: optionalSecret,
    DISCORD_API_URL: httpUrl.default(DISCORD_API_URL),
    DISCORD_GUILD_ID: z
      .string()
      .regex(/^\d{1,20}$/, problem(message("reason.setting.guild-id")))
      .optional(),
  },
  examples: {
    DISCORD_TOKEN: message("reason.setting.example.token"),
    DISCORD_API_URL,
    DISCORD_GUILD_ID: "123456789012345678",
  },
  read: ({ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DISCORD_GUILD_ID: guildId }): DiscordConfig => ({
    token: token ?? null,
    apiUrl,
    guildId: guildId ?? null,
  }),
});
