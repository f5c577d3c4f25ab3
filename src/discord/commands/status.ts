import type { Status } from "../desk.ts";
import { escapeText } from "../escape.ts";
import type { ShardState } from "../house.ts";
import type { SlashCommand } from "../interactions/task.ts";
import { ownWords } from "../render/notices.ts";
import type { CommandTexts } from "../texts/commands/command-texts.ts";

const UNREADABLE_SHOWN = 5;

export const status: SlashCommand = {
  task(_options, { guild }, { desk }) {
    const known = desk.knownStatus(guild);
    return {
      name: "status",
      limited: false,
      acknowledge: known === null ? "private" : "now",
      async run({ house, respond, texts }) {
        const found = known ?? (await desk.lookUpStatus(guild));
        const lines = statusLines(found, house.shard(guild), texts.commands);
        await respond.reply(ownWords(lines.join("\n")), { private: true });
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
  const seen = levelledAt === null ? texts.reading : texts.levelled(relative(levelledAt));
  const { read = 0, unreadable = 0, gone = 0 } = lastLook ?? {};
  const found = read + unreadable + gone === 0 ? "" : `: ${texts.lastLook(read, unreadable, gone)}`;
  const left = backlog === null ? [] : [texts.backlog(backlog.read, backlog.changed, backlog.perSecond)];
  return [`${seen}${found}`, ...left];
}

function relative(instant: string): string {
  return `<t:${Math.floor(Date.parse(instant) / 1000)}:R>`;
}
