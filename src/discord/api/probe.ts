import { type APIApplication, type APIUser, REST, Routes } from "discord.js";
import type { DiscordProbeResult } from "../../domain/operations/discord-probe.ts";
import type { Failure, Outcome } from "./failure.ts";
import { inviteLink } from "./invite.ts";
import { retryUnreachable } from "./retry.ts";

export interface ProbeOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly guildId: string | null;
}

const CALL_TIMEOUT_MS = 5_000;

/** Asks Discord who the bot is over REST only, so a running bot is not disturbed. */
export async function probeDiscord({ token, apiUrl, guildId }: ProbeOptions): Promise<DiscordProbeResult> {
  const rest = new REST({ api: apiUrl, version: "10", retries: 0, timeout: CALL_TIMEOUT_MS }).setToken(token);
  try {
    const user = await retryUnreachable(async () => (await rest.get(Routes.user())) as APIUser);
    if (!user.ok) return failed(user);
    const application = await retryUnreachable(
      async () => (await rest.get(Routes.currentApplication())) as APIApplication,
    );
    if (!application.ok) return failed(application);
    const { id, approximate_guild_count: servers = null } = application.value;
    return {
      ok: true,
      bot: user.value.username,
      servers,
      inGuild:
        guildId === null ? null : succeeded(await retryUnreachable(() => rest.get(Routes.guild(guildId)))),
      invite: inviteLink(id),
    };
  } finally {
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
  }
}

function succeeded({ ok }: Outcome<unknown>): boolean {
  return ok;
}

function failed({ kind, detail }: Failure): DiscordProbeResult {
  return { ok: false, tokenRefused: kind === "unauthorized", detail };
}
