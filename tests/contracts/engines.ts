// All engines that can keep the store: each passes the contracts of Store and StoreEngine.
import type { StoreEngine } from "../../src/domain/store/store-engine.ts";
import { chooseEngine, type StoreSettings } from "../../src/store/choose-engine.ts";

export interface EngineUnderTest {
  readonly name: string;
  /** An engine whose store is at a place of its own; `folder` is empty and for it alone. */
  readonly at: (folder: string) => StoreEngine;
}

const DEPS = { now: () => "2024-03-05T10:00:00.000Z", events: { emit: () => undefined } };

const SETTINGS: { readonly [Engine in StoreSettings["engine"]]: (folder: string) => StoreSettings } = {
  sqlite: (dataDir) => ({ engine: "sqlite", dataDir }),
};

export const ENGINES: readonly EngineUnderTest[] = Object.entries(SETTINGS).map(([name, settingsAt]) => ({
  name,
  at: (folder) => chooseEngine(settingsAt(folder), DEPS),
}));
