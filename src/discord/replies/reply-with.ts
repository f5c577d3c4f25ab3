import type { Responder } from "../context/responder.ts";
import type { MessageFields } from "../message/message-body.ts";

/** Replies with messages in order; if one can't be sent, the rest is skipped, since it would lack context. */
export async function replyWithAll(respond: Responder, parts: readonly MessageFields[]): Promise<void> {
  const [first, ...rest] = parts;
  if (first === undefined || !(await respond.reply(first)).ok) return;
  for (const part of rest) if (!(await respond.followUp(part)).ok) return;
}
