import { replyWith } from "../answering/reply-with.ts";
import type { Status } from "../desk.ts";
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
    status.levelledAt === null ? texts.reading : texts.levelled(timestamp(status.levelledAt, "R")),
    model === null ? texts.noModel : texts.model(escapeText(model), status.tokensToday, status.tokensADay),
    texts.thumbs(status.thumbs.up, status.thumbs.down),
    texts.shard(id, count, pingMs),
    ...(unreadable.length > 0 ? [texts.unreadable] : []),
    ...unreadable
      .slice(0, UNREADABLE_SHOWN)
      .map(({ path, reason }) => `- ${escapeText(path)}: ${escapeText(reason)}`),
  ];
}
