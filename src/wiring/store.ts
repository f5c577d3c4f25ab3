// Wires the store: the engine that the settings name.
import type { Config } from "../config/config.ts";
import type { StoreEngine } from "../domain/store/store-engine.ts";
import { chooseEngine, type EngineDeps } from "../store/choose-engine.ts";

export function wireStore({ dataDir }: Config, { now, events }: EngineDeps): StoreEngine {
  return chooseEngine({ engine: "sqlite", dataDir }, { now, events });
}
