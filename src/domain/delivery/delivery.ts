import type { Moment } from "../core/clock.ts";
import type { Attachment } from "./attachment.ts";

/** The stored state of one message part. */
export interface Delivery {
  /** From 0. */
  readonly part: number;
  /**
   * "waiting": definitely not in the channel. "sending": may be in the channel. "dropped": no longer wanted there, because
   * somebody deleted the message or a later edit replaced it; `reason` says which.
   */
  readonly state: "waiting" | "sending" | "sent" | "dropped" | "uncertain" | "failed";
  readonly message: string | null;
  /** The first moment from which it may be in the channel; null if it definitely is not. Stays set once sent. */
  readonly firstAttempt: Moment | null;
  readonly attempts: number;
  readonly reason: string | null;
}

/** A delivery with the data needed to send it. */
export interface StoredMessagePart extends Delivery {
  readonly body: unknown;
  readonly edits: string | null;
  readonly attachments: readonly Attachment[];
  readonly nonce: string;
}
