import type { StoredMessagePart } from "../delivery/delivery.ts";
import type { MessagePart } from "../delivery/message-sender.ts";
import type { Correction, QuotingEdition } from "./correction.ts";

/** Marks corrections on messages that were posted. */
export interface CorrectionRenderer {
  /**
   * The messages that change, as edits: those that show one of the numbers `changed`. `parts` as they were first posted; of
   * those only the ones that stand in the channel.
   */
  correctionEdits(
    posted: QuotingEdition & { readonly parts: readonly StoredMessagePart[] },
    corrections: readonly Correction[],
    changed: ReadonlySet<number>,
  ): readonly MessagePart[] | Promise<readonly MessagePart[]>;
}
