import { type ScheduledTask, schedule } from "node-cron";
import type { Now } from "../../domain/core/clock.ts";
import type { Instant } from "../../domain/core/time.ts";
import { DAY_MS, SECOND_MS } from "../../domain/core/time.ts";
import type { Events } from "../../domain/operations/events.ts";

/** Ticks fall on multiples of this. */
const TICK_INTERVAL_MS = 5 * SECOND_MS;
/** After this many intervals without a tick, the clock was probably set back, and node-cron waits for the wrong time. */
const MAX_MISSED_TICKS = 4;
/** A late tick is run, too, because it uses the current time. Less than a year, after which the same date comes again. */
const TOLERANCE_MS = 365 * DAY_MS;

export interface TickerDeps {
  /** Starts what is due, from `now` and what is recorded, so that a skipped tick loses nothing. */
  readonly tick: (now: Instant) => Promise<void>;
  /** Must be the machine's clock, because node-cron uses it. */
  readonly now: Now;
  readonly events: Events;
}

export interface Ticker {
  /** Stops ticking; resolves once a running tick has ended. */
  close(): Promise<void>;
}

/**
 * Ticks every five seconds until closed. The next tick is scheduled when one has ended, so ticks never overlap. A tick that
 * throws is logged, and the next one runs.
 *
 * Each tick is a node-cron task of its own with a full date. A repeating task iterates over every run it missed, at 25
 * microseconds each: that would block for a second after two days asleep, and for minutes if the clock jumps forward by a
 * year. Also, if the clock is set back, it keeps waiting for the old time; here a watchdog schedules the tick again.
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
    events.emit("warn", "schedule.tick-overdue", { idleIntervals });
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

/** The next multiple of the interval as a cron expression in UTC: "5 30 7 6 5 *". */
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
