// Wires the pages: what everybody may see of the operator's library, and how the bot does.
import { createCharts } from "./charts/charts.ts";
import type { Config } from "./config/config.ts";
import { sharedLibrary } from "./domain/library.ts";
import type { Now } from "./domain/time.ts";
import type { Keeper } from "./newsroom/keeper.ts";
import { figureMoves } from "./newsroom/stories/figure-moves.ts";
import type { Route } from "./ops/http/http.ts";
import { pageRoutes } from "./ops/pages/routes.ts";
import { slotsBetween } from "./schedule/slots.ts";
import type { Rooms } from "./wire-rooms.ts";

/** The server itself waits no longer than 20 s. */
const WAIT_MS = 10_000;

/** Answers more over HTTP. */
export type AddRoutes = (routes: readonly Route[]) => void;

export interface PagesWiring {
  readonly config: Pick<Config, "documentsDir" | "timeZone">;
  readonly rooms: Pick<Rooms, "store" | "briefings" | "writing">;
  readonly keeper: Pick<Keeper, "backlog" | "lastReport" | "levelledAt">;
  readonly now: Now;
}

/** Where nobody keeps the folder level: it is looked at when something is asked. */
export const NO_KEEPER: PagesWiring["keeper"] = {
  backlog: () => null,
  lastReport: () => null,
  levelledAt: () => null,
};

export function wirePages({ config, rooms, keeper, now }: PagesWiring): readonly Route[] {
  return pageRoutes(
    {
      library: sharedLibrary(config.documentsDir),
      store: rooms.store,
      briefings: rooms.briefings,
      hasModel: rooms.writing.model !== null,
      figures: figureMoves,
      charts: createCharts({ timeZone: config.timeZone }),
      reading: () => ({
        backlog: keeper.backlog(),
        held: keeper.lastReport()?.held ?? 0,
        levelledAt: keeper.levelledAt(),
      }),
      slots: slotsBetween,
      timeZone: config.timeZone,
      now,
    },
    { ticks: () => performance.now(), waitMs: WAIT_MS },
  );
}
