import { hash } from "node:crypto";
import { type Instant, instantAfter } from "../../domain/core/time.ts";

/**
 * When to post the edition of a slot: at most `maxDelayMs` after it, always the same for one schedule, so that the guilds
 * that all ask for 08:00 do not fall upon Discord and the model in one second.
 */
export function jitteredPostTime(slot: Instant, scheduleId: string, maxDelayMs: number): Instant {
  const fraction = Number.parseInt(hash("sha256", scheduleId, "hex").slice(0, 8), 16) / 2 ** 32;
  return instantAfter(slot, Math.floor(fraction * maxDelayMs));
}
