import type { MessageFields } from "../message/message-body.ts";
import { withoutPicture } from "../message/picture.ts";
import type { Failure, Outcome } from "./failure.ts";

/** Sends a message; if Discord rejects it with its picture, sends it once more without. */
export async function sendWithPicture<T>(
  message: MessageFields,
  send: (message: MessageFields) => Promise<Outcome<T>>,
  onOmitted: (why: Failure) => void,
): Promise<Outcome<T>> {
  const outcome = await send(message);
  if (outcome.ok || message.picture === undefined) return outcome;
  if (outcome.kind !== "forbidden" && outcome.kind !== "refused") return outcome;
  onOmitted(outcome);
  return send(withoutPicture(message));
}
