// Wires who is told of new documents, and who corrects what was posted: beside the runner of schedules, over one outbox.
import { randomBytes } from "node:crypto";
import type { Config } from "../config/config.ts";
import type { Clock } from "../domain/core/time.ts";
import type { Compose, Outbox } from "../domain/delivery/delivery.ts";
import {
  type CorrectionRenderer,
  correctionScheduleId,
  type PendingCorrections,
} from "../domain/schedules/corrections.ts";
import { type WatchRenderer, type WatchService, watchScheduleId } from "../domain/schedules/watches.ts";
import type { Events } from "../domain/store/store.ts";
import { createCorrectionRunner } from "../newsroom/corrections/correction-runner.ts";
import { createWatchRunner } from "../newsroom/watches/watch-runner.ts";
import { createWatchService } from "../schedule/services/watch-service.ts";
import type { CoreServices } from "./core.ts";

/** Who closes does not wait longer for what is being posted; it is taken up at the next start. */
const CLOSE_TIMEOUT_MS = 5_000;

/** Makes the messages of alerts and corrections. */
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

export interface WatchRunners {
  /** Looks what came in and what was changed. */
  tick(): Promise<void>;
  readonly pendingCorrections: PendingCorrections;
  /** The outbox for all: what is left unfinished of alerts and corrections is written here, the rest as told. */
  readonly outbox: Outbox;
  /** Resolves once nothing is under way, or after five seconds. */
  close(): Promise<void>;
}

export function wireWatches({ config, core, ...wiring }: WatchesDeps): WatchRunners {
  const { store, writing } = core;
  const { outbox } = wiring;
  const root = config.documentsDir;
  const { newsDays } = config.briefings;
  const watches = createWatchRunner({ ...wiring, store, verify: writing.verify, root, newsDays });
  const corrections = createCorrectionRunner({ ...wiring, store, root });
  const composerFor = (schedule: string, fallback: Compose): Compose => {
    if (schedule.startsWith(watchScheduleId({ ref: "" }))) return watches.compose;
    return schedule.startsWith(correctionScheduleId("")) ? corrections.compose : fallback;
  };
  return {
    async tick() {
      await watches.tick();
      await corrections.tick();
    },
    pendingCorrections: corrections,
    outbox: {
      ...outbox,
      recover: (compose) => outbox.recover((edition) => composerFor(edition.schedule, compose)(edition)),
    },
    async close() {
      const idle = Promise.all([watches.idle(), corrections.idle()]);
      await Promise.race([idle, new Promise((resolve) => setTimeout(resolve, CLOSE_TIMEOUT_MS).unref())]);
    },
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
