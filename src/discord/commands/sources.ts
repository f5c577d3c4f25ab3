import type { APIMessage } from "discord.js";
import type { InteractionContext } from "../context/bot-context.ts";
import type { SlashCommand } from "../context/task.ts";
import { noticeMessage } from "../render/notices.ts";
import { claimsRefOf } from "../replies/message-ref.ts";
import { replyWithEvidence } from "../replies/reply-with-evidence.ts";

/** How many of the channel's newest messages are searched for one of the bot's. */
const MAX_MESSAGES_SEARCHED = 50;
const MESSAGE = /(?:^|\/)(\d{15,20})\/?$/;

export const sources: SlashCommand = {
  task(options) {
    const messageLink = options.text("message")?.trim() ?? null;
    return {
      name: "sources",
      rateLimited: "lightly",
      acknowledge: "private",
      async run(context) {
        const { texts } = context;
        const message =
          messageLink === null ? await newestOwnMessage(context) : await linkedMessage(context, messageLink);
        if (message === null)
          return replyNotice(
            context,
            texts.t(messageLink === null ? "discord.sources.not-found" : "discord.sources.not-own-message"),
          );
        const ref = claimsRefOf(message, context.bot.botId);
        if (ref === null) return replyNotice(context, texts.t("discord.sources.not-own-message"));
        await replyWithEvidence(context, { ref, page: 1 });
      },
    };
  },
};

/** Only messages of the same channel: the bot cannot tell what a person may see elsewhere. */
async function linkedMessage(
  { bot, request }: InteractionContext,
  messageLink: string,
): Promise<APIMessage | null> {
  const id = MESSAGE.exec(messageLink)?.[1];
  if (id === undefined || request.channel === null) return null;
  const fetched = await bot.api.message(request.channel, id);
  return fetched.ok ? fetched.value : null;
}

async function newestOwnMessage({ bot, request }: InteractionContext): Promise<APIMessage | null> {
  if (request.channel === null) return null;
  const recent = await bot.api.recent(request.channel, MAX_MESSAGES_SEARCHED);
  if (!recent.ok) return null;
  return recent.value.find((message) => claimsRefOf(message, bot.botId) !== null) ?? null;
}

async function replyNotice({ respond }: InteractionContext, text: string): Promise<void> {
  await respond.reply(noticeMessage(text));
}
