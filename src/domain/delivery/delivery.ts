import type { Instant } from "../core/time.ts";
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
  readonly firstAttemptAt: Instant | null;
  readonly attempts: number;
  readonly reason: string | null;
}

/** How long ago something was, when the store was asked. */
export interface Elapsed {
  /** By the wall clock of the machine on which it was. */
  readonly at: Instant;
  /** By the store's own time, which never goes back: at least this long. */
  readonly elapsedMs: number;
  /** False: much more time may have passed, because a clock was set back or the machine was restarted. */
  readonly isKnown: boolean;
}

/** A delivery with the data needed to send it. */
export interface StoredMessagePart extends Omit<Delivery, "firstAttemptAt"> {
  /** Null if it definitely is not in the channel. */
  readonly firstAttempt: Elapsed | null;
  readonly body: unknown;
  readonly edits: string | null;
  readonly attachments: readonly Attachment[];
  readonly nonce: string;
}
