import { once } from "../../async/once.ts";
import { ANY_DAY_ENDING, DAY_JOINERS, ORDINAL } from "../../text/dates/date-words.ts";
import { allPacks, DEFAULT_PACK } from "../../text/languages/languages.ts";
import { anyOf } from "../../text/languages/word-lists.ts";
import type { Timestamp } from "../content/extracted-text.ts";

/** Languages whose month names are read: those whose pack has them. */
const LANGUAGES = allPacks.filter(({ dates }) => dates.months[0]?.[0] !== undefined).map(({ code }) => code);

/** Time zone abbreviations on news pages, as an offset, or as a zone where the offset changes over the year. */
const ZONES: ReadonlyMap<string, string> = new Map([
  ["z", "+00:00"],
  ["utc", "+00:00"],
  ["ut", "+00:00"],
  ["gmt", "+00:00"],
  ["bst", "+01:00"],
  ["cet", "+01:00"],
  ["cest", "+02:00"],
  ["mez", "+01:00"],
  ["mest", "+02:00"],
  ["mesz", "+02:00"],
  ["wet", "+00:00"],
  ["west", "+01:00"],
  ["eet", "+02:00"],
  ["eest", "+03:00"],
  ["msk", "+03:00"],
  ["jst", "+09:00"],
  ["kst", "+09:00"],
  ["hkt", "+08:00"],
  ["sgt", "+08:00"],
  ["aest", "+10:00"],
  ["aedt", "+11:00"],
  ["nzst", "+12:00"],
  ["nzdt", "+13:00"],
  ["est", "-05:00"],
  ["edt", "-04:00"],
  ["et", "America/New_York"],
  ["cst", "-06:00"],
  ["cdt", "-05:00"],
  ["ct", "America/Chicago"],
  ["mst", "-07:00"],
  ["mdt", "-06:00"],
  ["pst", "-08:00"],
  ["pdt", "-07:00"],
  ["pt", "America/Los_Angeles"],
  ["akst", "-09:00"],
  ["akdt", "-08:00"],
  ["hst", "-10:00"],
  ["ast", "-04:00"],
  ["adt", "-03:00"],
  ["nst", "-03:30"],
  ["ndt", "-02:30"],
  ["brt", "-03:00"],
  ["art", "-03:00"],
  ["wat", "+01:00"],
  ["cat", "+02:00"],
  ["sast", "+02:00"],
  ["eat", "+03:00"],
  ["trt", "+03:00"],
  ["gst", "+04:00"],
  ["pkt", "+05:00"],
  ["ist", "+05:30"],
  ["npt", "+05:45"],
  ["wib", "+07:00"],
  ["ict", "+07:00"],
  ["pht", "+08:00"],
  ["awst", "+08:00"],
  ["acst", "+09:30"],
  ["acdt", "+10:30"],
]);

const WEEKDAY = String.raw`(?:\p{L}{2,10}\.?,?\s+)?`;
/** Between month and year stands the word that stands between day and month: "7 de febrero de 2024". */
const YEAR_JOINERS = `(?:${anyOf(allPacks.flatMap(({ shared }) => shared.dayJoiners))}\\s+)?`;
const DAY_FORMS: readonly RegExp[] = [
  /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?!\d)/u,
  /^(?<y>\d{4})\/(?<m>\d{1,2})\/(?<d>\d{1,2})(?!\d)/u,
  /^(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4})(?!\d)/u,
  new RegExp(
    `^${WEEKDAY}(?<d>\\d{1,2})${ANY_DAY_ENDING}\\s+${DAY_JOINERS}(?<m>\\p{L}{3,10})\\.?,?\\s+${YEAR_JOINERS}(?<y>\\d{4})(?!\\d)`,
    "iu",
  ),
  new RegExp(`^${WEEKDAY}(?<m>\\p{L}{3,10})\\.?\\s+(?<d>\\d{1,2})${ORDINAL},?\\s+(?<y>\\d{4})(?!\\d)`, "iu"),
  /^(?<slash>\d{1,2})\/(?<slash2>\d{1,2})\/(?<y>\d{4})(?!\d)/u,
];
const AT = [
  ...DEFAULT_PACK.dates.timePrepositions,
  ...allPacks.flatMap(({ shared }) => shared.timePrepositions),
].join("|");
const TIME = new RegExp(
  `^[\\s,T]*(?:(?:${AT})\\s+|[-–—|•·]\\s*)?(?<h>\\d{1,2})[:.h](?<min>\\d{2})(?::(?<s>\\d{2})(?:\\.\\d+)?)?\\s*(?:(?<half>[ap])\\.?m\\.?)?,?\\s*\\(?(?<zone>(?:GMT|UTC)?[+-](?:\\d{1,2}(?::\\d{2})?|\\d{4})|[a-z]{1,4})?\\)?\\.?$`,
  "iu",
);

