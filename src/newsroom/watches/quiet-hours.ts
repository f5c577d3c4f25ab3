import type { Instant } from "../../domain/core/time.ts";
import type { QuietHours } from "../../domain/schedules/watch.ts";

/** Whether `now` is within the quiet hours, in local time, `to` exclusive. Handles ranges across midnight. */
export function isQuiet({ from, to, timeZone }: QuietHours, now: Instant): boolean {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainTime();
  const time = local.toString({ smallestUnit: "minute" });
  return from < to ? from <= time && time < to : from <= time || time < to;
}
