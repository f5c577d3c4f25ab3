import type { Instant } from "../../../src/domain/core/time.ts";
import type { PartMarker } from "../../../src/domain/delivery/delivery.ts";
import { trueInstant } from "./machine.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** A message that was ever in the channel. */
export interface ModelMessage {
  readonly id: string;
  readonly marker: PartMarker;
  readonly nonce: string;
  readonly at: Instant;
  readonly storedAt: number;
  text: string;
  deleted: boolean;
}

/** What Discord does with the requests that reach it; what happens to them on the way is not its affair. */
export interface DiscordModel {
  /** Every message that was ever stored, in order, the deleted ones included. */
  readonly messages: readonly ModelMessage[];
  /** What the bot may do in the channel at the moment. */
  readonly allowed: { post: boolean; read: boolean; exists: boolean };
  /** Stores it, unless one with the nonce was stored in the last minutes: then that one is meant, deleted or not. */
  store(marker: PartMarker, text: string, nonce: string): ModelMessage;
  edit(id: string, text: string): boolean;
  delete(id: string): void;
  history(since: Instant): readonly ModelMessage[];
}

export function createDiscordModel(time: VirtualTime, nonceMs: number): DiscordModel {
  const messages: ModelMessage[] = [];
  const visibleMessage = (id: string) => messages.find((message) => message.id === id && !message.deleted);
  return {
    messages,
    allowed: { post: true, read: true, exists: true },
    store(marker, text, nonce) {
      const same = messages.findLast((message) => message.nonce === nonce);
      if (same !== undefined && time.now() - same.storedAt <= nonceMs) return same;
      const at = trueInstant(time);
      const id = `m${messages.length + 1}`;
      const message = { id, marker, nonce, at, storedAt: time.now(), text, deleted: false };
      messages.push(message);
      return message;
    },
    edit(id, text) {
      const message = visibleMessage(id);
      if (message === undefined) return false;
      message.text = text;
      return true;
    },
    delete(id) {
      const message = visibleMessage(id);
      if (message !== undefined) message.deleted = true;
    },
    history: (since) => messages.filter(({ deleted, at }) => !deleted && at >= since),
  };
}
