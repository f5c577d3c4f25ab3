import type { Texts } from "../../domain/texts/texts.ts";
import type { BotContext } from "../context/bot-context.ts";
import type { Stage } from "../context/bot-service.ts";
import type { MessageFields } from "../message/message-body.ts";
import { noticeMessage } from "../render/notices.ts";
import { createStatusLine } from "../replies/status-line.ts";
import type { QuestionMessage } from "./parse-message.ts";

/** Discord shows "is typing" for ten seconds, so it is renewed earlier. */
const TYPING_INTERVAL_MS = 8_000;

/** Shows progress on an answer: typing at once, later a status message that becomes the answer. */
export interface MessageStatus {
  readonly onStage: (stage: Stage) => void;
  /** Posts the answer in place of the status; without messages, deletes the status. */
  end(parts: readonly MessageFields[]): Promise<void>;
}

export function createMessageStatus(
  { api, events }: Pick<BotContext, "api" | "events">,
  { channel, id }: Pick<QuestionMessage, "channel" | "id">,
  texts: Texts,
): MessageStatus {
  let statusMessage: string | null = null;
  let statusUncertain = false;
  const sendTyping = () => {
    api.typing(channel).catch((error: unknown) => events.emit("error", "typing.failed", { error }));
  };
  const typing = setInterval(sendTyping, TYPING_INTERVAL_MS);
  sendTyping();
  const line = createStatusLine(async (stage) => {
    const body = noticeMessage(texts.t(`discord.stage.${stage}`));
    if (statusMessage !== null) return api.edit(channel, statusMessage, body);
    // The nonce is derived from the question's id: two processes with one token post one answer.
    const posted = await api.post(channel, body, { nonce: `q${id}`, replyTo: id });
    if (posted.ok) statusMessage = posted.value.id;
    else statusUncertain = true;
    return posted;
  });
  return {
    onStage: line.onStage,
    async end(parts) {
      clearInterval(typing);
      await line.stop();
      const [first, ...rest] = parts;
      if (first === undefined) {
        if (statusMessage !== null) await api.remove(channel, statusMessage);
        return;
      }
      let outcome = await showAnswer(first);
      for (const [at, part] of rest.entries())
        if (outcome.ok) outcome = await api.post(channel, part, { nonce: `q${id}.${at}` });
      if (!outcome.ok)
        events.emit("warn", "answer.not-posted", {
          kind: outcome.kind,
          code: outcome.code,
          detail: outcome.detail,
        });
    },
  };

  async function showAnswer(body: MessageFields) {
    if (statusMessage !== null) {
      const edited = await api.edit(channel, statusMessage, body);
      // Somebody deleted the status, but the answer is still wanted.
      if (edited.ok || edited.kind !== "gone") return edited;
      return api.post(channel, body, { nonce: `q${id}.r`, replyTo: id });
    }
    const posted = await api.post(channel, body, { nonce: `q${id}`, replyTo: id });
    // With the same nonce, Discord may return an unconfirmed status message instead of posting.
    return posted.ok && statusUncertain ? api.edit(channel, posted.value.id, body) : posted;
  }
}
