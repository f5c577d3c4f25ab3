import type { Stage } from "../desk.ts";
import type { House } from "../house.ts";
import type { MessageFields } from "../message.ts";
import { newClaimsRef } from "../reference.ts";
import { answerMessage } from "../render/answer.ts";
import type { Texts } from "../texts/texts.ts";

export interface Asked {
  readonly guild: string | null;
  readonly question: string;
  readonly by: string;
  /** Null begins a conversation. */
  readonly conversation: string | null;
  /** Whether the message says who asked what: where the question does not stand above it anyway. */
  readonly showAsked: boolean;
  readonly texts: Texts;
  readonly onStage: (stage: Stage) => void;
}

/** Has a question answered, and keeps the answer's claims before anybody sees it. The messages, the first to be replied to. */
export async function answerQuestion(
  { desk, now }: Pick<House, "desk" | "now">,
  { guild, question, by, texts, showAsked, ...asked }: Asked,
): Promise<readonly [MessageFields, ...MessageFields[]]> {
  const ref = newClaimsRef();
  const conversation = asked.conversation ?? ref;
  const answer = await desk.ask(guild, question, { conversation, by, onStage: asked.onStage });
  const { parts, shown } = answerMessage(answer, {
    ref,
    at: now(),
    question: showAsked,
    ...(showAsked ? { askedBy: by } : {}),
    language: texts.code,
    documents: await desk.headers(guild, answer.documents),
  });
  await desk.keepShown(guild, ref, { ...shown, by, conversation, question });
  const [first, ...rest] = parts;
  if (first === undefined) throw new Error("an answer without a message");
  return [first, ...rest];
}
