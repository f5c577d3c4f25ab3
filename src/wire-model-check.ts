// Asks the model for a digest of a sample, for doctor.
import type { ModelConfig } from "./config/config.ts";
import type { Document } from "./domain/document.ts";
import { Fault } from "./domain/fault.ts";
import type { Check } from "./domain/health.ts";
import type { LanguageModel, TokenUsage } from "./domain/language-model.ts";
import { sharedLibrary } from "./domain/library.ts";
import type { Events, Store } from "./domain/ports.ts";
import type { Now } from "./domain/time.ts";
import { isListed, listModels } from "./llm/list-models.ts";
import { createWritingDesk } from "./newsroom/writing.ts";
import { modelChecks, type SampleDigest } from "./ops/model-checks.ts";
import { verify } from "./verify/verify.ts";
import { DEADLINE_MS, wireModel } from "./wire-model.ts";
import { createExtractiveWriter } from "./writer/extractive/extractive-writer.ts";
import { createModelWriter } from "./writer/model/model-writer.ts";

export interface ModelCheckUp {
  readonly config: ModelConfig;
  readonly promptsDir: string;
  readonly openStore: () => Promise<Store>;
  readonly events: Events;
  readonly now: Now;
}

/** Checks that the server answers, takes the key and has the model, and what it makes of a sample. */
export async function checkModel(checkUp: ModelCheckUp): Promise<readonly Check[]> {
  const { config } = checkUp;
  const server = { baseUrl: config.baseUrl, apiKey: config.apiKey?.reveal() ?? null };
  const listed = await listModels(server);
  const hasWanted = listed.ok && (config.name === null || isListed(listed.names, config.name));
  const list = listed.ok ? { ...listed, hasWanted } : listed;
  try {
    const tried = !listed.ok && listed.status === null ? NOT_TRIED : await withStore(checkUp);
    return modelChecks({ baseUrl: config.baseUrl, wanted: config.name, list, ...tried });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [{ name: "model", status: "fail", text: error.message, fix: null }];
  }
}

const NOT_TRIED = { sample: null, budget: null };

async function withStore(checkUp: ModelCheckUp) {
  const { config, now } = checkUp;
  const store = await checkUp.openStore();
  try {
    const sample = await sampleDigest(checkUp, store);
    const uses = await store.tokensUsed(now().slice(0, 10));
    const used = uses.reduce((sum, { tokens }) => sum + tokens, 0);
    return { sample, budget: { used, daily: config.dailyTokens } };
  } finally {
    await store.close();
  }
}

async function sampleDigest(
  { config, promptsDir, now, ...checkUp }: ModelCheckUp,
  store: Store,
): Promise<SampleDigest> {
  let failure: string | null = null;
  const events: Events = {
    emit(level, name, fields) {
      if (name === "model.fallback") failure = String(fields?.detail);
      checkUp.events.emit(level, name, fields);
    },
  };
  const wired = await wireModel({ config, promptsDir, store, events, now });
  const { model, usage } = watched(wired.model);
  const drafting = createModelWriter({ ...wired, model });
  const extractive = createExtractiveWriter();
  const desk = createWritingDesk({
    extractive,
    model: { drafting, deadlineMs: DEADLINE_MS },
    verify,
    events,
  });
  const started = performance.now();
  const { matched, dropped, writer } = await desk.digest(sharedLibrary(""), SAMPLE);
  return {
    model: model.model,
    matched,
    blocked: dropped.map(({ detail }) => detail),
    milliseconds: performance.now() - started,
    outputTokens: usage()?.output ?? null,
    rung: (await store.dialect(wired.dialectKey))?.rung ?? null,
    failure: failure ?? (writer === "model" ? null : "nothing it wrote matched the sample"),
  };
}

/** The same model, and the tokens it took. */
function watched(model: LanguageModel): { model: LanguageModel; usage: () => TokenUsage | null } {
  let taken: TokenUsage | null = null;
  return {
    usage: () => taken,
    model: {
      model: model.model,
      async complete(request) {
        const outcome = await model.complete(request);
        if (outcome.kind === "ok") {
          const { input, output, counted } = outcome.usage;
          taken = { input: (taken?.input ?? 0) + input, output: (taken?.output ?? 0) + output, counted };
        }
        return outcome;
      },
    },
  };
}

const PUBLISHED = "2024-03-01T00:00:00.000Z";

const SAMPLE: Document = {
  path: "sample.txt",
  contentHash: "sample",
  title: "Storm closes the bridge at Elmsworth",
  titleFrom: "text",
  source: "Elmsworth Courier",
  author: null,
  tags: [],
  language: "en",
  published: { at: PUBLISHED, precision: "day", from: "text" },
  arrivedAt: PUBLISHED,
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
