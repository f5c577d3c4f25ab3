// Wires the doctor's check of the model: the same connection and writer as a briefing uses.
import { systemClock } from "../async/system-clock.ts";
import type { ModelConfig } from "../config/model-settings.ts";
import type { Now } from "../domain/core/clock.ts";
import { sharedLibrary } from "../domain/core/library.ts";
import type { CheckResult } from "../domain/operations/check-result.ts";
import type { Events } from "../domain/operations/events.ts";
import type { ModelUseStore } from "../domain/store/model-use-store.ts";
import type { Texts } from "../domain/texts/texts.ts";
import { lookUpModel } from "../llm/list-models.ts";
import { measureUsage } from "../llm/measure-usage.ts";
import { createWritingService, TEXT_DEADLINE_MS } from "../newsroom/writing/writing-service.ts";
import { type CheckModelDeps, checkModel, type SampleWriter } from "../ops/doctor/check-model.ts";
import { verify } from "../verify/verify.ts";
import { createExtractiveWriter } from "../writer/extractive/extractive-writer.ts";
import { createModelWriter } from "../writer/model/model-writer.ts";
import { wireModel } from "./model.ts";

export interface ModelCheckDeps {
  readonly config: ModelConfig;
  readonly texts: Texts;
  readonly promptsDir: string;
  readonly openStore: CheckModelDeps["openStore"];
  readonly events: Events;
  readonly now: Now;
}

export function wireModelCheck(deps: ModelCheckDeps): Promise<readonly CheckResult[]> {
  const { config, texts, openStore, events, now } = deps;
  const { baseUrl, name, dailyTokens } = config;
  return checkModel({
    texts,
    baseUrl,
    requested: name,
    dailyTokens,
    lookUpModel: () => lookUpModel({ baseUrl, apiKey: config.apiKey?.reveal() ?? null }, name),
    openStore,
    createWriter: (store, writerEvents) => wireSampleWriter({ ...deps, events: writerEvents }, store),
    events,
    clock: { now, monotonicMs: systemClock.monotonicMs },
  });
}

async function wireSampleWriter(
  { config, promptsDir, events, now }: ModelCheckDeps,
  store: ModelUseStore,
): Promise<SampleWriter> {
  const connection = await wireModel({ config, promptsDir, store, events, now });
  const { model, usage } = measureUsage(connection.model);
  const modelWriter = createModelWriter({ ...connection, model });
  const writing = createWritingService({
    extractive: createExtractiveWriter(),
    model: { modelWriter, deadlineMs: TEXT_DEADLINE_MS, monotonicMs: systemClock.monotonicMs },
    verify,
    events,
  });
  return {
    model: model.model,
    digest: (document) => writing.digest(sharedLibrary(""), document),
    usage,
    responseFormat: async () => (await store.dialect(connection.dialectKey))?.responseFormat ?? null,
  };
}
