import { setTimeout as sleep } from "node:timers/promises";
import type { ListedSchedule } from "../bot/schedule-list.ts";
import type { MovableClock } from "../clock/movable-clock.ts";
import type { Arrivals } from "../documents/arrivals.ts";
import type { ClockView } from "../views/view-types.ts";
import { createPendingEditions } from "./pending-editions.ts";
import { changeText, dayAndTime, NO_ARRIVALS, NO_SCHEDULE, nextChange, PAUSED } from "./time-text.ts";

export const CLOCK_MOVES = ["next-slot", "hour", "dst-day", "document"] as const;
export type ClockMove = (typeof CLOCK_MOVES)[number];

/** The actions behind the clock buttons. */
export interface TimeControl extends Disposable {
  readonly view: () => ClockView;
  /** Resolves when the move is done; its result is in the view. Ignored while another move runs. */
  readonly perform: (move: ClockMove) => Promise<void>;
}

export interface TimeControlDeps {
  readonly clock: MovableClock;
  readonly schedules: () => Promise<readonly ListedSchedule[]>;
  /** Null if the documents folder is the user's own. */
  readonly arrivals: Arrivals | null;
  readonly onChange: () => void;
}

const HOUR_MS = 3_600_000;
/** How long before a slot, or a change of the clocks, the moved clock stops. */
const BEFORE_SLOT_MS = 5_000;
const BEFORE_CHANGE_MS = 10_000;
/** By then a running bot has picked up a due slot. */
const JUST_DUE_MS = 60_000;
/** Also tracks editions due this soon after the move. */
const JUST_AFTER_MS = 30_000;
/** By then the bot has read a new document. */
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

  /** Moves the clock and tracks the editions that become due. */
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
    const next = earliest(known.filter((schedule) => schedule.next !== null));
    const underWay = known.find(({ last }) => last !== null && last.endedAt === null);
    const justDue = pendingEditions
      .list()
      .find(({ outcome, slot }) => outcome === null && clock.nowMs() - slot < JUST_DUE_MS);
    if (underWay?.last) {
      message = `The “${underWay.id}” edition of ${dayAndTime(underWay.last.slot, underWay.zone)} is already being written or posted.`;
      pendingEditions.begin(known, underWay.last.slot);
    } else if (justDue) message = `“${justDue.name}” is already due and will be posted in seconds.`;
    else if (next === null) message = known.length === 0 ? NO_SCHEDULE : PAUSED;
    else {
      const slot = next.next ?? 0;
      await goTo(
        slot - BEFORE_SLOT_MS,
        known,
        `“${next.id}” is due in seconds, at ${dayAndTime(slot, next.zone)}.`,
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
      message = `The clocks never change in ${zones.join(", ")}. Add a schedule with time-zone:berlin to see such a day.`;
    }
  }

  async function oneHour(): Promise<void> {
    const known = await schedules();
    await goTo(clock.nowMs() + HOUR_MS, known, "One hour passed at once, as on a machine that was asleep.");
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
