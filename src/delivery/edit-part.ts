import type { StoredMessagePart } from "../domain/delivery/delivery.ts";
import { message } from "../domain/texts/texts.ts";
import { dropDeleted } from "./drop-deleted.ts";
import {
  type DeliveryDeps,
  isOverdue,
  type LeasedEdition,
  renewed,
  retryWhileBusy,
  waitBeforeRetry,
} from "./leased-edition.ts";
import { ATTEMPT_TIMEOUT_MS } from "./limits.ts";
import { LOST, lastFailure, type PartResult, SENT } from "./part-result.ts";

/** Edits a message. An edit with an uncertain outcome is repeated, which is harmless. */
export async function editPart(
  deps: DeliveryDeps,
  leased: LeasedEdition,
  part: StoredMessagePart,
  messageId: string,
): Promise<PartResult> {
  const { store, sender, clock } = deps;
  const { ref, channel } = leased.edition;
  let detail = lastFailure(part);
  for (let attempts = 0; ; attempts += 1) {
    if (isOverdue(deps, leased.edition)) return { kind: "late", detail };
    const grant = await retryWhileBusy(deps, () =>
      store.beginAttempt(ref, part.part, renewed(leased), clock.now()),
    );
    if (grant === "lost") return LOST;
    if (grant !== "granted")
      return { kind: "done", note: grant === "done" ? null : message("reason.edition.replaced") };
    const outcome = await sender.edit(
      channel,
      messageId,
      { body: part.body, attachments: part.attachments, edits: messageId },
      ATTEMPT_TIMEOUT_MS,
    );
    switch (outcome.kind) {
      case "edited":
        await retryWhileBusy(deps, () => store.recordSent(ref, part.part, messageId));
        return SENT;
      case "refused":
        return outcome.why === "gone" ? dropDeleted(deps, leased, part) : outcome;
      case "not-edited":
        detail = outcome.detail;
        await waitBeforeRetry(deps, leased, attempts, { atLeast: outcome.retryAfterMs ?? 0 });
    }
  }
}
