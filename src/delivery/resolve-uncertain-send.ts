import type { Moment } from "../domain/core/time.ts";
import type { Delivery, Edition } from "../domain/delivery/delivery.ts";
import { currentMoment, elapsedSince, historySearchStart } from "./elapsed.ts";
import { type DeliveryDeps, isOverdue } from "./leased-edition.ts";
import { LATE_ARRIVAL_MS, NONCE_WINDOW_MS } from "./limits.ts";

/**
 * What is to be done about a part that may stand in the channel. "repeat": post it under the same nonce, which makes no
 * second message. "wait": neither, but look again.
 */
export type Resolution =
  | { readonly kind: "found"; readonly message: string }
  | { readonly kind: "repeat" }
  | { readonly kind: "wait"; readonly detail: string }
  | { readonly kind: "uncertain"; readonly detail: string };

/** Even after the deadline a history that can't be read is asked this often: some 20 s with the waits between. */
const MAX_SEARCHES = 5;

/**
 * Looks into the channel's history first. What is not there may have been deleted by a moderator, or still be on its way:
 * only while Discord surely remembers the nonce is it posted again, and never after. `tries` counts what was done before, from 0.
 */
export async function resolveUncertainSend(
  deps: DeliveryDeps,
  edition: Edition,
  { part }: Delivery,
  firstAttempt: Moment,
  attempts: number,
): Promise<Resolution> {
  const { sender, clock } = deps;
  const since = historySearchStart(firstAttempt, currentMoment(clock));
  const search = await sender.find(edition.channel, { edition: edition.ref, part }, since);
  if (search.kind === "found") return search;
  const elapsed = elapsedSince(firstAttempt, currentMoment(clock));
  const overdue = isOverdue(deps, edition);
  if (elapsed <= NONCE_WINDOW_MS && !overdue) return { kind: "repeat" };
  const detail = search.kind === "absent" ? "not found in the channel" : search.detail;
  if (elapsed <= NONCE_WINDOW_MS + LATE_ARRIVAL_MS) return { kind: "wait", detail };
  if (search.kind === "unsearchable" && (!overdue || attempts < MAX_SEARCHES))
    return { kind: "wait", detail };
  return { kind: "uncertain", detail };
}
