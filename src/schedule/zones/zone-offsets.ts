const OFFSET = /^(?:utc|gmt)?\s*([+\-\u2212])\s*(\d{1,2})(?::?([0-5]\d))?$/i;
/** The largest offset is Kiritimati's, the smallest Baker Island's. */
const MAX_OFFSET_MINUTES = 14 * 60;
const MIN_OFFSET_MINUTES = -12 * 60;
const MINUTE_NS = 60e9;

/**
 * Parses "+2", "UTC+2" or "gmt -03:30" into Temporal's name of an offset zone ("+02:00"); null if it is not an offset in use.
 * "GMT+2" is ahead of Greenwich, as people mean it, not behind it as in "Etc/GMT+2".
 */
export function offsetZone(typed: string): string | null {
  const [, sign, hours, minutes = "00"] = OFFSET.exec(typed.normalize("NFKC").trim()) ?? [];
  if (sign === undefined) return null;
  const amount = Number(hours) * 60 + Number(minutes);
  const total = sign === "+" ? amount : -amount;
  if (total > MAX_OFFSET_MINUTES || total < MIN_OFFSET_MINUTES) return null;
  return total === 0 ? "UTC" : formatOffset(total, 2, true);
}

/** "UTC+5:30" */
export function offsetLabel(offsetNanoseconds: number): string {
  const total = Math.round(offsetNanoseconds / MINUTE_NS);
  return total === 0 ? "UTC" : `UTC${formatOffset(total, 1, false)}`;
}

function formatOffset(totalMinutes: number, hourDigits: number, withMinutes: boolean): string {
  const hours = String(Math.floor(Math.abs(totalMinutes) / 60)).padStart(hourDigits, "0");
  const minutes = Math.abs(totalMinutes) % 60;
  const rest = minutes === 0 && !withMinutes ? "" : `:${String(minutes).padStart(2, "0")}`;
  return `${totalMinutes < 0 ? "-" : "+"}${hours}${rest}`;
}
