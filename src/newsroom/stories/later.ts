import { HOUR_MS } from "../../domain/core/time.ts";
import type { Document } from "../../domain/documents/document.ts";

/** Documents published this many hours apart no longer describe the same state of affairs. */
const LATER_HOURS = 6;

/**
 * Whether a document describes a later state than another. Both must state their publication time, at least six hours apart,
 * or on different days if one states only a day.
 */
export function isLater(document: Document, than: Document): boolean {
  const [after, before] = [document.published, than.published];
  if (after.from === "arrival" || before.from === "arrival") return false;
  if (after.precision === "day" || before.precision === "day") {
    return after.at.slice(0, 10) > before.at.slice(0, 10);
  }
  return Date.parse(after.at) - Date.parse(before.at) >= LATER_HOURS * HOUR_MS;
}
