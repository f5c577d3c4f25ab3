import type { CheckResult } from "../../domain/operations/check-result.ts";
import type { DiscordProbeResult } from "../../domain/operations/discord-probe.ts";

const name = "discord";

export const NO_DISCORD: CheckResult = {
  name,
  status: "ok",
  text: "no token set: briefings are shown in the terminal",
  fix: null,
};

/** Checks the bot's token and its servers. */
export function discordCheck(findings: DiscordProbeResult): CheckResult {
  if (!findings.ok) return unreachableCheck(findings);
  const { bot, servers, inGuild, invite } = findings;
  const text = `${bot}${servers === null ? "" : `, in ${servers} ${servers === 1 ? "server" : "servers"}`}`;
  if (inGuild === false)
    return {
      name,
      status: "fail",
      text: `${text}, but not in the server of DISCORD_GUILD_ID`,
      fix: `Correct DISCORD_GUILD_ID, or add the bot there: ${invite}`,
    };
  if (servers === 0) return { name, status: "warn", text, fix: `Add it to a server: ${invite}` };
  return { name, status: "ok", text, fix: null };
}

function unreachableCheck({ tokenRefused, detail }: Extract<DiscordProbeResult, { ok: false }>): CheckResult {
  if (!tokenRefused)
    return {
      name,
      status: "fail",
      text: `can't be reached: ${detail}`,
      fix: "Check this machine's connection, and DISCORD_API_URL if it is set.",
    };
  return {
    name,
    status: "fail",
    text: "Discord rejects DISCORD_TOKEN",
    fix: "Reset the token at https://discord.com/developers/applications, your application, Bot, and put the new one in .env.",
  };
}
