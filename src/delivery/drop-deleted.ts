import type { StoredMessagePart } from "../domain/delivery/delivery.ts";
import { inEnglish } from "../domain/texts/reasons.ts";
import { message } from "../domain/texts/texts.ts";
import { type DeliveryDeps, type LeasedEdition, retryWhileBusy } from "./leased-edition.ts";
import { LOST, type PartResult } from "./part-result.ts";

const NOTE = message("reason.edition.message-deleted");

/** Drops a part whose message was deleted in Discord: it is neither posted nor edited again. */
export async function dropDeleted(
  deps: DeliveryDeps,
  leased: LeasedEdition,
  { part }: StoredMessagePart,
): Promise<PartResult> {
  const { edition, fence } = leased;
  const dropped = await retryWhileBusy(deps, () =>
    deps.store.dropPart(edition.ref, part, fence, inEnglish(NOTE)),
  );
  return dropped ? { kind: "done", note: NOTE } : LOST;
}
