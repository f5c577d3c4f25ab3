import type { Texts } from "../../domain/texts/texts.ts";
import type { BotContext } from "../context/bot-context.ts";
import type { Stage } from "../context/bot-service.ts";
import { newClaimsRef } from "../message/ids.ts";
import type { MessageFields } from "../message/message-body.ts";
import { renderAnswer } from "../render/answer.ts";

export interface QuestionRequest {
  readonly guild: string | null;
  readonly question: string;
  readonly by: string;
  /** Null starts a conversation. */
  readonly conversation: string | null;
  /** Whether the message shows who asked what; not needed right below the question. */
  readonly showQuestion: boolean;
  readonly texts: Texts;
  readonly onStage: (stage: Stage) => void;
}

/** Answers a question and stores its claims. Returns the messages to post; the first is the one to reply to. */
export async function answerQuestion(
  { service, now }: Pick<BotContext, "service" | "now">,
  { guild, question, by, texts, showQuestion, ...options }: QuestionRequest,
): Promise<readonly [MessageFields, ...MessageFields[]]> {
  const ref = newClaimsRef();
  const conversation = options.conversation ?? ref;
  const answer = await service.ask(guild, question, { conversation, by, onStage: options.onStage });
  const { parts, shown } = renderAnswer(answer, {
    ref,
    at: now(),
    showQuestion,
    ...(showQuestion ? { askedBy: by } : {}),
    language: texts.code,
    documents: await service.headers(guild, answer.documents),
  });
  await service.saveShown(guild, ref, { ...shown, by, conversation, question });
  const [first, ...rest] = parts;
  if (first === undefined) throw new Error("an answer without a message");
  return [first, ...rest];
}
