import type { StoredMessagePart } from "../domain/delivery/delivery.ts";
import type { Edition } from "../domain/delivery/edition.ts";
import { type Message, message } from "../domain/texts/texts.ts";
import { type AttemptTime, ageOf, currentMoment, historySearchStart } from "./elapsed.ts";
import { type DeliveryDeps, isOverdue } from "./leased-edition.ts";
import { LATE_ARRIVAL_MS, NONCE_WINDOW_MS } from "./limits.ts";

/** What to do about a part that may have been posted. */
export type Resolution =
  /** It was posted: the message is in the channel. */
  | { readonly kind: "found"; readonly message: string }
  /** Post it again under the same nonce, which can't create a second message. */
  | { readonly kind: "repeat" }
  /** Search again later. */
  | { readonly kind: "wait"; readonly detail: Message }
  /** Give up: the outcome can't be determined. */
  | { readonly kind: "uncertain"; readonly detail: Message };

/** An unreadable history is searched this often even after the deadline: about 20 s with the waits in between. */
const MAX_SEARCHES = 5;

/**
 * Searches the channel's history first. A message that is not there may have been deleted by a moderator or may still be on
 * its way, so it is posted again only while Discord certainly remembers the nonce. `attempts` counts earlier calls.
 */
export async function resolveUncertainSend(
  deps: DeliveryDeps,
  edition: Edition,
  { part }: StoredMessagePart,
  firstAttempt: AttemptTime,
  attempts: number,
): Promise<Resolution> {
  const { sender, clock } = deps;
  const since = historySearchStart(firstAttempt, currentMoment(clock));
  const search = await sender.find(edition.channel, { edition: edition.ref, part }, since);
  if (search.kind === "found") return search;
  const elapsed = ageOf(firstAttempt, currentMoment(clock));
  const overdue = isOverdue(deps, edition);
  if (elapsed <= NONCE_WINDOW_MS && !overdue) return { kind: "repeat" };
  const detail = search.kind === "absent" ? message("reason.edition.not-found") : search.detail;
  if (elapsed <= NONCE_WINDOW_MS + LATE_ARRIVAL_MS) return { kind: "wait", detail };
  if (search.kind === "unsearchable" && (!overdue || attempts < MAX_SEARCHES))
    return { kind: "wait", detail };
  return { kind: "uncertain", detail };
}
