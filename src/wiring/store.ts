// Wires the store: the engine that the configuration chooses.
import type { Config } from "../config/config.ts";
import type { StoreEngine } from "../domain/store/store-engine.ts";
import { chooseEngine, type EngineDeps, storeSettings } from "../store/choose-engine.ts";

export function wireStore(config: Config, { now, events }: EngineDeps): StoreEngine {
  return chooseEngine(storeSettings(config), { now, events });
}
