import type { MessageFields } from "../api/api.ts";
import type { Stage } from "../desk.ts";
import type { House } from "../house.ts";
import { newClaimsRef } from "../reference.ts";
import { answerMessage } from "../render/answer.ts";
import type { Language } from "../texts/languages.ts";

export interface Asked {
  readonly guild: string | null;
  readonly question: string;
  readonly by: string;
  /** Null begins a conversation. */
  readonly conversation: string | null;
  /** Whether the message says who asked what: where the question does not stand above it anyway. */
  readonly showAsked: boolean;
  readonly language: Language;
  readonly onStage: (stage: Stage) => void;
}

/** Has a question answered, and keeps the answer's claims before anybody sees it. */
export async function answerQuestion(
  { desk, now, timeZone }: Pick<House, "desk" | "now" | "timeZone">,
  { guild, question, by, language, showAsked, ...asked }: Asked,
): Promise<MessageFields> {
  const ref = newClaimsRef();
  const conversation = asked.conversation ?? ref;
  const answer = await desk.ask(guild, question, { conversation, by, onStage: asked.onStage });
  const headers = await desk.headers(guild, answer.documents);
  const { body, shown } = answerMessage(answer, {
    ref,
    at: now(),
    headers,
    language,
    timeZone,
    asked: showAsked ? { by, question } : null,
  });
  await desk.keepShown(guild, ref, { ...shown, by, conversation, question });
  return body;
}
