// Wires who is told of new documents, and who corrects what was posted: beside the runner of schedules, over one outbox.
import { randomBytes } from "node:crypto";
import type { Config } from "./config/config.ts";
import { type CorrectionRenderer, type CorrectionsOwed, correctionSchedule } from "./domain/corrections.ts";
import type { Compose, Outbox } from "./domain/delivery.ts";
import type { Events } from "./domain/ports.ts";
import type { Clock } from "./domain/time.ts";
import { type WatchDesk, type WatchRenderer, watchSchedule } from "./domain/watches.ts";
import { createCorrectionRunner } from "./newsroom/corrections/correction-runner.ts";
import { createWatchRunner } from "./newsroom/watches/watch-runner.ts";
import { createWatchDesk } from "./schedule/watch-desk.ts";
import type { Rooms } from "./wire-rooms.ts";

/** Who closes does not wait longer for what is being posted; it is taken up at the next start. */
const CLOSE_MS = 5_000;

/** Makes the messages of alerts and corrections. */
export type WatchPress = WatchRenderer & CorrectionRenderer;

export interface WatchesWiring {
  readonly config: Config;
  readonly rooms: Pick<Rooms, "store" | "writing">;
  readonly events: Events;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly render: WatchPress;
  readonly stop: AbortSignal;
}

export interface Watches {
  /** Looks what came in and what was changed. */
  tick(): Promise<void>;
  readonly owed: CorrectionsOwed;
  /** The outbox for all: what is left unfinished of alerts and corrections is written here, the rest as told. */
  readonly outbox: Outbox;
  /** Resolves once nothing is under way, or after five seconds. */
  close(): Promise<void>;
}

export function wireWatches({ config, rooms, ...wiring }: WatchesWiring): Watches {
  const { store, writing } = rooms;
  const { outbox } = wiring;
  const root = config.documentsDir;
  const { newsDays } = config.briefings;
  const watches = createWatchRunner({ ...wiring, store, verify: writing.verify, root, newsDays });
  const corrections = createCorrectionRunner({ ...wiring, store, root });
  const composeOf = (schedule: string, other: Compose): Compose => {
    if (schedule.startsWith(watchSchedule({ ref: "" }))) return watches.compose;
    return schedule.startsWith(correctionSchedule("")) ? corrections.compose : other;
  };
  return {
    async tick() {
      await watches.tick();
      await corrections.tick();
    },
    owed: corrections,
    outbox: {
      ...outbox,
      recover: (compose) => outbox.recover((edition) => composeOf(edition.schedule, compose)(edition)),
    },
    async close() {
      const idle = Promise.all([watches.idle(), corrections.idle()]);
      await Promise.race([idle, new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref())]);
    },
  };
}

export function wireWatchDesk({
  config,
  rooms,
  clock,
}: Pick<WatchesWiring, "config" | "rooms"> & { readonly clock: Pick<Clock, "now"> }): WatchDesk {
  const { documentsDir: root, timeZone } = config;
  return createWatchDesk({ store: rooms.store, root, timeZone, clock, random: randomBytes });
}
