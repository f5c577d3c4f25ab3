import type { ShownClaims } from "../conversation/shown-claims.ts";
import type { Instant } from "../core/time.ts";
import type { Message } from "../texts/texts.ts";
import type { Attachment } from "./attachment.ts";
import type { StoredMessagePart } from "./delivery.ts";
import type { Edition, EditionRequest, FinalEditionState } from "./edition.ts";
import type { Hold } from "./hold.ts";

/** A lease lasts `forMs` of the store's own time, whatever the callers' clocks say. */
export interface LeaseRequest {
  /** Names the process for people who look into the store. */
  readonly holder: string;
  readonly forMs: number;
}

/** A lease that is renewed from now on. */
export interface RenewedLease {
  readonly fence: number;
  readonly forMs: number;
}

export type LeaseOutcome =
  /**
   * The caller has the lease: the edition is new ("composing"), or another process left it unfinished ("composing" or
   * "sending"). `fence` is larger than that of every earlier lease of the edition. It must be given with each change, so that
   * a process that was paused cannot change anything under a later lease, even one of its own.
   */
  | { readonly kind: "leased"; readonly edition: Edition; readonly fence: number }
  | { readonly kind: "leased-elsewhere"; readonly edition: Edition; readonly remainingMs: number }
  /** It waits for a decision; nobody has its lease. */
  | { readonly kind: "on-hold"; readonly edition: Edition; readonly hold: Hold }
  | { readonly kind: "ended"; readonly edition: Edition };

/** A message part as it is first saved. */
export interface NewMessagePart {
  readonly body: unknown;
  readonly edits: string | null;
  readonly nonce: string;
  readonly attachments?: readonly Attachment[];
}

/**
 * "granted": send it now. "done": it was found to be sent already. "lost": the lease is gone, or an earlier part is not
 * done. "superseded": a later edition edits the same message, so the part is dropped.
 */
export type AttemptGrant = "granted" | "done" | "lost" | "superseded";

/** What becomes of a held edition. */
export interface HoldDecision {
  readonly decision: Hold["atEnd"];
  /** Who decided, for people who look into it: a name, or what decided by itself. */
  readonly by: string | Message;
  readonly at: Instant;
}

export interface EditionEnd {
  readonly state: FinalEditionState;
  readonly reason: Message | null;
  readonly at: Instant;
  /** The part that caused the end, and its final state. */
  readonly part?: { readonly part: number; readonly state: "uncertain" | "failed" };
}

/**
 * The part of the store that delivers editions. Each call is one transaction; a call that needs the lease changes
 * nothing under the fence of an earlier one, and reports that. Durations are measured by the store; `at` is only recorded.
 */
export interface DeliveryLedger {
  /**
   * Creates the edition of a subject and slot under `ref`, or takes over an unfinished one whose lease has expired.
   */
  leaseEdition(request: EditionRequest, ref: string, lease: LeaseRequest, at: Instant): Promise<LeaseOutcome>;
  /** False if there is a later lease, or the edition has ended. */
  renewLease(ref: string, fence: number, forMs: number): Promise<boolean>;
  /**
   * Saves all parts and the claims they show under the edition's ref, and sets its state to "sending", or with a hold to
   * "on-hold" and gives the lease back; all or nothing.
   */
  saveParts(
    ref: string,
    fence: number,
    parts: readonly NewMessagePart[],
    shown: ShownClaims,
    hold?: Hold | null,
  ): Promise<boolean>;
  /**
   * Lets a held edition go: "send" makes it "sending", free for anybody to lease; "drop" ends it as "withdrawn". The first
   * decision counts: null if it is not held.
   */
  decideHold(ref: string, decision: HoldDecision): Promise<Edition | null>;
  /** Ordered by part number. */
  parts(ref: string): Promise<readonly StoredMessagePart[]>;
  /** Records that the part is about to be sent, and renews the lease. */
  beginAttempt(ref: string, part: number, lease: RenewedLease, at: Instant): Promise<AttemptGrant>;
  /** Reverts a send attempt that definitely failed, when no earlier attempt is in doubt. */
  revertAttempt(ref: string, part: number, fence: number, reason: string): Promise<boolean>;
  /**
   * Records that the part is in the channel as this message, whoever holds the lease. An edition that was uncertain only
   * because of this part becomes delivered.
   */
  recordSent(ref: string, part: number, message: string): Promise<void>;
  dropPart(ref: string, part: number, fence: number, reason: string): Promise<boolean>;
  /** The ended edition; null if there is a later lease, it has ended before, or its part turns out to be sent. */
  endEdition(ref: string, fence: number, end: EditionEnd): Promise<Edition | null>;
  /** Editions that have not ended, without those that are held beyond `at`; oldest first, at most 500. */
  unfinishedEditions(at: Instant): Promise<readonly Edition[]>;
}
