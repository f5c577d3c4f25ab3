import { type APIApplication, type APIUser, REST, Routes } from "discord.js";
import type { DiscordFindings } from "../domain/health.ts";
import type { Failure, Outcome } from "./api/failure.ts";
import { persist } from "./api/persist.ts";
import { inviteLink } from "./invite.ts";

export interface Look {
  readonly token: string;
  readonly apiUrl: string;
  readonly guildId: string | null;
}

const CALL_MS = 5_000;

/** Asks Discord who the bot is, without connecting it: a bot that runs is not disturbed. */
export async function lookAtDiscord({ token, apiUrl, guildId }: Look): Promise<DiscordFindings> {
  const rest = new REST({ api: apiUrl, version: "10", retries: 0, timeout: CALL_MS }).setToken(token);
  try {
    const user = await persist(async () => (await rest.get(Routes.user())) as APIUser);
    if (!user.ok) return failed(user);
    const application = await persist(
      async () => (await rest.get(Routes.currentApplication())) as APIApplication,
    );
    if (!application.ok) return failed(application);
    const { id, approximate_guild_count: servers = null } = application.value;
    return {
      ok: true,
      bot: user.value.username,
      servers,
      inGuild: guildId === null ? null : isThere(await persist(() => rest.get(Routes.guild(guildId)))),
      invite: inviteLink(id),
    };
  } finally {
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
  }
}

function isThere({ ok }: Outcome<unknown>): boolean {
  return ok;
}

function failed({ kind, detail }: Failure): DiscordFindings {
  return { ok: false, tokenRefused: kind === "unauthorized", detail };
}
