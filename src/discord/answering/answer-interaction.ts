import type { Context } from "../house.ts";
import type { Request } from "../interactions/request.ts";
import type { Acknowledgement } from "../interactions/task.ts";
import type { MessageFields } from "../message.ts";
import { noticeMessage } from "../render/notices.ts";
import { answerQuestion } from "./answer-question.ts";
import { replyWith } from "./reply-with.ts";
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
function standsAlone({ isPrivate }: Pick<InteractionQuestion, "isPrivate">, request: Request): boolean {
  return !isPrivate && request.canPost && request.channel !== null;
}

/** What is told before the answer is there is for the asker alone, unless the reply itself becomes the answer. */
export function acknowledgementOf(
  asked: Pick<InteractionQuestion, "isPrivate">,
  request: Request,
): Acknowledgement {
  return asked.isPrivate || standsAlone(asked, request) ? "private" : "public";
}

/** Answers a question that came by a command, a button or a form. */
export async function answerInteraction(context: Context, asked: InteractionQuestion): Promise<void> {
  const { house, request, respond, texts } = context;
  const status = createStatusLine((stage) => respond.reply(noticeMessage(texts.commands.stages[stage])));
  const alone = standsAlone(asked, request);
  const answer = answerQuestion(house, {
    ...asked,
    guild: request.guild,
    by: request.user,
    showAsked: alone && !request.inDirect,
    texts,
    onStage: status.onStage,
  });
  const [parts] = await Promise.all([answer, answer.finally(status.stop)]);
  if (alone && (await postAlone(context, parts))) await respond.withdraw();
  else await replyWith(respond, parts);
}

/** The nonces name the interaction: handled twice, by whomever, it is posted once. False when nothing was. */
async function postAlone({ house, request }: Context, parts: readonly MessageFields[]): Promise<boolean> {
  if (request.channel === null) return false;
  for (const [at, part] of parts.entries()) {
    const outcome = await house.api.post(request.channel, part, { nonce: `i${request.id}.${at}` });
    if (outcome.ok) continue;
    const { kind, code, detail } = outcome;
    house.events.emit("warn", "answer.not-posted", { reference: request.reference, kind, code, detail });
    return at > 0;
  }
  return true;
}
