import { reasonText } from "../../domain/documents/unreadable.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import type { ShardInfo } from "../context/bot-context.ts";
import type { BotStatus, ReadingBacklog } from "../context/bot-service.ts";
import type { SlashCommand } from "../context/task.ts";
import { escapeText } from "../message/escape.ts";
import { markdownMessage, markdownMessages } from "../render/notices.ts";
import { scheduleStatus } from "../render/schedules.ts";
import { timestamp } from "../render/small-print.ts";
import { replyWithAll } from "../replies/reply-with.ts";

const MAX_UNREADABLE = 5;

export const status: SlashCommand = {
  task(_options, { guild }, { service }) {
    const cached = service.cachedStatus(guild);
    const hasSchedules = guild !== null && service.suggestSchedules(guild, "").length > 0;
    return {
      name: "status",
      rateLimited: false,
      acknowledge: cached === null || hasSchedules ? "private" : "now",
      async run({ bot, respond, texts }) {
        const current = cached ?? (await service.fetchStatus(guild));
        const overview = hasSchedules ? await service.schedules.overview(guild) : [];
        const lines = statusLines(current, bot.shardOf(guild), texts).join("\n");
        if (overview.length === 0) await respond.reply(markdownMessage(lines), { private: true });
        else
          await replyWithAll(
            respond,
            markdownMessages([lines, ...overview.map((one) => scheduleStatus(one, texts))]),
          );
      },
    };
  },
};

function statusLines(status: BotStatus, shard: ShardInfo, texts: Texts): string[] {
  const { documents, stories, unreadable, model, space } = status;
  return [
    texts.t("discord.status.library", { documents, stories, unreadable: unreadable.length }),
    ...(space === "enough" ? [] : [texts.t("discord.status.disk-full", { space })]),
    ...folderLines(status, texts),
    model === null
      ? texts.t("discord.status.no-model")
      : texts.t("discord.status.model", {
          name: escapeText(model),
          used: status.tokensToday,
          daily: status.dailyTokenLimit,
        }),
    texts.t("discord.status.thumbs", status.thumbs),
    shardText(shard, texts),
    ...(unreadable.length > 0 ? [texts.t("discord.status.unreadable")] : []),
    ...unreadable
      .slice(0, MAX_UNREADABLE)
      .map((file) => `- ${escapeText(file.path)}: ${escapeText(reasonText(file, texts))}`),
  ];
}

function shardText({ id, count, pingMs }: ShardInfo, texts: Texts): string {
  const number = id + 1;
  if (pingMs === null) return texts.t("discord.status.shard", { number, count });
  return texts.t("discord.status.shard-with-ping", { number, count, milliseconds: Math.round(pingMs) });
}

function folderLines({ lastSyncedAt, lastScan, backlog }: BotStatus, texts: Texts): string[] {
  const lastSync =
    lastSyncedAt === null
      ? texts.t("discord.status.not-yet-scanned")
      : texts.t("discord.status.last-synced", { time: timestamp(lastSyncedAt, "R") });
  const { read = 0, unreadable = 0, gone = 0, settling = 0 } = lastScan ?? {};
  const changes =
    read + unreadable + gone === 0
      ? ""
      : `: ${texts.t("discord.status.last-scan", { read, unreadable, gone })}`;
  const settlingLine = settling === 0 ? [] : [texts.t("discord.status.settling", { files: settling })];
  return [
    `${lastSync}${changes}`,
    ...settlingLine,
    ...(backlog === null ? [] : [backlogLine(backlog, texts)]),
  ];
}

function backlogLine({ read, changed, perSecond, latest }: ReadingBacklog, texts: Texts): string {
  return texts.t("discord.status.backlog", {
    read,
    changed,
    perSecond,
    latest: latest === null ? "none" : escapeText(latest),
  });
}
