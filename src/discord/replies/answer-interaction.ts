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
 * Whether to post the answer as a normal message, because Discord shows the bot replies to those; otherwise it is the
 * interaction's reply.
 */
function postsInChannel(
  { isPrivate }: Pick<InteractionQuestion, "isPrivate">,
  request: InteractionRequest,
): boolean {
  return !isPrivate && request.canPost && request.channel !== null;
}

/** The status is private, unless the public reply itself becomes the answer. */
export function acknowledgementOf(
  question: Pick<InteractionQuestion, "isPrivate">,
  request: InteractionRequest,
): Acknowledgement {
  return question.isPrivate || postsInChannel(question, request) ? "private" : "public";
}

/** Answers a question from a command, button or form. */
export async function answerInteraction(
  context: InteractionContext,
  question: InteractionQuestion,
): Promise<void> {
  const { bot, request, respond, texts } = context;
  const status = createStatusLine((stage) => respond.reply(noticeMessage(texts.t(`discord.stage.${stage}`))));
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

/** Nonces are derived from the interaction's id, so an answer handled twice is posted once. False if nothing was posted. */
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
