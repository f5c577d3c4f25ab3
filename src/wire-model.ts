// Wires a language model's writer: the server, its limits and accounts, the prompts. Loaded only when one is set.
import type { ModelConfig } from "./config/config.ts";
import type { DraftingWriter } from "./domain/drafting.ts";
import type { BreakerState } from "./domain/health.ts";
import type { LanguageModel } from "./domain/language-model.ts";
import type { Events, Store } from "./domain/ports.ts";
import type { Now } from "./domain/time.ts";
import { createBreaker } from "./llm/breaker.ts";
import { createLanguageModel, dialectKey } from "./llm/language-model.ts";
import { listModels, soleModel } from "./llm/list-models.ts";
import { createShaper } from "./llm/shaper.ts";
import { createTokenLedger } from "./llm/token-ledger.ts";
import { createModelWriter } from "./writer/model/model-writer.ts";
import { loadPrompts, type Prompts } from "./writer/model/prompts.ts";

/** A text is waited for this long, its turn included; a local model without a graphics card needs most of it. */
export const DEADLINE_MS = 120_000;
/** A local model may read a long prompt for this long before its first word. */
const IDLE_MS = 40_000;
/** A server that fails five calls in a row is down; one that comes back is found within ten minutes. */
const BREAKER = { threshold: 5, coolDownMs: 30_000, longestCoolDownMs: 600_000 };

export interface ModelWiring {
  readonly config: ModelConfig;
  readonly promptsDir: string;
  readonly store: Store;
  readonly events: Events;
  readonly now: Now;
}

export interface WiredModel {
  readonly model: LanguageModel;
  readonly prompts: Prompts;
  readonly contextTokens: number;
  /** Under which the store remembers what the server takes. */
  readonly dialectKey: string;
  readonly drafting: DraftingWriter;
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
}: ModelWiring): Promise<WiredModel> {
  const prompts = await loadPrompts(promptsDir, events);
  const clock = () => performance.now();
  const server = { baseUrl: config.baseUrl, apiKey: config.apiKey?.reveal() ?? null };
  const breaker = createBreaker({ ...BREAKER, clock });
  const parts = {
    ...server,
    idleMs: IDLE_MS,
    breaker,
    shaper: createShaper({ ...config, clock }),
    ledger: createTokenLedger({ store, dailyTokens: config.dailyTokens, now, events }),
    memory: { load: store.dialect, save: store.keepDialect },
    events,
    clock,
    now,
    random: Math.random,
  };
  const listed = config.name === null ? await listModels(server) : null;
  const name = listed?.ok === true ? soleModel(listed.names, config.baseUrl) : config.name;
  const model = name === null ? unreachable(config.baseUrl) : createLanguageModel({ ...parts, model: name });
  const { contextTokens } = config;
  const drafting = createModelWriter({ model, prompts, contextTokens });
  return {
    model,
    prompts,
    contextTokens,
    dialectKey: dialectKey(config.baseUrl, model.model),
    drafting,
    breaker: breaker.state,
  };
}

/** Stands for the model of a server that did not say which one it has. */
function unreachable(baseUrl: string): LanguageModel {
  const detail = `${baseUrl} did not say which model it has`;
  return { model: "the model", complete: async () => ({ kind: "unavailable", detail }) };
}
