import { setTimeout as sleep } from "node:timers/promises";
import type { ListedSchedule } from "../bot/schedule-list.ts";
import type { MovableClock } from "../clock/movable-clock.ts";
import type { Arrivals } from "../documents/arrivals.ts";
import type { ClockView } from "../views/view-types.ts";
import { createPendingEditions } from "./pending-editions.ts";
import { changeText, dayAndTime, NO_ARRIVALS, NO_SCHEDULE, nextChange, PAUSED } from "./time-text.ts";

export const CLOCK_MOVES = ["next-slot", "hour", "dst-day", "document"] as const;
export type ClockMove = (typeof CLOCK_MOVES)[number];

/** The buttons of the clock. */
export interface TimeControl extends Disposable {
  readonly view: () => ClockView;
  /** Resolves once it is done; what came of it is in the view. One at a time. */
  readonly perform: (move: ClockMove) => Promise<void>;
}

export interface TimeControlDeps {
  readonly clock: MovableClock;
  readonly schedules: () => Promise<readonly ListedSchedule[]>;
  /** Null where the folder is somebody's own. */
  readonly arrivals: Arrivals | null;
  readonly onChange: () => void;
}

const HOUR_MS = 3_600_000;
/** So long before a slot, or a change of the clocks, one arrives. */
const BEFORE_SLOT_MS = 5_000;
const BEFORE_CHANGE_MS = 10_000;
/** The bot has taken it up by then, if it runs. */
const JUST_DUE_MS = 60_000;
/** What is due so soon after one arrived is watched, too. */
const JUST_AFTER_MS = 30_000;
/** The bot has read a new document by then. */
const READ_WITHIN_MS = 5_000;

export function createTimeControl({ clock, arrivals, onChange, ...deps }: TimeControlDeps): TimeControl {
  const schedules = async () => {
    const known = await deps.schedules();
    zones = [...new Set(known.map(({ zone }) => zone))];
    return known;
  };
  const pendingEditions = createPendingEditions({ schedules, onChange });
  let busy = false;
  let message: string | null = null;
  let zones: readonly string[] = [];

  /** Goes there, and watches what that makes due. */
  async function goTo(atMs: number, known: readonly ListedSchedule[], text: string): Promise<void> {
    const remainingMs =
      READ_WITHIN_MS - (performance.now() - (arrivals?.lastAt() ?? Number.NEGATIVE_INFINITY));
    if (remainingMs > 0) await sleep(remainingMs);
    await clock.moveTo(atMs);
    message = text;
    pendingEditions.begin(known, clock.nowMs() + JUST_AFTER_MS);
  }

  async function toNextSlot(): Promise<void> {
    const known = await schedules();
    const next = earliest(known.filter((one) => one.next !== null));
    const underWay = known.find(({ last }) => last !== null && last.endedAt === null);
    const justDue = pendingEditions
      .list()
      .find((one) => one.outcome === null && clock.nowMs() - one.slot < JUST_DUE_MS);
    if (underWay?.last) {
      message = `The edition “${underWay.id}” of ${dayAndTime(underWay.last.slot, underWay.zone)} is being written or posted already.`;
      pendingEditions.begin(known, underWay.last.slot);
    } else if (justDue) message = `“${justDue.name}” is due already, and comes in seconds.`;
    else if (next === null) message = known.length === 0 ? NO_SCHEDULE : PAUSED;
    else {
      const slot = next.next ?? 0;
      await goTo(
        slot - BEFORE_SLOT_MS,
        known,
        `“${next.id}” is due at ${dayAndTime(slot, next.zone)}, in seconds.`,
      );
    }
  }

  async function toDstDay(): Promise<void> {
    const known = await schedules();
    if (known.length === 0) message = NO_SCHEDULE;
    const changes = known.flatMap(({ zone }) => nextChange(zone, clock.nowMs()) ?? []);
    const [first] = changes.sort((a, b) => a.at - b.at);
    if (first) await goTo(first.at - BEFORE_CHANGE_MS, known, changeText(first));
    else if (known.length > 0) {
      message = `The clocks never change in ${zones.join(", ")}. A schedule with time-zone:berlin has such a day.`;
    }
  }

  async function oneHour(): Promise<void> {
    const known = await schedules();
    await goTo(clock.nowMs() + HOUR_MS, known, "An hour has passed at once, as for a machine that slept.");
  }

  async function newDocument(): Promise<void> {
    if (arrivals === null) message = NO_ARRIVALS;
    else {
      const { title, source } = await arrivals.next();
      message = `New from ${source}: “${title}”. The bot reads it within five seconds.`;
    }
  }

  const moves: Record<ClockMove, () => Promise<void>> = {
    "next-slot": toNextSlot,
    hour: oneHour,
    "dst-day": toDstDay,
    document: newDocument,
  };
  return {
    view: () => ({
      offsetMs: clock.offsetMs(),
      busy,
      message,
      pendingEditions: pendingEditions.list(),
      zones,
      samples: arrivals !== null,
    }),
    async perform(move) {
      if (busy) return;
      busy = true;
      onChange();
      try {
        await moves[move]();
      } catch (error) {
        message = `That did not work: ${error instanceof Error ? error.message : String(error)}`;
      } finally {
        busy = false;
        onChange();
      }
    },
    [Symbol.dispose]: pendingEditions.end,
  };
}

function earliest(schedules: readonly ListedSchedule[]): ListedSchedule | null {
  return schedules.toSorted((a, b) => (a.next ?? 0) - (b.next ?? 0))[0] ?? null;
}
