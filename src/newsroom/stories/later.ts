import { HOUR_MS } from "../../domain/core/time.ts";
import type { Document } from "../../domain/documents/document.ts";

/** Documents published this much apart, in hours, no longer tell of the same state of things. */
const LATER_HOURS = 6;

/**
 * Whether a document tells of a later state than another: both state when they were published, and the later one does
 * so by at least six hours, or, where one states only a day, by another day.
 */
export function isLater(document: Document, than: Document): boolean {
  const [after, before] = [document.published, than.published];
  if (after.from === "arrival" || before.from === "arrival") return false;
  if (after.precision === "day" || before.precision === "day") {
    return after.at.slice(0, 10) > before.at.slice(0, 10);
  }
  return Date.parse(after.at) - Date.parse(before.at) >= LATER_HOURS * HOUR_MS;
}
