import type { Refusal, RefusalReason } from "../domain/delivery/message-sender.ts";

/** What ends an edition before its last part is sent. */
export type EarlyEnd =
  /** Another process has the lease now. */
  | { readonly kind: "lost" }
  /** The deadline passed, and the part was definitely not posted. */
  | { readonly kind: "late"; readonly detail: string }
  /** The part may have been posted. `refused`: why Discord refuses further posts, if it does. */
  | { readonly kind: "uncertain"; readonly detail: string; readonly refused: RefusalReason | null }
  | Refusal;

/** The outcome for one part. "done": it was posted, or it was dropped for the reason in `note`. */
export type PartResult = { readonly kind: "done"; readonly note: string | null } | EarlyEnd;

export const SENT: PartResult = { kind: "done", note: null };
export const LOST: PartResult = { kind: "lost" };