/** "20240305T090000Z", as calendars and some servers write it. */
const COMPACT =
  /^((?:19|20)\d{2})(\d{2})(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
/** "Tue Mar  5 09:00:00 +0000 2024", as C's ctime, Unix's date and others write it: the year comes last. */
const YEAR_LAST =
  /^(\p{L}{2,10}),?\s(\p{L}{3,10})\s(\d{1,2})\s(\d{1,2}:\d{2}:\d{2})\s(?:([+-]\d{4}|[A-Z]{1,4})\s)?(\d{4})$/u;
/** "Tue, 05 Mar 24 09:00:00 GMT": two digits of a year mean 1950 to 2049 (RFC 2822). */
const SHORT_YEAR = /^((?:\p{L}{2,10},?\s)?\d{1,2}\s\p{L}{3,10}\s)(\d{2})(?=\s\d{1,2}:\d{2})/u;
/** "05-Mar-2024", as cookies and some feeds write it. */
const DASHES = /(?<=^|\s)(\d{1,2})-(\p{L}{3,10})-(\d{2,4})(?=\s|$)/u;
/** JavaScript's own form names the zone once more: "GMT+0100 (Central European Standard Time)". */
const ZONE_NAME = /(?<=[+-]\d{4})\s?\([^()]{2,60}\)$/;

/** The forms that programs write, as the usual ones. */
function usualForm(text: string): string {
  return text
    .replace(ZONE_NAME, "")
    .replace(DASHES, "$1 $2 $3")
    .replace(COMPACT, (_, y, m, d, h, min, s = "00", zone = "") =>
      h === undefined ? `${y}-${m}-${d}` : `${y}-${m}-${d}T${h}:${min}:${s}${zone}`,
    )
    .replace(YEAR_LAST, (_, weekday, month, day, time, zone = "", year) =>
      `${weekday} ${month} ${day} ${year} ${time} ${zone}`.trim(),
    )
    .replace(SHORT_YEAR, (_, day, year) => `${day}${Number(year) < 50 ? "20" : "19"}${year}`);
}

/**
 * Parses a text that is only a date, with or without a time: ISO 8601, RFC 2822, "7 February 2024",
 * "Feb. 7, 2024 at 6:30 p.m. ET". Null if the year is missing, if day and month are ambiguous, or if there is other text.
 * A time without a zone is ignored; the result then has day precision.
 */
export function parseTimestamp(text: string): Timestamp | null {
  const trimmed = dayFirst(usualForm(text.trim().replace(/\s+/g, " ")));
  for (const form of DAY_FORMS) {
    const match = form.exec(trimmed);
    const day = match?.groups === undefined ? null : calendarDay(match.groups);
    if (match === null || day === null) continue;
    const rest = trimmed.slice(match[0].length);
    if (/^[\s.]*$/.test(rest)) return { at: `${day}T00:00:00.000Z`, precision: "day" };
    const time = TIME.exec(rest)?.groups;
    if (time !== undefined) return timestampAt(day, time);
  }
  return null;
}

const ON = DEFAULT_PACK.dates.datePrepositions.join("|");
const TIME_FIRST = new RegExp(
  `^(\\d{1,2}:\\d{2}(?:\\s*[ap]\\.?m\\.?)?(?:\\s*[A-Z]{2,4})?),?\\s+(?:(?:${ON})\\s+)?(\\D*\\d.*)$`,
  "i",
);

// "20:15 GMT, 7 February 2024" -> "7 February 2024 20:15 GMT".
function dayFirst(text: string): string {
  return text.replace(TIME_FIRST, "$2 $1");
}

function calendarDay(groups: Record<string, string | undefined>): string | null {
  const year = Number(groups.y);
  const [month, day] =
    groups.slash === undefined ? [monthNumber(groups.m), Number(groups.d)] : monthAndDay(groups);
  const date = new Date(Date.UTC(year, month - 1, day));
  const isValid = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1800;
  return isValid ? date.toISOString().slice(0, 10) : null;
}

// 3/4/2024 is ambiguous (March or April, by country); 13/4/2024 is not.
function monthAndDay({ slash, slash2 }: Record<string, string | undefined>): [month: number, day: number] {
  const [first, second] = [Number(slash), Number(slash2)];
  if (first > 12 || first === second) return [second, first];
  return second > 12 ? [first, second] : [0, 0];
}

function timestampAt(
  day: string,
  { h, min, s, half, zone }: Record<string, string | undefined>,
): Timestamp | null {
  const hour = half === undefined ? Number(h) : (Number(h) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  if (hour > 23 || Number(min) > 59 || Number(s ?? 0) > 59) return null;
  const offset =
    zone === undefined
      ? undefined
      : /[+-]/.test(zone)
        ? colonOffset(zone.replace(/^\p{L}+/u, ""))
        : ZONES.get(zone.toLowerCase());
  if (offset === undefined) return { at: `${day}T00:00:00.000Z`, precision: "day" };
  const local = `${day}T${String(hour).padStart(2, "0")}:${min}:${s ?? "00"}`;
  const { epochMilliseconds } = Temporal.PlainDateTime.from(local).toZonedDateTime(offset);
  return { at: new Date(epochMilliseconds).toISOString(), precision: "instant" };
}

function colonOffset(zone: string): string {
  const [hours = "", minutes = "00"] = /^[+-]\d{4}$/.test(zone)
    ? [zone.slice(0, 3), zone.slice(3)]
    : zone.split(":");
  return `${hours.slice(0, 1)}${hours.slice(1).padStart(2, "0")}:${minutes}`;
}

function monthNumber(written: string | undefined): number {
  if (written === undefined) return 0;
  return /^\d+$/.test(written) ? Number(written) : (monthNames().get(folded(written)) ?? 0);
}

const monthNames = once(
  (): ReadonlyMap<string, number> =>
    new Map(LANGUAGES.flatMap((language) => monthsOf(language)).concat(abbreviations())),
);

/** Months as newspapers abbreviate them ("Sept."); the default pack's come last and win. */
function abbreviations(): [name: string, month: number][] {
  return [...allPacks, DEFAULT_PACK].flatMap(({ dates }) =>
    dates.months.flatMap((names, index) => names.map((name): [string, number] => [folded(name), index + 1])),
  );
}

function monthsOf(language: string): [name: string, month: number][] {
  const styles = ["long", "short"] as const;
  return styles.flatMap((month) => {
    const format = new Intl.DateTimeFormat(language, { month, day: "numeric", timeZone: "UTC" });
    return Array.from({ length: 12 }, (_, index): [string, number] => {
      const parts = format.formatToParts(Date.UTC(2024, index, 15));
      return [folded(parts.find(({ type }) => type === "month")?.value ?? ""), index + 1];
    });
  });
}

function folded(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}
