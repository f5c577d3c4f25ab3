// Wires watches and corrections: they run beside the schedules, over the same outbox.
import { randomBytes } from "node:crypto";
import type { Config } from "../config/config.ts";
import type { Clock } from "../domain/core/clock.ts";
import type { Composers } from "../domain/delivery/composers.ts";
import type { Outbox } from "../domain/delivery/outbox.ts";
import type { Events } from "../domain/operations/events.ts";
import type { CorrectionRenderer } from "../domain/schedules/correction-renderer.ts";
import type { PendingCorrections } from "../domain/schedules/pending-corrections.ts";
import type { WatchRenderer } from "../domain/schedules/watch-renderer.ts";
import type { WatchService } from "../domain/schedules/watch-service.ts";
import { createCorrectionRunner } from "../newsroom/corrections/correction-runner.ts";
import { createWatchRunner } from "../newsroom/watches/watch-runner.ts";
import { type TickedWork, tickInOrder } from "../schedule/running/tick-until-stopped.ts";
import { createWatchService } from "../schedule/services/watch-service.ts";
import type { CoreServices } from "./core.ts";

/** Renders alerts and corrections. */
export type AlertRenderer = WatchRenderer & CorrectionRenderer;

export interface WatchesDeps {
  readonly config: Config;
  readonly core: Pick<CoreServices, "store" | "writing">;
  readonly events: Events;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly render: AlertRenderer;
  readonly stop: AbortSignal;
}

export interface WatchRunners extends TickedWork {
  readonly pendingCorrections: PendingCorrections;
  /** For alerts and corrections that another process left unfinished. */
  readonly composers: Pick<Composers, "watch-alert" | "correction">;
}

export function wireWatches({ config, core, ...wiring }: WatchesDeps): WatchRunners {
  const { store, writing } = core;
  const root = config.documentsDir;
  const { newsDays } = config.briefings;
  const watches = createWatchRunner({ ...wiring, store, verify: writing.verify, root, newsDays });
  const corrections = createCorrectionRunner({ ...wiring, store, root });
  return {
    ...tickInOrder([watches, corrections]),
    pendingCorrections: corrections,
    composers: { "watch-alert": watches.compose, correction: corrections.compose },
  };
}

export function wireWatchService({
  config,
  core,
  clock,
}: Pick<WatchesDeps, "config" | "core"> & { readonly clock: Pick<Clock, "now"> }): WatchService {
  const { documentsDir: root, timeZone } = config;
  return createWatchService({ store: core.store, root, timeZone, clock, random: randomBytes });
}
