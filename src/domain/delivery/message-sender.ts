import type { Instant } from "../core/time.ts";
import type { Message } from "../texts/texts.ts";
import type { Attachment } from "./attachment.ts";

/** One rendered message part. Only the publisher knows the format of its body; it is stored unchanged. */
export interface MessagePart {
  /** JSON that the publisher posts. It contains the part's marker, so that the message can be found again. */
  readonly body: unknown;
  /** The id of the message that this part edits; absent: it is posted as a new message. */
  readonly edits?: string;
  /** In the order in which they are shown. */
  readonly attachments?: readonly Attachment[];
}

/** Identifies a part of an edition in the channel. */
export interface PartMarker {
  /** The edition's reference, 16 characters of base64url. */
  readonly edition: string;
  /** From 0. */
  readonly part: number;
}

/**
 * Why Discord refuses a message. "forbidden": a permission is missing. "gone": the channel or message does not exist.
 * "invalid": Discord never accepts this body.
 */
export type RefusalReason = "forbidden" | "gone" | "invalid";

export interface Refusal {
  readonly kind: "refused";
  readonly why: RefusalReason;
  /** Discord's JSON error code, or the HTTP status if there was none. */
  readonly code: number;
  readonly detail: Message;
}

/**
 * The result of a post. "not-posted": it is definitely not in the channel, because there was no connection or the status was
 * 429. "unknown": no answer or a 5xx status, so it may or may not be. "deleted": the message with this nonce was posted and
 * deleted since; Discord answers 404 with code 10008, "Unknown Message".
 */
export type PostOutcome =
  | { readonly kind: "posted"; readonly message: string }
  | { readonly kind: "not-posted"; readonly detail: Message; readonly retryAfterMs?: number }
  | { readonly kind: "unknown"; readonly detail: Message }
  | { readonly kind: "deleted" }
  | Refusal;

/** The result of an edit, which can safely be repeated. Refusal "gone": somebody deleted the message. */
export type EditOutcome =
  | { readonly kind: "edited" }
  | { readonly kind: "not-edited"; readonly detail: Message; readonly retryAfterMs?: number }
  | Refusal;

/**
 * The result of searching the channel's history for a part. "unsearchable": the history can't be read, for now or because a
 * permission is missing. An empty history may mean the same, so it is not "absent".
 */
export type FindOutcome =
  | { readonly kind: "found"; readonly message: string }
  | { readonly kind: "absent" }
  | { readonly kind: "unsearchable"; readonly detail: Message };

/** Posts to channels; implemented by discord. Each call is one attempt; the outbox repeats it. */
export interface MessageSender {
  /**
   * The same nonce (at most 25 characters) within some minutes is the same message. After `timeoutMs` the attempt ends as
   * "unknown"; a request that still waits in a queue must then never be sent.
   */
  post(channel: string, part: MessagePart, nonce: string, timeoutMs: number): Promise<PostOutcome>;
  edit(channel: string, message: string, part: MessagePart, timeoutMs: number): Promise<EditOutcome>;
  /** Searches everything that was posted in the channel since then. */
  find(channel: string, marker: PartMarker, since: Instant): Promise<FindOutcome>;
}
