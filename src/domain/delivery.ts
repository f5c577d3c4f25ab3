import type { ShownClaims } from "./ports.ts";
import type { Instant } from "./time.ts";

/** One message part as the publisher rendered it: its body is the publisher's own affair, and kept as it is. */
export interface RenderedPart {
  /** JSON that the publisher posts; it holds the part's marker, so that the message can be found again. */
  readonly body: unknown;
}

/** Names a part of an edition in what is posted, so that it can be told from all others. */
export interface PartMarker {
  /** The edition's reference, 16 characters of base64url. */
  readonly edition: string;
  /** From 0. */
  readonly part: number;
}

/** How a post ended. "unknown": no answer came, and it may or may not stand there. */
export type PostOutcome =
  | { readonly kind: "posted"; readonly message: string }
  | { readonly kind: "not-posted"; readonly detail: string; readonly retryAfterMs?: number }
  | { readonly kind: "unknown"; readonly detail: string }
  /** "forbidden": a permission is missing; "gone": the channel is; "invalid": Discord will never take this body. */
  | {
      readonly kind: "refused";
      readonly why: "forbidden" | "gone" | "invalid";
      readonly code: number;
      readonly detail: string;
    };

/** How an edit ended; it may be repeated without harm. "gone": somebody deleted the message, and it stays deleted. */
export type EditOutcome =
  | { readonly kind: "edited" }
  | { readonly kind: "not-edited"; readonly detail: string; readonly retryAfterMs?: number }
  | {
      readonly kind: "refused";
      readonly why: "forbidden" | "gone" | "invalid";
      readonly code: number;
      readonly detail: string;
    };

/** What the channel's history says of a part. "unsearchable": it can't be read, for now or for want of a permission. */
export type FindOutcome =
  | { readonly kind: "found"; readonly message: string }
  | { readonly kind: "absent" }
  | { readonly kind: "unsearchable"; readonly detail: string };

/** Where briefings are posted; Discord implements it. Each call is one try: repeating is the outbox's affair. */
export interface Publisher {
  /** The same nonce within some minutes is the same message. At most 25 characters. */
  post(channel: string, part: RenderedPart, nonce: string): Promise<PostOutcome>;
  edit(channel: string, message: string, part: RenderedPart): Promise<EditOutcome>;
  /** Looks through all that was posted in the channel since then. */
  find(channel: string, marker: PartMarker, since: Instant): Promise<FindOutcome>;
}

/** What an edition came to, for whom it is due. */
export type EditionState =
  /** Claimed, not yet written. */
  | "composing"
  | "sending"
  | "delivered"
  /** Nothing new, and silence was wished for. */
  | "silent"
  /** The slot passed while nothing could be posted. */
  | "missed"
  /** A part may or may not stand in the channel: never posted again, told to those who run it. */
  | "uncertain"
  /** Discord will not take it; `reason` says why. */
  | "failed";

/** One occurrence of a schedule, or an alert or correction, which are delivered the same way. Unique by schedule and slot. */
export interface Edition {
  /** Its reference, under which its claims are kept: 16 characters of base64url. */
  readonly ref: string;
  /** The schedule's id; alerts and corrections have ids of their own ("watch:...", "correction:..."). */
  readonly schedule: string;
  readonly slot: Instant;
  readonly guild: string | null;
  readonly channel: string;
  readonly state: EditionState;
  readonly reason: string | null;
  readonly late: boolean;
  readonly createdAt: Instant;
  readonly endedAt: Instant | null;
}

/** The ledger row of one message part. */
export interface Delivery {
  readonly edition: string;
  readonly part: number;
  readonly nonce: string;
  readonly state: "waiting" | "sending" | "sent" | "uncertain" | "failed";
  readonly message: string | null;
  /** When it was first handed to Discord; null: never. */
  readonly firstTriedAt: Instant | null;
  readonly tries: number;
  readonly reason: string | null;
}

/** An edition as it was written, ready to be kept in one transaction before the first part is sent. */
export interface ComposedEdition {
  readonly parts: readonly RenderedPart[];
  readonly shown: ShownClaims;
}
