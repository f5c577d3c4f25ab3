import type { StoredMessagePart } from "../domain/delivery/delivery.ts";
import type { Refusal, RefusalReason } from "../domain/delivery/message-sender.ts";
import { detail } from "../domain/texts/reasons.ts";
import { type Message, message } from "../domain/texts/texts.ts";

/** What ends an edition before its last part is sent. */
export type EarlyEnd =
  /** Another process has the lease now. */
  | { readonly kind: "lost" }
  /** The deadline passed, and the part was definitely not posted. */
  | { readonly kind: "late"; readonly detail: Message }
  /** The part may have been posted. `refused`: why Discord refuses further posts, if it does. */
  | { readonly kind: "uncertain"; readonly detail: Message; readonly refused: RefusalReason | null }
  | Refusal;

/** The outcome for one part. "done": it was posted, or it was dropped for the reason in `note`. */
export type PartResult = { readonly kind: "done"; readonly note: Message | null } | EarlyEnd;

/** Why the last attempt at a part failed, as the ledger has it: there it is kept in English only. */
export function lastFailure({ reason }: StoredMessagePart): Message {
  return reason === null ? message("reason.edition.not-attempted") : detail(reason);
}

export const SENT: PartResult = { kind: "done", note: null };
export const LOST: PartResult = { kind: "lost" };
