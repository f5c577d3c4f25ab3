import type { MessageFields } from "../api/api.ts";
import type { Context } from "../house.ts";
import type { Request } from "../interactions/request.ts";
import type { Acknowledgement } from "../interactions/task.ts";
import { noticeMessage } from "../render/notices.ts";
import { answerQuestion } from "./answer-question.ts";
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
  const { house, request, respond, language } = context;
  const status = createStatusLine((stage) => respond.reply(noticeMessage(language.commands.stages[stage])));
  const alone = standsAlone(asked, request);
  let body: MessageFields;
  try {
    body = await answerQuestion(house, {
      ...asked,
      guild: request.guild,
      by: request.user,
      showAsked: alone && !request.inDirect,
      language,
      onStage: status.onStage,
    });
  } finally {
    await status.stop();
  }
  if (alone && (await postAlone(context, body))) await respond.withdraw();
  else await respond.reply(body);
}

/** The nonce names the interaction: handled twice, by whomever, it is posted once. */
async function postAlone({ house, request }: Context, body: MessageFields): Promise<boolean> {
  if (request.channel === null) return false;
  const outcome = await house.api.post(request.channel, body, { nonce: `i${request.id}` });
  if (!outcome.ok) {
    const { kind, code, detail } = outcome;
    house.events.emit("warn", "answer.not-posted", { reference: request.reference, kind, code, detail });
  }
  return outcome.ok;
}
