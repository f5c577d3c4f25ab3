import type { GatewayMessageCreateDispatchData } from "discord.js";
import { createDedupe } from "../../async/dedupe.ts";
import type { Workload } from "../../async/workload.ts";
import { textsFor } from "../../catalogues/texts.ts";
import { HOUR_MS } from "../../domain/core/time.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { isGreeting } from "../../text/queries/greetings.ts";
import type { BotContext } from "../context/bot-context.ts";
import { newCorrelationId } from "../message/ids.ts";
import { noticeMessage } from "../render/notices.ts";
import { admissionText } from "../replies/admission-text.ts";
import { answerQuestion } from "../replies/answer-question.ts";
import { errorTextFor } from "../replies/error-text.ts";
import { type ConversationThreads, createConversationThreads } from "./conversation-threads.ts";
import { createMessageStatus } from "./message-status.ts";
import { parseMessage, type QuestionMessage } from "./parse-message.ts";

/** Answers messages that address the bot. */
export interface MessageHandler {
  /** Never rejects. */
  handle(message: GatewayMessageCreateDispatchData): Promise<void>;
  /** Ignores messages from now on. */
  readonly stopAccepting: () => void;
}

/** Minimum time between hints in a thread that the bot can't read unmentioned messages. */
const HINT_INTERVAL_MS = 6 * HOUR_MS;

export function createMessageHandler(bot: BotContext, workload: Workload): MessageHandler {
  const dedupe = createDedupe();
  const threads = createConversationThreads(bot);
  const hintedAt = new Map<string, number>();
  let accepting = true;

  /** Nonce derived from the question's id, so that a message handled twice is answered once. */
  async function reply(
    { channel, id }: Pick<QuestionMessage, "channel" | "id">,
    text: string,
  ): Promise<void> {
    const outcome = await bot.api.post(channel, noticeMessage(text), { nonce: `n${id}`, replyTo: id });
    if (!outcome.ok)
      bot.events.emit("warn", "message.not-answered", { kind: outcome.kind, code: outcome.code });
  }

  async function sendHint(message: { id: string; channel: string; guild: string }): Promise<void> {
    const lastHintMs = hintedAt.get(message.channel) ?? Number.NEGATIVE_INFINITY;
    if (bot.monotonicMs() - lastHintMs < HINT_INTERVAL_MS) return;
    hintedAt.set(message.channel, bot.monotonicMs());
    await reply(message, textsOfGuild(message.guild, bot).t("discord.reply.cannot-read-thread"));
  }

  async function answer(message: QuestionMessage): Promise<void> {
    const texts = textsOfGuild(message.guild, bot);
    const admission = bot.quota.admit(message.author, message.guild);
    if (!admission.ok) {
      if (admission.isFirstRejection) await reply(message, admissionText(admission, texts));
      return;
    }
    if (isGreeting(message.question)) return reply(message, texts.t("discord.reply.greeting"));
    await workload.run(
      () => answerQuestionMessage(bot, message, { texts, threads }),
      () => reply(message, texts.t("discord.reply.interrupted")),
    );
  }

  async function handleMessage(
    received: GatewayMessageCreateDispatchData,
    correlationId: string,
  ): Promise<void> {
    const parsed = parseMessage(received, bot.botId, threads.kind);
    const at = { id: received.id, channel: received.channel_id };
    try {
      if (parsed.kind === "other") return await threads.recordStarter(received);
      await (parsed.kind === "unreadable"
        ? sendHint({ ...at, guild: parsed.guild })
        : answer(parsed.message));
    } catch (error) {
      const guild = received.guild_id ?? null;
      bot.events.emit("error", "message.failed", { reference: correlationId, guild, error });
      if (parsed.kind !== "other")
        await reply(at, errorTextFor(error, correlationId, textsOfGuild(guild, bot)));
    }
  }

  return {
    stopAccepting() {
      accepting = false;
    },
    async handle(received) {
      if (!accepting || !dedupe.firstTime(received.id)) return;
      const correlationId = newCorrelationId();
      await bot.withCorrelationId(correlationId, () => handleMessage(received, correlationId));
    },
  };
}

interface AnswerDeps {
  readonly texts: Texts;
  readonly threads: ConversationThreads;
}

async function answerQuestionMessage(
  bot: BotContext,
  message: QuestionMessage,
  { texts, threads }: AnswerDeps,
): Promise<void> {
  const status = createMessageStatus(bot, message, texts);
  try {
    const parts = await answerQuestion(bot, {
      guild: message.guild,
      question: message.question,
      by: message.author,
      conversation: await conversationOf(bot, message, threads),
      showQuestion: false,
      texts,
      onStage: status.onStage,
    });
    await status.end(parts);
  } catch (error) {
    await status.end([]);
    throw error;
  }
}

/** A reply continues the message it replies to; a thread or direct channel is one conversation. */
async function conversationOf(
  { service }: BotContext,
  { guild, repliesTo, channel, inThread }: QuestionMessage,
  threads: ConversationThreads,
): Promise<string | null> {
  if (guild === null) return `direct:${channel}`;
  if (inThread) return threads.conversation(guild, channel);
  if (repliesTo === null) return null;
  return (await service.shown(guild, repliesTo))?.conversation ?? repliesTo;
}

function textsOfGuild(guild: string | null, { service }: Pick<BotContext, "service">): Texts {
  return textsFor(service.settings(guild).language);
}
