// The only place that knows which databases can keep the store.
import type { Now } from "../domain/core/clock.ts";
import type { Events } from "../domain/operations/events.ts";
import type { StoreEngine } from "../domain/store/store-engine.ts";
import { createSqliteEngine } from "./sqlite/sqlite-engine.ts";

/** Which engine, and where its data is; another engine adds its own member. */
export type StoreSettings = { readonly engine: "sqlite"; readonly dataDir: string };

/** What the choice depends on: members of the configuration. */
export interface StoreConfig {
  readonly dataDir: string;
}

export function storeSettings({ dataDir }: StoreConfig): StoreSettings {
  return { engine: "sqlite", dataDir };
}

export interface EngineDeps {
  readonly now: Now;
  readonly events: Events;
}

export function chooseEngine(settings: StoreSettings, deps: EngineDeps): StoreEngine {
  switch (settings.engine) {
    case "sqlite":
      return createSqliteEngine({ dataDir: settings.dataDir, ...deps });
  }
}
