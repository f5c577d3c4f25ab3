import { hash } from "node:crypto";
import { type Instant, instantAfter } from "../../domain/core/time.ts";

/**
 * When to post the edition of a slot: at most `maxDelayMs` after it, by a delay that is constant for a schedule. It spreads the
 * load on Discord and the model when many guilds have a schedule at 08:00.
 */
export function jitteredPostTime(slot: Instant, scheduleId: string, maxDelayMs: number): Instant {
  const fraction = Number.parseInt(hash("sha256", scheduleId, "hex").slice(0, 8), 16) / 2 ** 32;
  return instantAfter(slot, Math.floor(fraction * maxDelayMs));
}
