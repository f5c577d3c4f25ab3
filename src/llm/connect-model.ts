import type { BreakerState } from "../domain/operations/health-signals.ts";
import type { LanguageModel } from "../domain/writing/language-model.ts";
import { createBreaker } from "./breaker.ts";
import { createLanguageModel, dialectKey, type LanguageModelDeps } from "./language-model.ts";
import { listModels, soleModel } from "./list-models.ts";

/** A local model without a graphics card may read a long prompt for this long before its first word. */
const IDLE_MS = 40_000;
/** A server that fails five calls in a row is down; one that is up again is found within ten minutes. */
const BREAKER_SETTINGS = { threshold: 5, coolDownMs: 30_000, maxCoolDownMs: 600_000 };

export interface ConnectModelDeps extends Omit<LanguageModelDeps, "model" | "idleMs" | "breaker"> {
  /** Null: the only model of the server. */
  readonly name: string | null;
}

export interface ConnectedModel {
  readonly model: LanguageModel;
  /** The key under which the store remembers what the server accepts. */
  readonly dialectKey: string;
  readonly breaker: () => BreakerState;
}

/**
 * Connects to a model by name, or to the only model of a server. Throws Fault "config" if no name is set and the server has
 * several models or none. A server that cannot be reached is no fault: the calls then end as "unavailable".
 */
export async function connectModel({ name, ...deps }: ConnectModelDeps): Promise<ConnectedModel> {
  const { baseUrl, monotonicMs } = deps;
  const breaker = createBreaker({ ...BREAKER_SETTINGS, monotonicMs });
  const chosen = name ?? (await findSoleModel(deps));
  const model =
    chosen === null
      ? unreachableModel(baseUrl)
      : createLanguageModel({ ...deps, model: chosen, breaker, idleMs: IDLE_MS });
  return { model, dialectKey: dialectKey(baseUrl, model.model), breaker: breaker.state };
}

/** Null if the server does not list its models. */
async function findSoleModel(server: Pick<LanguageModelDeps, "baseUrl" | "apiKey">): Promise<string | null> {
  const listed = await listModels(server);
  return listed.ok ? soleModel(listed.names, server.baseUrl) : null;
}

/** Takes the place of a model whose name is not known. */
function unreachableModel(baseUrl: string): LanguageModel {
  const detail = `${baseUrl} did not say which model it has`;
  return { model: "the model", complete: async () => ({ kind: "unavailable", detail }) };
}
