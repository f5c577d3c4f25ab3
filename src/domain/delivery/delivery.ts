import type { ShownClaims } from "../conversation/shown-claims.ts";
import type { LibraryId } from "../core/library.ts";
import type { Instant, Moment } from "../core/time.ts";

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

/** What an edition came to, for whom it is due. */
export type EditionState =
  /** Claimed, not yet written. */
  | "composing"
  | "sending"
  | "delivered"
  /** Nothing new, and silence was wished for. */
  | "silent"
  /** Its time passed while nothing could be posted. */
  | "missed"
  /** A part may or may not stand in the channel: never posted again, told to those who run it. */
  | "uncertain"
  /** Discord will not take it, or only some of its parts went out in time; `reason` says which. */
  | "failed";

/** How an edition can end. */
export type FinalEditionState = Exclude<EditionState, "composing" | "sending">;

/** What an edition is asked for with. A schedule and a slot make one edition, ever. */
export interface EditionRequest {
  /** The schedule's id; alerts and corrections have ids of their own ("watch:...", "correction:..."). */
  readonly schedule: string;
  readonly slot: Instant;
  /** Whose documents it is written from, and under which its claims are kept. */
  readonly library: LibraryId;
  readonly channel: string;
  /** It was begun after its time, a slot caught up on. */
  readonly late: boolean;
  /** It may be written before, but not posted. */
  readonly notBefore: Instant;
  /** After this nothing of it is posted any more. */
  readonly deadline: Instant;
}

/** One occurrence of a schedule, or an alert or correction, which are delivered the same way. */
export interface Edition extends EditionRequest {
  /** Its reference, under which its claims are kept: 16 characters of base64url. */
  readonly ref: string;
  readonly state: EditionState;
  readonly reason: string | null;
  readonly createdAt: Instant;
  readonly endedAt: Instant | null;
}

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

/** What came of writing an edition. "silent": there is nothing to say, and silence was wished for. */
export type Composition =
  | {
      readonly kind: "parts";
      readonly parts: readonly [MessagePart, ...MessagePart[]];
      readonly shown: ShownClaims;
    }
  | { readonly kind: "silent"; readonly reason: string };

/** Writes the edition. It is kept alive meanwhile; what it throws leaves the edition to be written later. */
export type Compose = (edition: Edition) => Promise<Composition>;

/** How a run ended. */
export type RunOutcome =
  /** `refused`: why Discord takes nothing in this channel, so that the schedule should pause; else null. */
  | { readonly kind: "ended"; readonly edition: Edition; readonly refused: RefusalReason | null }
  /** It ended before, or is another's until then. */
  | { readonly kind: "taken"; readonly edition: Edition; readonly until: Instant | null }
  /** Another took it over meanwhile; nothing more was sent from here. */
  | { readonly kind: "lost"; readonly edition: Edition };

/** Editions become messages here, each posted once. */
export interface Outbox {
  /**
   * Claims the edition, has it written and delivers it; or takes it up where another process left it. Faults of the
   * store, and what `compose` throws, are thrown: the edition stays unfinished, for recover().
   */
  run(request: EditionRequest, compose: Compose): Promise<RunOutcome>;
  /** Records that the edition was not even begun. */
  recordMissed(request: EditionRequest, reason: string): Promise<RunOutcome>;
  /**
   * Takes up all that others left unfinished and do not hold any more. Called at start and now and then: a process that
   * was killed holds its editions for a minute. The first fault is thrown once all are done.
   */
  recover(compose: Compose): Promise<readonly RunOutcome[]>;
}
