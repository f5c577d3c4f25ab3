import { memoByObject } from "../../async/memo-by-object.ts";
import type { DateMention } from "../../text/dates/dates.ts";
import { DEFAULT_PACK } from "../../text/languages/languages.ts";
import { type Finding, list } from "../parsing/finding.ts";
import { fold, foldedWords } from "../parsing/fold.ts";
import type { ParsedText } from "../parsing/source.ts";
import type { Around } from "../parsing/surroundings.ts";

const { article, one } = DEFAULT_PACK.claimWording;

type DatePart = "year" | "month" | "day" | "weekday";
type DateParts = Readonly<Record<DatePart, number | null>>;
const DATE_PARTS: readonly DatePart[] = ["year", "month", "day", "weekday"];

/**
 * Requires each date and time of day of the claim to be stated in the cited sentences, or in the title. The day of the document
 * itself counts where the sentences state no other date.
 */
export function checkDates(claim: ParsedText, source: readonly ParsedText[], near: Around): Finding | null {
  const zone = absentZone(claim, source);
  if (zone !== null) return { reason: "date", detail: `the claim says ${zone}; the cited sentences do not` };
  const claimed = claim.dates().filter((mention) => !isVerbatim(mention, source));
  if (claimed.length === 0) return null;
  const stated = source.flatMap((sentence) => sentence.dates());
  const absent = claimed.find(
    (mention) =>
      !stated.some((other) => agrees(mention, other)) &&
      !isTimeApart(mention, claim, stated) &&
      !isEndOfYears(mention, source) &&
      !(stated.length === 0 && isDocumentDay(mention, claim)) &&
      near.supplyTitle((title) => title.dates().some((other) => agrees(mention, other))) === undefined,
  );
  if (absent === undefined) return null;
  const statedTexts = stated.map((mention) => mention.text);
  const sentences = statedTexts.length === 0 ? "state no date" : `say ${list(statedTexts)}`;
  return { reason: "date", detail: `the claim says ${absent.text}; the cited sentences ${sentences}` };
}

/** A weekday or date that is the day of the document. */
function isDocumentDay({ resolved, minuteOfDay }: DateMention, { statedDate }: ParsedText): boolean {
  return minuteOfDay === null && resolved !== null && resolved === statedDate;
}

/** The time zone after a time of day, if the sentences state none such. */
function absentZone({ text, dates, pack }: ParsedText, source: readonly ParsedText[]): string | null {
  const { timeZone } = pack.claimRelations;
  const zones = dates()
    .filter(({ minuteOfDay }) => minuteOfDay !== null)
    .flatMap(({ end }) => timeZone.exec(text.slice(end))?.groups?.["zone"] ?? []);
  const absent = zones.find((zone) => !source.some((sentence) => sentence.line.includes(` ${fold(zone)} `)));
  return absent ?? null;
}

/** "a day earlier", where the sentences state two days as far apart. */
function isTimeApart({ text }: DateMention, { pack }: ParsedText, stated: readonly DateMention[]): boolean {
  const { apart, apartDays } = pack.claimRelations;
  const days = apartDays[apart.exec(text)?.groups?.["unit"]?.toLowerCase() ?? ""];
  if (days === undefined) return false;
  const resolved = stated
    .flatMap((mention) => mention.resolved ?? [])
    .map((day) => Temporal.PlainDate.from(day));
  const weekdays = new Set(stated.map(({ weekday }) => weekday));
  const isNextWeekday =
    days === 1 && weekdays.values().some((day) => day !== null && weekdays.has((day % 7) + 1));
  return isNextWeekday || resolved.some((a) => resolved.some((b) => isApart(a, b, days)));
}

/** The day and the week count exactly; months and years have several lengths. */
function isApart(a: Temporal.PlainDate, b: Temporal.PlainDate, days: number): boolean {
  const difference = a.until(b, { largestUnit: "days" }).days;
  return Math.abs(difference - days) <= (days < 30 ? 0 : days / 15);
}

const YEARS = /\b(?<century>\d{2})\d{2}\s?(?:-{1,2}|–|\/)\s?(?<end>\d{2})(?!\d)/g;

/** The end of a span of years: 2011 for "2007-11". */
function isEndOfYears({ year, month, day }: DateMention, source: readonly ParsedText[]): boolean {
  if (year === null || month !== null || day !== null) return false;
  return source.some(({ text }) =>
    Array.from(text.matchAll(YEARS)).some(
      ({ groups = {} }) => `${groups["century"]}${groups["end"]}` === String(year),
    ),
  );
}

function agrees(claimed: DateMention, stated: DateMention): boolean {
  if (wording(claimed) === wording(stated)) return true;
  if (claimed.resolved !== null && stated.resolved !== null) return claimed.resolved === stated.resolved;
  const claimedParts = DATE_PARTS.filter((part) => claimed[part] !== null);
  if (claimedParts.length > 0) {
    const statedParts = allParts(stated);
    return claimedParts.every((part) => claimed[part] === statedParts[part]);
  }
  return claimed.minuteOfDay !== null && claimed.minuteOfDay === stated.minuteOfDay;
}

/** The folded text; "a year ago" becomes "one year ago". */
const wording = memoByObject(({ text }: DateMention): string => fold(text).replace(article, one));

/** The parts of a date: those stated, and those that follow from the resolved day. */
const allParts = memoByObject((mention: DateMention): DateParts => {
  if (mention.resolved === null) return mention;
  const day = Temporal.PlainDate.from(mention.resolved);
  return { year: day.year, month: day.month, day: day.day, weekday: day.dayOfWeek };
});

/** Whether a sentence contains the date word for word. */
function isVerbatim(claimed: DateMention, source: readonly ParsedText[]): boolean {
  const claimLine = ` ${foldedWords(claimed.text).join(" ")} `;
  return source.some(({ line }) => line.includes(claimLine));
}
