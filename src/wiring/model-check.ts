// Asks the model for a digest of a sample, for doctor.
import { systemClock } from "../async/system-clock.ts";
import type { ModelConfig } from "../config/config.ts";
import { Fault } from "../domain/core/fault.ts";
import { sharedLibrary } from "../domain/core/library.ts";
import type { Now } from "../domain/core/time.ts";
import type { Document } from "../domain/documents/document.ts";
import type { CheckResult } from "../domain/operations/health.ts";
import type { Events, Store } from "../domain/store/store.ts";
import type { LanguageModel, TokenUsage } from "../domain/writing/language-model.ts";
import { isListed, listModels } from "../llm/list-models.ts";
import { createWritingService } from "../newsroom/writing/writing-service.ts";
import { modelChecks, type SampleDigest } from "../ops/doctor/model-checks.ts";
import { verify } from "../verify/verify.ts";
import { createExtractiveWriter } from "../writer/extractive/extractive-writer.ts";
import { createModelWriter } from "../writer/model/model-writer.ts";
import { DEADLINE_MS, wireModel } from "./model.ts";

export interface ModelCheckDeps {
  readonly config: ModelConfig;
  readonly promptsDir: string;
  readonly openStore: () => Promise<Store>;
  readonly events: Events;
  readonly now: Now;
}

/** Checks that the server answers, takes the key and has the model, and what it makes of a sample. */
export async function checkModel(deps: ModelCheckDeps): Promise<readonly CheckResult[]> {
  const { config } = deps;
  const server = { baseUrl: config.baseUrl, apiKey: config.apiKey?.reveal() ?? null };
  const listed = await listModels(server);
  const listsRequested = listed.ok && (config.name === null || isListed(listed.names, config.name));
  const list = listed.ok ? { ...listed, listsRequested } : listed;
  try {
    const sampled = !listed.ok && listed.status === null ? NOT_CHECKED : await checkWithStore(deps);
    return modelChecks({ baseUrl: config.baseUrl, requested: config.name, list, ...sampled });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [{ name: "model", status: "fail", text: error.message, fix: null }];
  }
}

const NOT_CHECKED = { sample: null, budget: null };

async function checkWithStore(deps: ModelCheckDeps) {
  const { config, now } = deps;
  const store = await deps.openStore();
  try {
    const sample = await sampleDigest(deps, store);
    const uses = await store.tokensUsed(now().slice(0, 10));
    const used = uses.reduce((sum, { tokens }) => sum + tokens, 0);
    return { sample, budget: { used, daily: config.dailyTokens } };
  } finally {
    await store.close();
  }
}

async function sampleDigest(
  { config, promptsDir, now, ...deps }: ModelCheckDeps,
  store: Store,
): Promise<SampleDigest> {
  let failure: string | null = null;
  const events: Events = {
    emit(level, name, fields) {
      if (name === "model.fallback") failure = String(fields?.detail);
      deps.events.emit(level, name, fields);
    },
  };
  const connection = await wireModel({ config, promptsDir, store, events, now });
  const { model, usage } = measureUsage(connection.model);
  const modelWriter = createModelWriter({ ...connection, model });
  const extractive = createExtractiveWriter();
  const writingService = createWritingService({
    extractive,
    model: { modelWriter, deadlineMs: DEADLINE_MS, monotonicMs: systemClock.monotonicMs },
    verify,
    events,
  });
  const started = systemClock.monotonicMs();
  const { matched, dropped, writer } = await writingService.digest(sharedLibrary(""), SAMPLE_DOCUMENT);
  return {
    model: model.model,
    matched,
    blocked: dropped.map(({ detail }) => detail),
    milliseconds: systemClock.monotonicMs() - started,
    outputTokens: usage()?.output ?? null,
    responseFormat: (await store.dialect(connection.dialectKey))?.responseFormat ?? null,
    failure: failure ?? (writer === "model" ? null : "nothing it wrote matched the sample"),
  };
}

/** The same model, and the tokens it took. */
function measureUsage(model: LanguageModel): { model: LanguageModel; usage: () => TokenUsage | null } {
  let total: TokenUsage | null = null;
  return {
    usage: () => total,
    model: {
      model: model.model,
      async complete(request) {
        const outcome = await model.complete(request);
        if (outcome.kind === "ok") {
          const { input, output, counted } = outcome.usage;
          total = { input: (total?.input ?? 0) + input, output: (total?.output ?? 0) + output, counted };
        }
        return outcome;
      },
    },
  };
}

const SAMPLE_DATE = "2024-03-01T00:00:00.000Z";

const SAMPLE_DOCUMENT: Document = {
  path: "sample.txt",
  contentHash: "sample",
  title: "Storm closes the bridge at Elmsworth",
  titleFrom: "text",
  source: "Elmsworth Courier",
  author: null,
  tags: [],
  language: "en",
  published: { at: SAMPLE_DATE, precision: "day", from: "text" },
  arrivedAt: SAMPLE_DATE,
  sentences: [
    "Storm closes the bridge at Elmsworth",
    "A storm on Thursday night tore 40 metres of railing off the bridge at Elmsworth, and the bridge was closed.",
    "Nobody was hurt, the town's engineer, Ada Quill, said.",
    "About 9,000 cars cross the bridge each day.",
    "Repairs will cost 1.2 million euros and take until June, Quill said.",
    "A ferry will run every 20 minutes until then.",
  ],
  paragraphs: [1, 2, 4],
};
