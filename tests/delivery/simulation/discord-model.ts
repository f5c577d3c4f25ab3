import type { Instant } from "../../../src/domain/core/time.ts";
import type { PartMarker } from "../../../src/domain/delivery/message-sender.ts";
import { trueInstant } from "./machine.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** A message that was posted at some time, perhaps deleted since. */
export interface ModelMessage {
  readonly id: string;
  readonly marker: PartMarker;
  readonly nonce: string;
  readonly at: Instant;
  readonly storedAt: number;
  text: string;
  deleted: boolean;
}

/** What Discord does with requests that reach it. Network faults are simulated elsewhere. */
export interface DiscordModel {
  /** All messages ever posted, in order, including deleted ones. */
  readonly messages: readonly ModelMessage[];
  /** What the bot may do in the channel now. */
  readonly allowed: { post: boolean; read: boolean; exists: boolean };
  /** Stores a message, or returns the one already stored under a nonce that is still remembered, deleted or not. */
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
