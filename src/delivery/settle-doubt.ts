import type { Delivery, Edition } from "../domain/delivery.ts";
import type { Moment } from "../domain/time.ts";
import { type Desk, isOverdue } from "./desk.ts";
import { elapsedSince, momentOf, searchFrom } from "./elapsed.ts";
import { NONCE_WINDOW_MS, STRAY_MS } from "./limits.ts";

/**
 * What is to be done about a part that may stand in the channel. "repeat": post it under the same nonce, which makes no
 * second message. "wait": neither, but look again.
 */
export type Settled =
  | { readonly kind: "found"; readonly message: string }
  | { readonly kind: "repeat" }
  | { readonly kind: "wait"; readonly detail: string }
  | { readonly kind: "uncertain"; readonly detail: string };

/** Even after the deadline a history that can't be read is asked this often: some 20 s with the waits between. */
const SEARCHES = 5;

/**
 * Looks into the channel's history first. What is not there may have been deleted by a moderator, or still be on its way:
 * only while Discord surely remembers the nonce is it posted again, and never after. `tries` counts what was done before, from 0.
 */
export async function settleDoubt(
  desk: Desk,
  edition: Edition,
  { part }: Delivery,
  firstTried: Moment,
  tries: number,
): Promise<Settled> {
  const { publisher, clock } = desk;
  const since = searchFrom(firstTried, momentOf(clock));
  const found = await publisher.find(edition.channel, { edition: edition.ref, part }, since);
  if (found.kind === "found") return found;
  const elapsed = elapsedSince(firstTried, momentOf(clock));
  const overdue = isOverdue(desk, edition);
  if (elapsed <= NONCE_WINDOW_MS && !overdue) return { kind: "repeat" };
  const detail = found.kind === "absent" ? "not found in the channel" : found.detail;
  if (elapsed <= NONCE_WINDOW_MS + STRAY_MS) return { kind: "wait", detail };
  if (found.kind === "unsearchable" && (!overdue || tries < SEARCHES)) return { kind: "wait", detail };
  return { kind: "uncertain", detail };
}
