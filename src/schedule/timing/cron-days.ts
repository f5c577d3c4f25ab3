import { type Day, daysInMonth } from "./calendar.ts";

/** Whether a day matches one entry of a cron field. */
type DayTest = (day: Day) => boolean;

/** An entry of a cron expression's day fields as node-cron's parser returns it: a number, or a form with letters. */
export type DayEntry = number | string;

const WORKDAY = /^(\d{1,2})W$/;
const BEFORE_LAST = /^L-(\d{1,2})$/;
const LAST_WEEKDAY = /^([0-6])L$/;
const NTH_WEEKDAY = /^([0-6])#([1-5])$/;

/**
 * Whether a day matches both of cron's day fields. node-cron requires both, while Unix cron requires either if both are
 * given: "0 8 13 * 5" is Friday the 13th, not the 13th and every Friday.
 */
export function dayMatcher(daysOfMonth: readonly DayEntry[], daysOfWeek: readonly DayEntry[]): DayTest {
  const inMonth = anyOf(daysOfMonth, ({ date }) => date, monthDayTest);
  const inWeek = anyOf(daysOfWeek, ({ weekday }) => weekday, weekdayTest);
  return (day) => inWeek(day) && inMonth(day);
}

function anyOf(
  entries: readonly DayEntry[],
  numberOf: (day: Day) => number,
  testOf: (entry: string) => DayTest,
): DayTest {
  const numbers = new Set(entries.filter((entry) => typeof entry === "number"));
  const tests = entries.filter((entry) => typeof entry === "string").map(testOf);
  return (day) => numbers.has(numberOf(day)) || tests.some((test) => test(day));
}

/** "L": the month's last day; "L-3": three days before it; "15W": the working day nearest to the 15th. */
function monthDayTest(entry: string): DayTest {
  if (entry === "L") return (day) => day.date === daysInMonth(day);
  const before = BEFORE_LAST.exec(entry)?.[1];
  if (before !== undefined) return (day) => day.date === daysInMonth(day) - Number(before);
  const targetDay = WORKDAY.exec(entry)?.[1];
  return targetDay === undefined ? never : (day) => isNearestWorkday(day, Number(targetDay));
}

/** Monday to Friday, and within the same month: if the 1st is a Saturday, that is Monday the 3rd. */
function isNearestWorkday(day: Day, targetDay: number): boolean {
  const last = daysInMonth(day);
  if (targetDay < 1 || targetDay > last) return false;
  const weekday = (((day.weekday + targetDay - day.date) % 7) + 7) % 7;
  if (weekday === 6) return day.date === (targetDay === 1 ? 3 : targetDay - 1);
  if (weekday === 0) return day.date === (targetDay === last ? targetDay - 2 : targetDay + 1);
  return day.date === targetDay;
}

/** "5L": the month's last Friday; "1#2": its second Monday. */
function weekdayTest(entry: string): DayTest {
  const last = LAST_WEEKDAY.exec(entry)?.[1];
  if (last !== undefined) return (day) => day.weekday === Number(last) && day.date + 7 > daysInMonth(day);
  const [, weekday, nth] = NTH_WEEKDAY.exec(entry) ?? [];
  if (weekday === undefined) return never;
  return (day) => day.weekday === Number(weekday) && Math.ceil(day.date / 7) === Number(nth);
}

const never: DayTest = () => false;
