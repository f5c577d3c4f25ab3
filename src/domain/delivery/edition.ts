import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";
import { storedText } from "../texts/reasons.ts";
import type { Message, Texts } from "../texts/texts.ts";
import type { EditionSubject } from "./edition-subject.ts";

/** The state of an edition. */
export type EditionState =
  /** Leased, not written yet. */
  | "composing"
  /** Written, and waits until somebody releases or withdraws it. */
  | "on-hold"
  | "sending"
  | "delivered"
  /** Nothing new, and the schedule asks for silence in that case. */
  | "silent"
  /** Its deadline passed before anything could be posted. */
  | "missed"
  /** Somebody withdrew it while it was held, or nobody released it in time. */
  | "withdrawn"
  /** A part may or may not be in the channel: it is never posted again, and managers are notified. */
  | "uncertain"
  /** Discord refuses it, or only some of its parts were sent in time; `reason` says which. */
  | "failed";

/** The states in which an edition can end. */
export type FinalEditionState = Exclude<EditionState, "composing" | "on-hold" | "sending">;

/** The request for an edition. There is at most one edition per subject and slot, ever. */
export interface EditionRequest {
  readonly subject: EditionSubject;
  readonly slot: Instant;
  /** The library it is written from; its claims are saved under it. */
  readonly library: LibraryId;
  readonly channel: string;
  /** True if it was started after its slot. */
  readonly late: boolean;
  /** It may be composed before this time, but not posted. */
  readonly notBefore: Instant;
  /** After this time nothing more of it is posted. */
  readonly deadline: Instant;
}

/** One occurrence of a schedule, or an alert or correction: all are delivered the same way. */
export interface Edition extends EditionRequest {
  /** Its reference, under which its claims are saved: 16 characters of base64url. */
  readonly ref: string;
  readonly state: EditionState;
  /** In English. */
  readonly reason: string | null;
  /** The reason to be worded in the reader's language; absent in what older versions stored. */
  readonly reasonMessage?: Message;
  readonly createdAt: Instant;
  readonly endedAt: Instant | null;
}

/** Whether it is being written or sent: neither ended nor on hold, where only a decision or the end of its hold moves it. */
export function isInProgress({ state, endedAt }: Pick<Edition, "state" | "endedAt">): boolean {
  return endedAt === null && state !== "on-hold";
}

/** Why the edition ended as it did, in the reader's language; null if there is nothing to say. */
export function editionReason(
  { reason, reasonMessage }: Pick<Edition, "reason" | "reasonMessage">,
  texts: Pick<Texts, "show">,
): string | null {
  return reason === null ? null : storedText(texts, { text: reason, message: reasonMessage });
}
