import type { ShownClaims } from "../conversation/shown-claims.ts";
import type { Moment } from "../core/clock.ts";
import type { Instant } from "../core/time.ts";
import type { Delivery, StoredMessagePart } from "./delivery.ts";
import type { Edition, EditionRequest, FinalEditionState } from "./edition.ts";

/**
 * The right to work on an edition until a time. `holder` is made up anew for each claim, so that a process that was
 * paused is not taken for the one that it is now.
 */
export interface Lease {
  readonly holder: string;
  readonly until: Instant;
}

export type LeaseOutcome =
  /** It is the caller's: new ("composing"), or left behind by another ("composing" or "sending"). */
  | { readonly kind: "leased"; readonly edition: Edition }
  | { readonly kind: "leased-elsewhere"; readonly edition: Edition; readonly until: Instant }
  | { readonly kind: "ended"; readonly edition: Edition };

/** A part as it is first kept. */
export interface NewMessagePart {
  readonly body: unknown;
  readonly edits: string | null;
  readonly nonce: string;
}

/**
 * "granted": hand it to Discord. "done": another found it sent meanwhile. "lost": not the holder, or a part before it is
 * not done. "superseded": a later edition edits the same message, and the part is dropped.
 */
export type AttemptGrant = "granted" | "done" | "lost" | "superseded";

export interface EditionEnd {
  readonly state: FinalEditionState;
  readonly reason: string | null;
  readonly at: Instant;
  /** What became of the part that ended it. */
  readonly part?: { readonly part: number; readonly state: "uncertain" | "failed" };
}

/**
 * The part of the store that remembers editions and their deliveries. Each call is one transaction; one that needs the
 * lease changes nothing when another holds it by now, and says so.
 */
export interface EditionLedger {
  /**
   * Makes the edition of that schedule and slot under `ref`, or takes over one that was left behind: whose lease has run
   * out by `now`, or lies so far ahead of the one asked for that the clock must have been set back.
   */
  leaseEdition(request: EditionRequest, ref: string, lease: Lease, now: Instant): Promise<LeaseOutcome>;
  /** False when another holds it by now, or it has ended. */
  renewLease(ref: string, lease: Lease): Promise<boolean>;
  /** Keeps all parts and the claims they show, under the edition's ref, and has it "sending": all or nothing. */
  saveParts(
    ref: string,
    holder: string,
    parts: readonly NewMessagePart[],
    shown: ShownClaims,
  ): Promise<boolean>;
  /** In order. */
  parts(ref: string): Promise<readonly StoredMessagePart[]>;
  /** Notes that the part is about to be handed to Discord, and renews the lease. */
  beginAttempt(ref: string, part: number, lease: Lease, now: Moment): Promise<AttemptGrant>;
  /** Takes a try back that surely posted nothing and before which nothing may have been posted. */
  revertAttempt(ref: string, part: number, holder: string, reason: string): Promise<boolean>;
  /**
   * Keeps what is certain, whoever holds the lease: the part stands in the channel as this message. An edition that was
   * uncertain for want of just that is delivered.
   */
  recordSent(ref: string, part: number, message: string): Promise<void>;
  dropPart(ref: string, part: number, holder: string, reason: string): Promise<boolean>;
  /** The edition as it ended; null when another holds it by now, it has ended, or its part turns out to be sent. */
  endEdition(ref: string, holder: string, end: EditionEnd): Promise<Edition | null>;

  /** The newest slots first, at most 500; with `before`, of those before then. */
  editions(schedule: string, limit: number, before?: Instant): Promise<readonly Edition[]>;
  /** Those that ended uncertain or failed since then, the latest first, at most 500. */
  troubledEditions(since: Instant): Promise<readonly Edition[]>;
  /** The one of the newest slot. */
  lastDelivered(schedule: string): Promise<Edition | null>;
  deliveries(ref: string): Promise<readonly Delivery[]>;
  /** Those not ended, the oldest first, at most 500. */
  unfinishedEditions(): Promise<readonly Edition[]>;
  /** Forgets those that ended before then, with their parts. Their slots must be out of anybody's reach by then. */
  forgetEditionsBefore(before: Instant): Promise<void>;
}
