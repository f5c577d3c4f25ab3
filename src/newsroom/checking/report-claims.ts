import type { DroppedClaim } from "../../domain/documents/claim.ts";
import type { CheckedText } from "../../domain/operations/events/question-events.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { QualityCounts } from "../../domain/operations/quality-counts.ts";

export interface ClaimReport {
  readonly events: Events;
  readonly counts: QualityCounts;
}

/**
 * Reports how many claims of a text matched and why the others were dropped. Call it where a text is stored or delivered,
 * not for previews: both the metrics and the stored counts grow.
 */
export function reportCheckedClaims(
  { events, counts }: ClaimReport,
  text: CheckedText,
  matched: number,
  dropped: readonly DroppedClaim[],
): void {
  const reasons = dropped.map(({ reason }) => reason);
  events.emit("debug", "claims.checked", { text, matched, dropped: reasons });
  counts.claimsChecked(text, matched, reasons);
}
