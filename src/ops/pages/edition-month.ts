import type { Edition } from "../../domain/delivery.ts";
import type { Schedule } from "../../domain/schedules.ts";
import { type CalendarDate, type Instant, instantAfter } from "../../domain/time.ts";
import { dayIn } from "../../text/shown-dates.ts";
import { clockIn, type Month, monthIn } from "./months.ts";
import type { PagesParts } from "./parts.ts";

/** What became of an edition, as a calendar tells it. */
export type Mark = "sent" | "late" | "silent" | "under way" | "missed" | "uncertain" | "failed" | "next";

export interface Entry {
  readonly mark: Mark;
  /** By the clocks of the schedule's zone. */
  readonly time: string;
  /** Null: still to come. */
  readonly edition: Edition | null;
}

export type MonthEntries = ReadonlyMap<CalendarDate, readonly Entry[]>;

const AT_ONCE = 500;
/** A schedule comes every quarter of an hour at most; slots still to come beyond this are not told one by one. */
const MOST_SLOTS = 3_000;

const MARKS: Readonly<Record<Edition["state"], Mark>> = {
  composing: "under way",
  sending: "under way",
  delivered: "sent",
  silent: "silent",
  missed: "missed",
  uncertain: "uncertain",
  failed: "failed",
};

/** A schedule's editions in a month, and the slots still to come, by their days in its zone. */
export async function monthEntries(
  schedule: Schedule,
  month: Month,
  { store, slots, now }: Pick<PagesParts, "store" | "slots" | "now">,
): Promise<MonthEntries> {
  const { timeZone } = schedule.timing;
  const { from, to } = monthIn(month, timeZone);
  const days = new Map<CalendarDate, Entry[]>();
  const add = (at: Instant, mark: Mark, edition: Edition | null) =>
    days
      .getOrInsertComputed(dayIn(at, timeZone), () => [])
      .push({ mark, time: clockIn(at, timeZone), edition });
  for (const edition of await editionsIn(schedule, from, to, store)) {
    const mark = MARKS[edition.state];
    add(edition.slot, mark === "sent" && edition.late ? "late" : mark, edition);
  }
  const at = now();
  const after = at > from ? at : instantAfter(from, -1);
  if (schedule.paused === null && after < to)
    for (const slot of Iterator.from(slots(schedule.timing, after, instantAfter(to, -1))).take(MOST_SLOTS))
      add(slot.at, "next", null);
  return days;
}

/** The oldest first. */
async function editionsIn(
  { ref }: Schedule,
  from: Instant,
  to: Instant,
  store: PagesParts["store"],
): Promise<Edition[]> {
  const found: Edition[] = [];
  let before = to;
  for (;;) {
    const page = await store.editions(ref, AT_ONCE, before);
    found.push(...page.filter(({ slot }) => slot >= from));
    const oldest = page.at(-1)?.slot ?? "";
    if (page.length < AT_ONCE || oldest < from) return found.reverse();
    before = oldest;
  }
}
