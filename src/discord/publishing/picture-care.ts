import type { Events } from "../../domain/ports.ts";
import type { Failure, Outcome } from "../api/failure.ts";
import { sendPictured, unpictured } from "../api/pictured.ts";
import type { MessageFields } from "../message.ts";

/** After so many posts whose answer was lost the next goes without its picture: it may be the file that does not get through. */
const MOST_LOST = 2;

type Send = (message: MessageFields) => Promise<Outcome<unknown>>;

/** Sees to it that an edition goes out if its picture can't, and that an event tells why it stands without. */
export interface PictureCare {
  post(channel: string, nonce: string, message: MessageFields, send: Send): Promise<Outcome<unknown>>;
  edit(channel: string, message: MessageFields, send: Send): Promise<Outcome<unknown>>;
}

export interface PictureCareParts {
  /** Null: not known; then it is tried. */
  readonly mayAttach: (channel: string) => boolean | null;
  readonly events: Events;
}

export function createPictureCare({ mayAttach, events }: PictureCareParts): PictureCare {
  const lost = new Map<string, number>();
  const leftOut = (channel: string, { code, detail }: Pick<Failure, "code" | "detail">) =>
    events.emit("warn", "edition.picture-left-out", { channel, code, detail });

  function allowed(channel: string, message: MessageFields): MessageFields {
    if (message.picture === undefined || mayAttach(channel) !== false) return message;
    leftOut(channel, { code: 0, detail: "Attach Files is missing" });
    return unpictured(message);
  }

  function note(nonce: string, outcome: Outcome<unknown>): void {
    const inDoubt = !outcome.ok && outcome.kind === "unreachable" && outcome.notDone !== true;
    if (inDoubt) lost.set(nonce, (lost.get(nonce) ?? 0) + 1);
    else if (outcome.ok || outcome.kind !== "unreachable") lost.delete(nonce);
  }

  return {
    async post(channel, nonce, given, send) {
      if (given.picture === undefined) return send(given);
      const tooHeavy = (lost.get(nonce) ?? 0) >= MOST_LOST;
      if (tooHeavy) leftOut(channel, { code: 0, detail: "no answer to it with the picture" });
      const message = tooHeavy ? unpictured(given) : allowed(channel, given);
      const outcome = await sendPictured(message, send, (why) => leftOut(channel, why));
      note(nonce, outcome);
      return outcome;
    },
    edit: (channel, message, send) =>
      sendPictured(allowed(channel, message), send, (why) => leftOut(channel, why)),
  };
}
