import type { InteractionContext } from "../context/bot-context.ts";
import type { InteractionRequest } from "../context/interaction-request.ts";
import type { Acknowledgement } from "../context/task.ts";
import type { MessageFields } from "../message/message-body.ts";
import { noticeMessage } from "../render/notices.ts";
import { answerQuestion } from "./answer-question.ts";
import { replyWithAll } from "./reply-with.ts";
import { createStatusLine } from "./status-line.ts";

export interface InteractionQuestion {
  readonly question: string;
  readonly conversation: string | null;
  readonly isPrivate: boolean;
}

/**
 * Whether an answer becomes a message of its own in the channel, which people can reply to with Discord showing the bot what
 * they write; else it is the interaction's reply.
 */
function postsInChannel(
  { isPrivate }: Pick<InteractionQuestion, "isPrivate">,
  request: InteractionRequest,
): boolean {
  return !isPrivate && request.canPost && request.channel !== null;
}

/** What is told before the answer is there is for the asker alone, unless the reply itself becomes the answer. */
export function acknowledgementOf(
  question: Pick<InteractionQuestion, "isPrivate">,
  request: InteractionRequest,
): Acknowledgement {
  return question.isPrivate || postsInChannel(question, request) ? "private" : "public";
}

/** Answers a question that came by a command, a button or a form. */
export async function answerInteraction(
  context: InteractionContext,
  question: InteractionQuestion,
): Promise<void> {
  const { bot, request, respond, texts } = context;
  const status = createStatusLine((stage) => respond.reply(noticeMessage(texts.commands.stages[stage])));
  const inChannel = postsInChannel(question, request);
  const answer = answerQuestion(bot, {
    ...question,
    guild: request.guild,
    by: request.user,
    showQuestion: inChannel && !request.inDirect,
    texts,
    onStage: status.onStage,
  });
  const [parts] = await Promise.all([answer, answer.finally(status.stop)]);
  if (inChannel && (await postInChannel(context, parts))) await respond.deleteReply();
  else await replyWithAll(respond, parts);
}

/** The nonces name the interaction: handled twice, by whomever, it is posted once. False when nothing was. */
async function postInChannel(
  { bot, request }: InteractionContext,
  parts: readonly MessageFields[],
): Promise<boolean> {
  if (request.channel === null) return false;
  for (const [at, part] of parts.entries()) {
    const outcome = await bot.api.post(request.channel, part, { nonce: `i${request.id}.${at}` });
    if (outcome.ok) continue;
    const { kind, code, detail } = outcome;
    bot.events.emit("warn", "answer.not-posted", { reference: request.correlationId, kind, code, detail });
    return at > 0;
  }
  return true;
}
