import { memoByObject } from "../async/memo-by-object.ts";
import type { DateMention } from "../text/dates/dates.ts";
import { DEFAULT_PACK } from "../text/languages/languages.ts";
import { type Finding, list } from "./finding.ts";
import { fold, foldedWords } from "./fold.ts";
import type { ParsedText } from "./source.ts";

const { article, one } = DEFAULT_PACK.claimWording;

type DatePart = "year" | "month" | "day" | "weekday";
type DateParts = Readonly<Record<DatePart, number | null>>;
const DATE_PARTS: readonly DatePart[] = ["year", "month", "day", "weekday"];

/** Requires each date and time of day of the claim to be stated in the cited sentences. */
export function checkDates(claim: ParsedText, source: readonly ParsedText[]): Finding | null {
  const claimed = claim.dates().filter((mention) => !isVerbatim(mention, source));
  if (claimed.length === 0) return null;
  const stated = source.flatMap((sentence) => sentence.dates());
  const absent = claimed.find((mention) => !stated.some((other) => agrees(mention, other)));
  if (absent === undefined) return null;
  const statedTexts = stated.map((mention) => mention.text);
  const sentences = statedTexts.length === 0 ? "state no date" : `say ${list(statedTexts)}`;
  return { reason: "date", detail: `the claim says ${absent.text}; the cited sentences ${sentences}` };
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
