import type { Events } from "../../domain/operations/events.ts";
import type { Failure, Outcome } from "../api/failure.ts";
import { sendWithPicture } from "../api/send-with-picture.ts";
import type { MessageFields } from "../message/message-body.ts";
import { withoutPicture } from "../message/picture.ts";

/** After this many attempts without a response, the picture is left out: the file may be what fails. */
const MAX_UNANSWERED = 2;

type SendMessage = (message: MessageFields) => Promise<Outcome<unknown>>;

/** Posts an edition without its picture if the picture can't be sent, and logs why. */
export interface PictureFallback {
  post(channel: string, nonce: string, message: MessageFields, send: SendMessage): Promise<Outcome<unknown>>;
  edit(channel: string, message: MessageFields, send: SendMessage): Promise<Outcome<unknown>>;
}

export interface PictureFallbackDeps {
  /** Null if unknown; the picture is then tried. */
  readonly mayAttach: (channel: string) => boolean | null;
  readonly events: Events;
}

export function createPictureFallback({ mayAttach, events }: PictureFallbackDeps): PictureFallback {
  const unanswered = new Map<string, number>();
  const reportOmitted = (channel: string, { code, detail }: Pick<Failure, "code" | "detail">) =>
    events.emit("warn", "edition.picture-left-out", { channel, code, detail });

  function withAllowedPicture(channel: string, message: MessageFields): MessageFields {
    if (message.picture === undefined || mayAttach(channel) !== false) return message;
    reportOmitted(channel, { code: 0, detail: "Attach Files is missing" });
    return withoutPicture(message);
  }

  function countUnanswered(nonce: string, outcome: Outcome<unknown>): void {
    const isUncertain = !outcome.ok && outcome.kind === "unreachable" && outcome.notDone !== true;
    if (isUncertain) unanswered.set(nonce, (unanswered.get(nonce) ?? 0) + 1);
    else if (outcome.ok || outcome.kind !== "unreachable") unanswered.delete(nonce);
  }

  return {
    async post(channel, nonce, original, send) {
      if (original.picture === undefined) return send(original);
      const omitPicture = (unanswered.get(nonce) ?? 0) >= MAX_UNANSWERED;
      if (omitPicture)
        reportOmitted(channel, { code: 0, detail: "no response to the attempts with the picture" });
      const message = omitPicture ? withoutPicture(original) : withAllowedPicture(channel, original);
      const outcome = await sendWithPicture(message, send, (why) => reportOmitted(channel, why));
      countUnanswered(nonce, outcome);
      return outcome;
    },
    edit: (channel, message, send) =>
      sendWithPicture(withAllowedPicture(channel, message), send, (why) => reportOmitted(channel, why)),
  };
}
