import type { Instant } from "../../domain/core/time.ts";
import type { QuietHours } from "../../domain/schedules/watches.ts";

/** Whether nothing is told at that moment: by the clocks on the wall, from the first time up to the second. */
export function isQuiet({ from, to, timeZone }: QuietHours, now: Instant): boolean {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainTime();
  const time = local.toString({ smallestUnit: "minute" });
  return from < to ? from <= time && time < to : from <= time || time < to;
}
