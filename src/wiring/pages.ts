// Wires the pages over HTTP: what everybody may see of the operator's library, and the state of the bot.
import { systemClock } from "../async/system-clock.ts";
import { textsFor } from "../catalogues/texts.ts";
import { createCharts } from "../charts/charts.ts";
import type { Config } from "../config/config.ts";
import type { Now } from "../domain/core/clock.ts";
import { sharedLibrary } from "../domain/core/library.ts";
import type { Route } from "../domain/operations/http.ts";
import { figureMoves } from "../newsroom/stories/figure-moves.ts";
import type { LibrarySync } from "../newsroom/sync/library-sync.ts";
import { slotsBetween } from "../schedule/timing/slots.ts";
import { pageRoutes } from "../web/pages/routes.ts";
import type { CoreServices } from "./core.ts";

/** Adds routes to the HTTP server. */
export type AddRoutes = (routes: readonly Route[]) => void;

export interface PagesDeps {
  readonly config: Pick<Config, "documentsDir" | "language" | "timeZone">;
  readonly core: Pick<CoreServices, "store" | "briefings" | "writing">;
  readonly librarySync: Pick<LibrarySync, "backlog" | "lastReport" | "lastSyncedAt">;
  readonly now: Now;
}

export function wirePages({ config, core, librarySync, now }: PagesDeps): readonly Route[] {
  const texts = textsFor(config.language);
  return pageRoutes(
    {
      library: sharedLibrary(config.documentsDir),
      store: core.store,
      briefings: core.briefings,
      hasModel: core.writing.model !== null,
      figures: figureMoves,
      texts,
      charts: createCharts({ texts, timeZone: config.timeZone }),
      syncStatus: () => ({
        backlog: librarySync.backlog(),
        settling: librarySync.lastReport()?.settling ?? 0,
        lastSyncedAt: librarySync.lastSyncedAt(),
      }),
      slots: slotsBetween,
      timeZone: config.timeZone,
      now,
    },
    { monotonicMs: systemClock.monotonicMs },
  );
}
