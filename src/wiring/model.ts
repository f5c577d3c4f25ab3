// Wires a language model's writer: the server, its limits and token accounts, the prompts. Loaded only when a model is set.
import { systemClock } from "../async/system-clock.ts";
import type { ModelConfig } from "../config/model-settings.ts";
import type { Now } from "../domain/core/clock.ts";
import type { Events } from "../domain/operations/events.ts";
import type { ModelUseStore } from "../domain/store/model-use-store.ts";
import type { ModelWriter } from "../domain/writing/model-writer.ts";
import { type ConnectedModel, connectModel } from "../llm/connect-model.ts";
import { createRateLimiter } from "../llm/rate-limiter.ts";
import { createTokenLedger } from "../llm/token-ledger.ts";
import { createModelWriter } from "../writer/model/model-writer.ts";
import { loadPrompts, type Prompts } from "../writer/model/prompts.ts";

export interface ModelDeps {
  readonly config: ModelConfig;
  readonly promptsDir: string;
  readonly store: ModelUseStore;
  readonly events: Events;
  readonly now: Now;
}

export interface ModelConnection extends ConnectedModel {
  readonly prompts: Prompts;
  readonly contextTokens: number;
  readonly modelWriter: ModelWriter;
}

/** Throws Fault "config" for a broken prompt, and the Faults of connectModel. */
export async function wireModel({
  config,
  promptsDir,
  store,
  events,
  now,
}: ModelDeps): Promise<ModelConnection> {
  const prompts = await loadPrompts(promptsDir, events);
  const { monotonicMs } = systemClock;
  const { contextTokens } = config;
  const connected = await connectModel({
    baseUrl: config.baseUrl,
    apiKey: config.apiKey?.reveal() ?? null,
    name: config.name,
    rateLimiter: createRateLimiter({ ...config, monotonicMs }),
    ledger: createTokenLedger({ store, dailyTokens: config.dailyTokens, now, events }),
    dialectStore: { load: store.dialect, save: store.saveDialect },
    events,
    monotonicMs,
    now,
    random: Math.random,
  });
  const modelWriter = createModelWriter({ model: connected.model, prompts, contextTokens });
  return { ...connected, prompts, contextTokens, modelWriter };
}
