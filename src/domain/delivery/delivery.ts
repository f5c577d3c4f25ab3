import type { Moment } from "../core/clock.ts";

/** The ledger row of one message part. */
export interface Delivery {
  /** From 0. */
  readonly part: number;
  /**
   * "sending": it may stand in the channel. "waiting": it surely does not. "dropped": not wanted there any more, since
   * somebody deleted the message or a later edit took its place; `reason` says which.
   */
  readonly state: "waiting" | "sending" | "sent" | "dropped" | "uncertain" | "failed";
  readonly message: string | null;
  /** Since when it may stand in the channel; null: it surely does not. Kept once it is sent. */
  readonly firstAttempt: Moment | null;
  readonly attempts: number;
  readonly reason: string | null;
}

/** A delivery with what it takes to send it. */
export interface StoredMessagePart extends Delivery {
  readonly body: unknown;
  readonly edits: string | null;
  readonly nonce: string;
}
