import type { DroppedClaim } from "../../domain/documents/claim.ts";
import type { Events } from "../../domain/operations/events.ts";

/**
 * Emits how many claims of a text matched and why the others were dropped. Call it where a text is stored or delivered, not
 * for previews: the metrics count these events.
 */
export function reportCheckedClaims(
  events: Events,
  text: "digest" | "answer" | "edition",
  matched: number,
  dropped: readonly DroppedClaim[],
): void {
  events.emit("debug", "claims.checked", { text, matched, dropped: dropped.map(({ reason }) => reason) });
}
