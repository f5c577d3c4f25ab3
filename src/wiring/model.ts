// Wires a language model's writer: the server, its limits and accounts, the prompts. Loaded only when one is set.
import { systemClock } from "../async/system-clock.ts";
import type { ModelConfig } from "../config/config.ts";
import type { Now } from "../domain/core/time.ts";
import type { BreakerState } from "../domain/operations/health.ts";
import type { Events, Store } from "../domain/store/store.ts";
import type { LanguageModel } from "../domain/writing/language-model.ts";
import type { ModelWriter } from "../domain/writing/model-writer.ts";
import { createBreaker } from "../llm/breaker.ts";
import { createLanguageModel, dialectKey } from "../llm/language-model.ts";
import { listModels, soleModel } from "../llm/list-models.ts";
import { createRateLimiter } from "../llm/rate-limiter.ts";
import { createTokenLedger } from "../llm/token-ledger.ts";
import { createModelWriter } from "../writer/model/model-writer.ts";
import { loadPrompts, type Prompts } from "../writer/model/prompts.ts";

/** A text is waited for this long, its turn included; a local model without a graphics card needs most of it. */
export const DEADLINE_MS = 120_000;
/** A local model may read a long prompt for this long before its first word. */
const IDLE_MS = 40_000;
/** A server that fails five calls in a row is down; one that comes back is found within ten minutes. */
const BREAKER_SETTINGS = { threshold: 5, coolDownMs: 30_000, maxCoolDownMs: 600_000 };

export interface ModelDeps {
  readonly config: ModelConfig;
  readonly promptsDir: string;
  readonly store: Store;
  readonly events: Events;
  readonly now: Now;
}

export interface ModelConnection {
  readonly model: LanguageModel;
  readonly prompts: Prompts;
  readonly contextTokens: number;
  /** Under which the store remembers what the server takes. */
  readonly dialectKey: string;
  readonly modelWriter: ModelWriter;
  readonly breaker: () => BreakerState;
}

/**
 * Throws Fault "config" for a prompt that is broken, and for a server with several models when none is chosen. A server
 * that can't be reached is no fault: everything is written all the same, by the built-in writer.
 */
export async function wireModel({
  config,
  promptsDir,
  store,
  events,
  now,
}: ModelDeps): Promise<ModelConnection> {
  const prompts = await loadPrompts(promptsDir, events);
  const { monotonicMs } = systemClock;
  const server = { baseUrl: config.baseUrl, apiKey: config.apiKey?.reveal() ?? null };
  const breaker = createBreaker({ ...BREAKER_SETTINGS, monotonicMs });
  const modelDeps = {
    ...server,
    idleMs: IDLE_MS,
    breaker,
    rateLimiter: createRateLimiter({ ...config, monotonicMs }),
    ledger: createTokenLedger({ store, dailyTokens: config.dailyTokens, now, events }),
    dialectStore: { load: store.dialect, save: store.saveDialect },
    events,
    monotonicMs,
    now,
    random: Math.random,
  };
  const listed = config.name === null ? await listModels(server) : null;
  const name = listed?.ok === true ? soleModel(listed.names, config.baseUrl) : config.name;
  const model =
    name === null ? unreachableModel(config.baseUrl) : createLanguageModel({ ...modelDeps, model: name });
  const { contextTokens } = config;
  const modelWriter = createModelWriter({ model, prompts, contextTokens });
  return {
    model,
    prompts,
    contextTokens,
    dialectKey: dialectKey(config.baseUrl, model.model),
    modelWriter,
    breaker: breaker.state,
  };
}

/** Stands for the model of a server that did not say which one it has. */
function unreachableModel(baseUrl: string): LanguageModel {
  const detail = `${baseUrl} did not say which model it has`;
  return { model: "the model", complete: async () => ({ kind: "unavailable", detail }) };
}
