import type { Refusal, RefusalReason } from "../domain/delivery/delivery.ts";

/** What ends an edition before its last part. */
export type EarlyEnd =
  /** Another process holds the edition by now. */
  | { readonly kind: "lost" }
  /** The deadline passed, and the part surely does not stand there. */
  | { readonly kind: "late"; readonly detail: string }
  /** It may stand there. `refused`: why Discord takes nothing more. */
  | { readonly kind: "uncertain"; readonly detail: string; readonly refused: RefusalReason | null }
  | Refusal;

/** What became of one part. "done": it stands in the channel, or (with a `note` why) is not wanted there any more. */
export type PartResult = { readonly kind: "done"; readonly note: string | null } | EarlyEnd;

export const SENT: PartResult = { kind: "done", note: null };
export const LOST: PartResult = { kind: "lost" };
