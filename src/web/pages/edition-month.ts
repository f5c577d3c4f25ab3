import { type CalendarDate, type Instant, instantAfter } from "../../domain/core/time.ts";
import type { Edition } from "../../domain/delivery/edition.ts";
import type { Schedule } from "../../domain/schedules/schedule.ts";
import { localDay } from "../../text/display/local-dates.ts";
import { type Month, monthBounds, timeOfDay } from "../markup/months.ts";
import type { PageDeps } from "./dependencies.ts";

/** The outcome of an edition, as the calendar shows it. */
export type EditionMark =
  | "sent"
  | "late"
  | "silent"
  | "in-progress"
  | "on-hold"
  | "missed"
  | "withdrawn"
  | "uncertain"
  | "failed"
  | "next";

export interface CalendarEntry {
  readonly mark: EditionMark;
  /** In the schedule's time zone. */
  readonly time: string;
  /** Null for a slot still to come. */
  readonly edition: Edition | null;
}

export type MonthEntries = ReadonlyMap<CalendarDate, readonly CalendarEntry[]>;

const EDITIONS_PER_READ = 500;
/** Upcoming slots shown; a schedule has at most one slot per quarter of an hour, fewer than this in a month. */
const MAX_SLOTS = 3_000;

const MARKS: Readonly<Record<Edition["state"], EditionMark>> = {
  composing: "in-progress",
  "on-hold": "on-hold",
  sending: "in-progress",
  delivered: "sent",
  silent: "silent",
  missed: "missed",
  withdrawn: "withdrawn",
  uncertain: "uncertain",
  failed: "failed",
};

/** A schedule's editions and upcoming slots in a month, by day in the schedule's time zone. */
export async function monthEntries(
  schedule: Schedule,
  month: Month,
  { store, slots, now }: Pick<PageDeps, "store" | "slots" | "now">,
): Promise<MonthEntries> {
  const { timeZone } = schedule.timing;
  const { from, to } = monthBounds(month, timeZone);
  const days = new Map<CalendarDate, CalendarEntry[]>();
  const add = (at: Instant, mark: EditionMark, edition: Edition | null) =>
    days
      .getOrInsertComputed(localDay(at, timeZone), () => [])
      .push({ mark, time: timeOfDay(at, timeZone), edition });
  for (const edition of await editionsIn(schedule, from, to, store)) {
    const mark = MARKS[edition.state];
    add(edition.slot, mark === "sent" && edition.late ? "late" : mark, edition);
  }
  const at = now();
  const after = at > from ? at : instantAfter(from, -1);
  if (schedule.paused === null && after < to)
    for (const slot of Iterator.from(slots(schedule.timing, after, instantAfter(to, -1))).take(MAX_SLOTS))
      add(slot.at, "next", null);
  return days;
}

/** Oldest first. */
async function editionsIn(
  { ref }: Schedule,
  from: Instant,
  to: Instant,
  store: PageDeps["store"],
): Promise<Edition[]> {
  const editions: Edition[] = [];
  let before = to;
  for (;;) {
    const page = await store.editions({ kind: "scheduled", schedule: ref }, EDITIONS_PER_READ, before);
    editions.push(...page.filter(({ slot }) => slot >= from));
    const oldest = page.at(-1)?.slot ?? "";
    if (page.length < EDITIONS_PER_READ || oldest < from) return editions.reverse();
    before = oldest;
  }
}
