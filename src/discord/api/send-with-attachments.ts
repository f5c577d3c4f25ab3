import { withoutAttachments } from "../message/attachments.ts";
import type { MessageFields } from "../message/message-body.ts";
import type { Failure, Outcome } from "./failure.ts";

/** Sends a message; if Discord rejects it with its files, sends it once more without. */
export async function sendWithAttachments<T>(
  message: MessageFields,
  send: (message: MessageFields) => Promise<Outcome<T>>,
  onOmitted: (why: Failure) => void,
): Promise<Outcome<T>> {
  const outcome = await send(message);
  if (outcome.ok || (message.attachments ?? []).length === 0) return outcome;
  if (outcome.kind !== "forbidden" && outcome.kind !== "refused") return outcome;
  onOmitted(outcome);
  return send(withoutAttachments(message));
}
