// Wires schedules: the service through which people manage them and, in a bot, the runner that posts their editions.
import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { stoppableClock } from "../async/stoppable-clock.ts";
import { systemClock } from "../async/system-clock.ts";
import type { Config } from "../config/config.ts";
import { createOutbox } from "../delivery/outbox.ts";
import type { Now } from "../domain/core/clock.ts";
import { HOUR_MS } from "../domain/core/time.ts";
import type { Events } from "../domain/operations/events.ts";
import type { MessagePublisher } from "../domain/schedules/message-publisher.ts";
import type { ScheduleService } from "../domain/schedules/schedule-service.ts";
import { createRunner, type Runner } from "../schedule/running/runner.ts";
import { tickUntilStopped } from "../schedule/running/tick-until-stopped.ts";
import { trySyncEnvSchedule } from "../schedule/services/env-schedule.ts";
import { createScheduleService } from "../schedule/services/schedule-service.ts";
import type { CoreServices } from "./core.ts";
import { editionFiles } from "./edition-files.ts";
import { type AlertRenderer, wireWatches } from "./watches.ts";

export interface SchedulesDeps {
  readonly config: Config;
  readonly core: Pick<CoreServices, "store" | "editions" | "writing" | "pictures">;
  readonly events: Events;
  readonly now: Now;
}

/** Without a runner (in the console), an edition requested by hand is posted by a running bot. */
export function wireScheduleService(deps: SchedulesDeps, runner: Runner | null = null): ScheduleService {
  const { config, core, now } = deps;
  return createScheduleService({
    store: core.store,
    writer: core.editions,
    runner,
    root: config.documentsDir,
    timeZone: config.timeZone,
    clock: { ...systemClock, now },
    random: randomBytes,
  });
}

export interface Scheduling {
  readonly service: ScheduleService;
  /** Posts due editions until the signal aborts; resolves once nothing is in progress. */
  run(): Promise<void>;
}

/** Posts editions of schedules, alerts and corrections. */
export type BotMessagePublisher = MessagePublisher & { readonly watch: AlertRenderer };

export function wireSchedules(
  deps: SchedulesDeps,
  publisher: BotMessagePublisher,
  stop: AbortSignal,
): Scheduling {
  const { config, core, events, now } = deps;
  const { store } = core;
  const clock = stoppableClock({ ...systemClock, now }, stop);
  const owner = `${hostname()}/${process.pid}`;
  const { sender } = publisher;
  const outbox = createOutbox({ store, sender, clock, events, random: randomBytes, owner });
  const watches = wireWatches({ ...deps, clock, outbox, render: publisher.watch, stop });
  const runner = createRunner({
    store,
    outbox,
    composers: watches.composers,
    corrections: watches.pendingCorrections,
    writer: core.editions,
    files: editionFiles(core),
    publisher,
    root: config.documentsDir,
    graceMs: config.briefings.graceHours * HOUR_MS,
    alertDays: config.briefings.alertDays,
    clock,
    events,
    stop,
  });
  return {
    service: wireScheduleService(deps, runner),
    async run() {
      const library = { root: config.documentsDir, guild: config.discord.guildId };
      const { channel, time } = config.briefings;
      await trySyncEnvSchedule(
        { channel, time, timeZone: config.timeZone },
        { store, library, now: now(), random: randomBytes, events },
      );
      await tickUntilStopped([runner, watches], stop, { now, events });
    },
  };
}
