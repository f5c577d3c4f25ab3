import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";

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
