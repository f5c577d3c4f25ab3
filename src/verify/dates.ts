import type { DateMention } from "../text/dates.ts";
import { type Finding, list } from "./finding.ts";
import { fold, foldedWords } from "./fold.ts";
import type { ReadText } from "./source.ts";

type Part = "year" | "month" | "day" | "weekday";
type Parts = Readonly<Record<Part, number | null>>;
const PARTS: readonly Part[] = ["year", "month", "day", "weekday"];

/** Every date and time of day of the claim must be one that the cited sentences state. */
export function checkDates(claim: ReadText, source: readonly ReadText[]): Finding | null {
  const claimed = claim.dates().filter((mention) => !standsIn(mention, source));
  if (claimed.length === 0) return null;
  const stated = source.flatMap((sentence) => sentence.dates());
  const absent = claimed.find((mention) => !stated.some((other) => agrees(mention, other)));
  if (absent === undefined) return null;
  const said = stated.map((mention) => mention.text);
  const sentences = said.length === 0 ? "state no date" : `say ${list(said)}`;
  return { reason: "date", detail: `the claim says ${absent.text}; the cited sentences ${sentences}` };
}

function agrees(claimed: DateMention, stated: DateMention): boolean {
  if (wording(claimed) === wording(stated)) return true;
  if (claimed.resolved !== null && stated.resolved !== null) return claimed.resolved === stated.resolved;
  const wanted = PARTS.filter((part) => claimed[part] !== null);
  if (wanted.length > 0) {
    const parts = allParts(stated);
    return wanted.every((part) => claimed[part] === parts[part]);
  }
  return claimed.minuteOfDay !== null && claimed.minuteOfDay === stated.minuteOfDay;
}

/** As written, but that "a year ago" is "one year ago". */
function wording({ text }: DateMention): string {
  return fold(text).replace(/^an? /, "one ");
}

/** The parts a date states, and those that follow from the day it means. */
function allParts(mention: DateMention): Parts {
  if (mention.resolved === null) return mention;
  const day = Temporal.PlainDate.from(mention.resolved);
  return { year: day.year, month: day.month, day: day.day, weekday: day.dayOfWeek };
}

/** Whether the date stands in a sentence word for word. */
function standsIn(claimed: DateMention, source: readonly ReadText[]): boolean {
  const wanted = ` ${foldedWords(claimed.text).join(" ")} `;
  return source.some(({ line }) => line.includes(wanted));
}
