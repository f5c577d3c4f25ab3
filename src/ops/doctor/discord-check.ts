import type { CheckResult } from "../../domain/operations/check-result.ts";
import type { DiscordProbeResult } from "../../domain/operations/discord-probe.ts";
import type { Texts } from "../../domain/texts/texts.ts";

export function noDiscordCheck(texts: Texts): CheckResult {
  return {
    name: texts.t("doctor.name.discord"),
    status: "ok",
    text: texts.t("doctor.discord.none"),
    fix: null,
  };
}

/** Checks the bot's token and its servers. */
export function discordCheck(findings: DiscordProbeResult, texts: Texts): CheckResult {
  if (!findings.ok) return unreachableCheck(findings, texts);
  const { bot, servers, inGuild, invite } = findings;
  const name = texts.t("doctor.name.discord");
  const text = servers === null ? bot : texts.t("doctor.discord.servers", { bot, count: servers });
  if (inGuild === false)
    return {
      name,
      status: "fail",
      text: texts.t("doctor.discord.not-in-guild", { bot: text }),
      fix: texts.t("doctor.discord.not-in-guild.fix", { invite }),
    };
  if (servers === 0)
    return { name, status: "warn", text, fix: texts.t("doctor.discord.no-servers.fix", { invite }) };
  return { name, status: "ok", text, fix: null };
}

function unreachableCheck(
  { tokenRefused, detail }: Extract<DiscordProbeResult, { ok: false }>,
  texts: Texts,
): CheckResult {
  const name = texts.t("doctor.name.discord");
  if (!tokenRefused)
    return {
      name,
      status: "fail",
      text: texts.t("doctor.discord.unreachable", { detail }),
      fix: texts.t("doctor.discord.unreachable.fix"),
    };
  return {
    name,
    status: "fail",
    text: texts.t("doctor.discord.token"),
    fix: texts.t("doctor.discord.token.fix"),
  };
}
