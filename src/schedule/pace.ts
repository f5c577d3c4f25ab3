import { hash } from "node:crypto";
import { type Instant, instantAfter } from "../domain/time.ts";

/**
 * When to post the edition of a slot: at most `mostMs` after it, always the same for one schedule, so that the guilds
 * that all ask for 08:00 do not fall upon Discord and the model in one second.
 */
export function postingAt(slot: Instant, scheduleId: string, mostMs: number): Instant {
  const share = Number.parseInt(hash("sha256", scheduleId, "hex").slice(0, 8), 16) / 2 ** 32;
  return instantAfter(slot, Math.floor(share * mostMs));
}
