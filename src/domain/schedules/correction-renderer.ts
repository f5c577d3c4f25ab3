import type { StoredMessagePart } from "../delivery/delivery.ts";
import type { MessagePart } from "../delivery/message-sender.ts";
import type { Correction, QuotingEdition } from "./correction.ts";

/** Renders corrections into messages that were posted. */
export interface CorrectionRenderer {
  /**
   * The messages to change, as edits: those that show one of the numbers in `changed`. `parts` are the parts as first
   * posted; only those that are in the channel are edited.
   */
  correctionEdits(
    posted: QuotingEdition & { readonly parts: readonly StoredMessagePart[] },
    corrections: readonly Correction[],
    changed: ReadonlySet<number>,
  ): readonly MessagePart[] | Promise<readonly MessagePart[]>;
}
