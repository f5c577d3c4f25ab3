import type { Events } from "../../domain/operations/events.ts";
import type { Failure, Outcome } from "../api/failure.ts";
import { sendWithAttachments } from "../api/send-with-attachments.ts";
import { withoutAttachments } from "../message/attachments.ts";
import type { MessageFields } from "../message/message-body.ts";

/** After this many attempts without a response, the files are left out: they may be what fails. */
const MAX_UNANSWERED = 2;

type SendMessage = (message: MessageFields) => Promise<Outcome<unknown>>;

/** Posts an edition without its files if they can't be sent, and logs why. All are left out or none. */
export interface AttachmentFallback {
  post(channel: string, nonce: string, message: MessageFields, send: SendMessage): Promise<Outcome<unknown>>;
  edit(channel: string, message: MessageFields, send: SendMessage): Promise<Outcome<unknown>>;
}

export interface AttachmentFallbackDeps {
  /** Null if unknown; the files are then tried. */
  readonly mayAttach: (channel: string) => boolean | null;
  readonly events: Events;
}

export function createAttachmentFallback({ mayAttach, events }: AttachmentFallbackDeps): AttachmentFallback {
  const unanswered = new Map<string, number>();
  const reportOmitted = (channel: string, { code, detail }: Pick<Failure, "code" | "detail">) =>
    events.emit("warn", "edition.picture-left-out", { channel, code, detail });

  function withAllowedAttachments(channel: string, message: MessageFields): MessageFields {
    if (!hasAttachments(message) || mayAttach(channel) !== false) return message;
    reportOmitted(channel, { code: 0, detail: "Attach Files is missing" });
    return withoutAttachments(message);
  }

  function countUnanswered(nonce: string, outcome: Outcome<unknown>): void {
    const isUncertain = !outcome.ok && outcome.kind === "unreachable" && outcome.notDone !== true;
    if (isUncertain) unanswered.set(nonce, (unanswered.get(nonce) ?? 0) + 1);
    else if (outcome.ok || outcome.kind !== "unreachable") unanswered.delete(nonce);
  }

  return {
    async post(channel, nonce, original, send) {
      if (!hasAttachments(original)) return send(original);
      const omitAttachments = (unanswered.get(nonce) ?? 0) >= MAX_UNANSWERED;
      if (omitAttachments)
        reportOmitted(channel, { code: 0, detail: "no response to the attempts with its files" });
      const message = omitAttachments
        ? withoutAttachments(original)
        : withAllowedAttachments(channel, original);
      const outcome = await sendWithAttachments(message, send, (why) => reportOmitted(channel, why));
      countUnanswered(nonce, outcome);
      return outcome;
    },
    edit: (channel, message, send) =>
      sendWithAttachments(withAllowedAttachments(channel, message), send, (why) =>
        reportOmitted(channel, why),
      ),
  };
}

function hasAttachments({ attachments = [] }: MessageFields): boolean {
  return attachments.length > 0;
}
