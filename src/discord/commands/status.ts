import type { ShardInfo } from "../context/bot-context.ts";
import type { BotStatus, ReadingBacklog } from "../context/bot-service.ts";
import type { SlashCommand } from "../context/task.ts";
import { escapeText } from "../message/escape.ts";
import { markdownMessage, markdownMessages } from "../render/notices.ts";
import { scheduleStatus } from "../render/schedules.ts";
import { timestamp } from "../render/small-print.ts";
import { replyWithAll } from "../replies/reply-with.ts";
import type { CommandTexts } from "../texts/command-texts.ts";

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
        const lines = statusLines(current, bot.shardOf(guild), texts.commands).join("\n");
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

function statusLines(
  status: BotStatus,
  { id, count, pingMs }: ShardInfo,
  { status: texts }: CommandTexts,
): string[] {
  const { unreadable, model } = status;
  return [
    texts.library(status.documents, status.stories, unreadable.length),
    ...folderLines(status, texts),
    model === null
      ? texts.noModel
      : texts.model(escapeText(model), status.tokensToday, status.dailyTokenLimit),
    texts.thumbs(status.thumbs.up, status.thumbs.down),
    texts.shard(id, count, pingMs),
    ...(unreadable.length > 0 ? [texts.unreadable] : []),
    ...unreadable
      .slice(0, MAX_UNREADABLE)
      .map(({ path, reason }) => `- ${escapeText(path)}: ${escapeText(reason)}`),
  ];
}

function folderLines(
  { lastSyncedAt, lastScan, backlog }: BotStatus,
  texts: CommandTexts["status"],
): string[] {
  const lastSync =
    lastSyncedAt === null ? texts.notYetScanned : texts.lastSynced(timestamp(lastSyncedAt, "R"));
  const { read = 0, unreadable = 0, gone = 0, settling = 0 } = lastScan ?? {};
  const changes = read + unreadable + gone === 0 ? "" : `: ${texts.lastScan(read, unreadable, gone)}`;
  const settlingLine = settling === 0 ? [] : [texts.settling(settling)];
  return [
    `${lastSync}${changes}`,
    ...settlingLine,
    ...(backlog === null ? [] : [backlogLine(backlog, texts)]),
  ];
}

function backlogLine(
  { read, changed, perSecond, latest }: ReadingBacklog,
  texts: CommandTexts["status"],
): string {
  return texts.backlog(read, changed, perSecond, latest === null ? null : escapeText(latest));
}
