// Wires what is due: the desk where people look after schedules, and, where somebody posts, the runner.
import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import type { Config } from "./config/config.ts";
import { createOutbox } from "./delivery/outbox.ts";
import type { Events } from "./domain/ports.ts";
import type { Press, ScheduleDesk } from "./domain/schedules.ts";
import type { Now } from "./domain/time.ts";
import { createScheduleDesk } from "./schedule/desk.ts";
import { keepEnvSchedule } from "./schedule/env-schedule.ts";
import { createRunner, type Runner } from "./schedule/runner.ts";
import { createTicker } from "./schedule/ticker.ts";
import { stoppableClock } from "./stoppable-clock.ts";
import { systemClock } from "./system-clock.ts";
import type { Rooms } from "./wire-rooms.ts";
import { type Watches, type WatchPress, wireWatches } from "./wire-watches.ts";

const HOUR_MS = 3_600_000;

export interface SchedulesWiring {
  readonly config: Config;
  readonly rooms: Pick<Rooms, "store" | "editions" | "writing" | "pictures">;
  readonly events: Events;
  readonly now: Now;
}

/** Where nobody posts: what is asked for by hand is left to a running bot. */
export function wireScheduleDesk(wiring: SchedulesWiring, runner: Runner | null = null): ScheduleDesk {
  const { config, rooms, now } = wiring;
  return createScheduleDesk({
    store: rooms.store,
    writer: rooms.editions,
    runner,
    root: config.documentsDir,
    timeZone: config.timeZone,
    clock: { ...systemClock, now },
    random: randomBytes,
  });
}

export interface Schedules {
  readonly desk: ScheduleDesk;
  /** Posts what is due until the signal aborts; resolves once nothing is under way. */
  run(): Promise<void>;
}

/** Who posts what is due, and what is told between. */
export type FullPress = Press & { readonly watch: WatchPress };

export function wireSchedules(wiring: SchedulesWiring, press: FullPress, stop: AbortSignal): Schedules {
  const { config, rooms, events, now } = wiring;
  const { store } = rooms;
  const clock = stoppableClock({ ...systemClock, now }, stop);
  const owner = `${hostname()}/${process.pid}`;
  const { publisher } = press;
  const posting = createOutbox({ store, publisher, clock, events, random: randomBytes, owner });
  const watches = wireWatches({ ...wiring, clock, outbox: posting, render: press.watch, stop });
  const runner = createRunner({
    store,
    outbox: watches.outbox,
    corrections: watches.owed,
    writer: rooms.editions,
    ...(rooms.pictures === null ? {} : { pictures: rooms.pictures }),
    press,
    root: config.documentsDir,
    graceMs: config.briefings.graceHours * HOUR_MS,
    dryDays: config.briefings.alertDays,
    clock,
    events,
    stop,
  });
  return {
    desk: wireScheduleDesk(wiring, runner),
    async run() {
      const library = { root: config.documentsDir, guild: config.discord.guildId };
      const { channel, time } = config.briefings;
      const settings = { channel, time, timeZone: config.timeZone };
      await keepEnvSchedule(settings, { store, library, now: now(), random: randomBytes }).catch(
        // The others are posted all the same.
        (error: unknown) => events.emit("error", "schedule.settings-not-kept", { error }),
      );
      if (!stop.aborted) await tickUntil(stop, runner, watches, wiring);
    },
  };
}

async function tickUntil(
  stop: AbortSignal,
  runner: Runner,
  watches: Watches,
  { events, now }: SchedulesWiring,
): Promise<void> {
  const tick = async () => {
    await Promise.all([runner.tick(), watches.tick()]);
  };
  const ticker = createTicker({ tick, now, events });
  await new Promise((resolve) => stop.addEventListener("abort", resolve, { once: true }));
  await ticker.close();
  await Promise.all([runner.close(), watches.close()]);
}
