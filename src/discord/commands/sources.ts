import type { APIMessage } from "discord.js";
import { replyWithEvidence } from "../answering/evidence.ts";
import { refOfMessage } from "../answering/message-ref.ts";
import type { Context } from "../house.ts";
import type { SlashCommand } from "../interactions/task.ts";
import { noticeMessage } from "../render/notices.ts";

/** The newest messages that are looked through for one of ours. */
const LOOKED_THROUGH = 50;
const MESSAGE = /(?:^|\/)(\d{15,20})\/?$/;

export const sources: SlashCommand = {
  task(options) {
    const named = options.text("message")?.trim() ?? null;
    return {
      name: "sources",
      limited: "lightly",
      acknowledge: "private",
      async run(context) {
        const texts = context.texts.commands;
        const message = named === null ? await newest(context) : await theOne(context, named);
        if (message === null) return tell(context, named === null ? texts.noSources : texts.notOurs);
        const ref = refOfMessage(message, context.house.bot);
        if (ref === null) return tell(context, texts.notOurs);
        await replyWithEvidence(context, { ref, page: 1 });
      },
    };
  },
};

/** Only in the channel it is asked in: what somebody may see elsewhere is not for us to say. */
async function theOne({ house, request }: Context, named: string): Promise<APIMessage | null> {
  const id = MESSAGE.exec(named)?.[1];
  if (id === undefined || request.channel === null) return null;
  const found = await house.api.message(request.channel, id);
  return found.ok ? found.value : null;
}

async function newest({ house, request }: Context): Promise<APIMessage | null> {
  if (request.channel === null) return null;
  const recent = await house.api.recent(request.channel, LOOKED_THROUGH);
  if (!recent.ok) return null;
  return recent.value.find((message) => refOfMessage(message, house.bot) !== null) ?? null;
}

async function tell({ respond }: Context, text: string): Promise<void> {
  await respond.reply(noticeMessage(text));
}
