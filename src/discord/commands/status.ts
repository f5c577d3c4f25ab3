import { replyWith } from "../answering/reply-with.ts";
import type { FolderBacklog, Status } from "../desk.ts";
import { escapeText } from "../escape.ts";
import type { ShardState } from "../house.ts";
import type { SlashCommand } from "../interactions/task.ts";
import { ownBlocks, ownWords } from "../render/notices.ts";
import { scheduleStatus } from "../render/schedules.ts";
import { timestamp } from "../render/small-print.ts";
import type { CommandTexts } from "../texts/commands/command-texts.ts";

const UNREADABLE_SHOWN = 5;

export const status: SlashCommand = {
  task(_options, { guild }, { desk }) {
    const known = desk.knownStatus(guild);
    const hasSchedules = guild !== null && desk.suggestSchedules(guild, "").length > 0;
    return {
      name: "status",
      limited: false,
      acknowledge: known === null || hasSchedules ? "private" : "now",
      async run({ house, respond, texts }) {
        const found = known ?? (await desk.lookUpStatus(guild));
        const overview = hasSchedules ? await desk.schedules.overview(guild) : [];
        const lines = statusLines(found, house.shard(guild), texts.commands).join("\n");
        if (overview.length === 0) await respond.reply(ownWords(lines), { private: true });
        else
          await replyWith(respond, ownBlocks([lines, ...overview.map((one) => scheduleStatus(one, texts))]));
      },
    };
  },
};

function statusLines(
  status: Status,
  { id, count, pingMs }: ShardState,
  { status: texts }: CommandTexts,
): string[] {
  const { unreadable, model } = status;
  return [
    texts.library(status.documents, status.stories, unreadable.length),
    ...folderLines(status, texts),
    model === null ? texts.noModel : texts.model(escapeText(model), status.tokensToday, status.tokensADay),
    texts.thumbs(status.thumbs.up, status.thumbs.down),
    texts.shard(id, count, pingMs),
    ...(unreadable.length > 0 ? [texts.unreadable] : []),
    ...unreadable
      .slice(0, UNREADABLE_SHOWN)
      .map(({ path, reason }) => `- ${escapeText(path)}: ${escapeText(reason)}`),
  ];
}

function folderLines({ levelledAt, lastLook, backlog }: Status, texts: CommandTexts["status"]): string[] {
  const seen = levelledAt === null ? texts.reading : texts.levelled(timestamp(levelledAt, "R"));
  const { read = 0, unreadable = 0, gone = 0, held = 0 } = lastLook ?? {};
  const found = read + unreadable + gone === 0 ? "" : `: ${texts.lastLook(read, unreadable, gone)}`;
  const waiting = held === 0 ? [] : [texts.held(held)];
  return [`${seen}${found}`, ...waiting, ...(backlog === null ? [] : [backlogLine(backlog, texts)])];
}

function backlogLine(
  { read, changed, perSecond, latest }: FolderBacklog,
  texts: CommandTexts["status"],
): string {
  return texts.backlog(read, changed, perSecond, latest === null ? null : escapeText(latest));
}
