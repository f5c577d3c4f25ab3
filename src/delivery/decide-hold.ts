import type { Edition } from "../domain/delivery/edition.ts";
import type { Hold } from "../domain/delivery/hold.ts";
import type { Message } from "../domain/texts/texts.ts";
import { reportEnded } from "./deliver.ts";
import { type DeliveryDeps, retryWhileBusy } from "./leased-edition.ts";

/** Releases or withdraws a held edition; null if it is not held any more. */
export async function decideHold(
  deps: DeliveryDeps,
  ref: string,
  decision: Hold["atEnd"],
  by: string | Message,
): Promise<Edition | null> {
  const at = deps.clock.now();
  const edition = await retryWhileBusy(deps, () => deps.store.decideHold(ref, { decision, by, at }));
  if (edition?.state === "withdrawn") reportEnded(deps, edition, { state: "withdrawn", at, refused: null });
  return edition;
}
