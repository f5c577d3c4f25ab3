import type { DroppedClaim } from "../../domain/documents/claim.ts";
import type { Events } from "../../domain/store/store.ts";

/**
 * Tells how many of a text's claims may be shown, each matched to its source, and why others were dropped. Told where a text
 * is kept or given to people, not each time that one is composed to look at.
 */
export function reportCheckedClaims(
  events: Events,
  text: "digest" | "answer" | "edition",
  matched: number,
  dropped: readonly DroppedClaim[],
): void {
  events.emit("debug", "claims.checked", { text, matched, dropped: dropped.map(({ reason }) => reason) });
}
