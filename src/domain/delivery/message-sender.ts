import type { Instant } from "../core/time.ts";

/** One message part as the publisher rendered it: its body is the publisher's own affair, and kept as it is. */
export interface MessagePart {
  /** JSON that the publisher posts; it holds the part's marker, so that the message can be found again. */
  readonly body: unknown;
  /** The message that this body takes the place of the old one in; absent: it is posted as a message of its own. */
  readonly edits?: string;
}

/** Names a part of an edition in what is posted, so that it can be told from all others. */
export interface PartMarker {
  /** The edition's reference, 16 characters of base64url. */
  readonly edition: string;
  /** From 0. */
  readonly part: number;
}

/** Why Discord will not take it. "forbidden": a permission is missing; "gone": the channel or message is; "invalid": never this body. */
export type RefusalReason = "forbidden" | "gone" | "invalid";

export interface Refusal {
  readonly kind: "refused";
  readonly why: RefusalReason;
  /** Discord's JSON error code, or the HTTP status where it gave none. */
  readonly code: number;
  readonly detail: string;
}

/**
 * How a post ended. "not-posted" is said only where it surely does not stand there: the connection never was, or a 429.
 * "unknown": no answer, or a 5xx: it may or may not. "deleted": the nonce's message was posted and deleted since; Discord
 * means it to stay deleted, and answers 404 with code 10008, "Unknown Message".
 */
export type PostOutcome =
  | { readonly kind: "posted"; readonly message: string }
  | { readonly kind: "not-posted"; readonly detail: string; readonly retryAfterMs?: number }
  | { readonly kind: "unknown"; readonly detail: string }
  | { readonly kind: "deleted" }
  | Refusal;

/** How an edit ended; it may be repeated without harm. "gone": somebody deleted the message, and it stays deleted. */
export type EditOutcome =
  | { readonly kind: "edited" }
  | { readonly kind: "not-edited"; readonly detail: string; readonly retryAfterMs?: number }
  | Refusal;

/**
 * What the channel's history says of a part. "unsearchable": it can't be read, for now or for want of a permission; an
 * empty list may be just that, and then is not "absent".
 */
export type FindOutcome =
  | { readonly kind: "found"; readonly message: string }
  | { readonly kind: "absent" }
  | { readonly kind: "unsearchable"; readonly detail: string };

/** Where briefings are posted; Discord implements it. Each call is one try: repeating is the outbox's affair. */
export interface MessageSender {
  /**
   * The same nonce within some minutes is the same message; at most 25 characters. After `timeoutMs` the try is given up as
   * "unknown", wherever it stands; what still waits in a queue then must never be sent.
   */
  post(channel: string, part: MessagePart, nonce: string, timeoutMs: number): Promise<PostOutcome>;
  edit(channel: string, message: string, part: MessagePart, timeoutMs: number): Promise<EditOutcome>;
  /** Looks through all that was posted in the channel since then. */
  find(channel: string, marker: PartMarker, since: Instant): Promise<FindOutcome>;
}
