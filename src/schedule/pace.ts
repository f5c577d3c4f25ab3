import { hash } from "node:crypto";
import type { Instant } from "../domain/time.ts";

/** When to begin on the edition of a slot, so that it is ready in time. */
export function startComposingAt(slot: Instant, leadMs: number): Instant {
  return moved(slot, -leadMs);
}

/**
 * When to post the edition of a slot: at most `mostMs` after it, always the same for one schedule, so that the guilds
 * that all ask for 08:00 do not fall upon Discord and the model in one second.
 */
export function postingAt(slot: Instant, scheduleId: string, mostMs: number): Instant {
  const share = Number.parseInt(hash("sha256", scheduleId, "hex").slice(0, 8), 16) / 2 ** 32;
  return moved(slot, Math.floor(share * mostMs));
}

function moved(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) + ms).toISOString();
}
