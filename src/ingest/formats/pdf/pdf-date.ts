import type { Timestamp } from "../../content/extracted-text.ts";
import { parseTimestamp } from "../../metadata/parse-timestamp.ts";

const PDF_DATE =
  /^D:(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})(?:(?<h>\d{2})(?<min>\d{2})(?<s>\d{2})?(?<zone>Z|[+-]\d{2}'?\d{2})?)?/;

/** Parses a PDF date: D:20240207183000+01'00' (ISO 32000-1, 7.9.4). */
export function pdfDate(text: string | null): Timestamp | null {
  const { y, m, d, h, min, s = "00", zone } = PDF_DATE.exec(text ?? "")?.groups ?? {};
  if (y === undefined) return null;
  const time =
    h === undefined || zone === undefined
      ? ""
      : `T${h}:${min}:${s}${zone.replace("'", ":").replace(/^([+-]\d{2})(\d{2})$/, "$1:$2")}`;
  return parseTimestamp(`${y}-${m}-${d}${time}`);
}
