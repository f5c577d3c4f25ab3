import { type ScheduledTask, schedule } from "node-cron";
import type { Instant, Now } from "../../domain/core/time.ts";
import { DAY_MS, SECOND_MS } from "../../domain/core/time.ts";
import type { Events } from "../../domain/store/store.ts";

/** Often enough that nobody sees the delay, seldom enough that it costs nothing. Ticks fall on its multiples. */
const TICK_INTERVAL_MS = 5 * SECOND_MS;
/** After so many ticks' time without one, the clock was set back from under node-cron. */
const MAX_MISSED_TICKS = 4;
/** A tick that comes late is as good as one in time: it works from the time it is. A date comes again after a year. */
const TOLERANCE_MS = 365 * DAY_MS;

export interface TickerDeps {
  /** Looks what is due. It works from `now` and what is recorded, so that a tick that was left out loses nothing. */
  readonly tick: (now: Instant) => Promise<void>;
  /** The machine's clock, which node-cron goes by too. */
  readonly now: Now;
  readonly events: Events;
}

export interface Ticker {
  /** No further tick; resolves when one that runs has ended. */
  close(): Promise<void>;
}

/**
 * Ticks every five seconds until closed; the next tick is set when one has ended, so no two overlap. One that throws is
 * reported, and the next comes.
 *
 * Each tick is a node-cron task of its own with its whole date. A repeating one counts up every time it missed, 25
 * microseconds each: a second of standstill for two days asleep, minutes when a machine starts with its clock at the
 * year before. And it waits on for the time it aimed at when the clock is set back; then it is aimed anew.
 */
export function createTicker({ tick, now, events }: TickerDeps): Ticker {
  let task: ScheduledTask | null = null;
  let running: Promise<void> | null = null;
  let idleIntervals = 0;
  let closed = false;
  const scheduleNextTick = () => {
    idleIntervals = 0;
    const options = { timezone: "UTC", maxExecutions: 1, missedExecutionTolerance: TOLERANCE_MS };
    task = schedule(nextTick(now()), run, { ...options, suppressMissedWarning: true });
  };
  const run = async () => {
    running = runTick(tick, now, events);
    await running;
    running = null;
    if (!closed) scheduleNextTick();
  };
  const watchdog = setInterval(() => {
    idleIntervals = running === null ? idleIntervals + 1 : 0;
    if (idleIntervals <= MAX_MISSED_TICKS) return;
    events.emit("warn", "schedule.tick-overdue");
    void task?.destroy();
    scheduleNextTick();
  }, TICK_INTERVAL_MS);
  scheduleNextTick();
  return {
    async close() {
      closed = true;
      clearInterval(watchdog);
      await task?.destroy();
      await running;
    },
  };
}

/** The next multiple of the ticks' distance as a cron expression in UTC: "5 30 7 6 5 *". */
function nextTick(now: Instant): string {
  const at = new Date((Math.floor(Date.parse(now) / TICK_INTERVAL_MS) + 1) * TICK_INTERVAL_MS);
  const date = [at.getUTCDate(), at.getUTCMonth() + 1];
  return `${[at.getUTCSeconds(), at.getUTCMinutes(), at.getUTCHours(), ...date].join(" ")} *`;
}

async function runTick(tick: TickerDeps["tick"], now: Now, events: Events): Promise<void> {
  try {
    await tick(now());
  } catch (error) {
    events.emit("error", "schedule.tick-failed", { error });
  }
}
