import type { Clock } from "../../domain/core/clock.ts";
import { Fault } from "../../domain/core/fault.ts";
import type { DroppedClaim } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { CheckResult } from "../../domain/operations/check-result.ts";
import type { EventMap, Events } from "../../domain/operations/events.ts";
import type { ModelUseStore } from "../../domain/store/model-use-store.ts";
import type { StoreMaintenance } from "../../domain/store/store-maintenance.ts";
import type { WriterName } from "../../domain/stories/story.ts";
import { shownIn } from "../../domain/texts/reasons.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import type { ModelDialect } from "../../domain/writing/dialect-store.ts";
import type { TokenUsage } from "../../domain/writing/language-model.ts";
import { type ModelFindings, modelChecks, type SampleDigest } from "./model-checks.ts";
import { SAMPLE_DOCUMENT } from "./sample-document.ts";

/** A configured model with the built-in writer as its fallback, as briefings use it. */
export interface SampleWriter {
  readonly model: string;
  /** `matched`: sentences that matched their source; `writer`: "extractive" if nothing of the model's was used. */
  digest(document: Document): Promise<{
    readonly matched: number;
    readonly dropped: readonly DroppedClaim[];
    readonly writer: WriterName;
  }>;
  /** Tokens of all calls so far; null before the first. */
  usage(): TokenUsage | null;
  /** How the server lets itself be asked for JSON; null while that is not known. */
  responseFormat(): Promise<ModelDialect["responseFormat"] | null>;
}

export interface CheckModelDeps {
  readonly texts: Texts;
  readonly baseUrl: string;
  /** OPENAI_MODEL; null: the only model of the server. */
  readonly requested: string | null;
  readonly dailyTokens: number;
  /** The server's list of models. */
  readonly lookUpModel: () => Promise<ModelFindings["list"]>;
  readonly openStore: () => Promise<ModelUseStore & Pick<StoreMaintenance, "close">>;
  /** The writer reports to `events`. Throws a Fault if the configuration is wrong. */
  readonly createWriter: (store: ModelUseStore, events: Events) => Promise<SampleWriter>;
  readonly events: Events;
  readonly clock: Pick<Clock, "now" | "monotonicMs">;
}

/** Checks that the server answers, accepts the key and has the model, and how the model writes a sample. */
export async function checkModel(deps: CheckModelDeps): Promise<readonly CheckResult[]> {
  const { baseUrl, requested, texts } = deps;
  const list = await deps.lookUpModel();
  try {
    const unreachable = !list.ok && list.status === null;
    const written = unreachable ? { sample: null, budget: null } : await checkWithStore(deps);
    return modelChecks({ baseUrl, requested, list, ...written }, texts);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [
      { name: texts.t("doctor.name.model"), status: "fail", text: shownIn(texts, error.text), fix: null },
    ];
  }
}

async function checkWithStore(deps: CheckModelDeps): Promise<Pick<ModelFindings, "sample" | "budget">> {
  const store = await deps.openStore();
  try {
    const sample = await writeSample(deps, store);
    const uses = await store.tokensUsed(deps.clock.now().slice(0, 10));
    const used = uses.reduce((sum, { tokens }) => sum + tokens, 0);
    return { sample, budget: { used, daily: deps.dailyTokens } };
  } finally {
    await store.close();
  }
}

async function writeSample(
  { createWriter, events, clock, texts }: CheckModelDeps,
  store: ModelUseStore,
): Promise<SampleDigest> {
  let fallbackReason: string | null = null;
  const watchedEvents: Events = {
    emit(level, name, payload) {
      if (name === "model.fallback") fallbackReason = (payload as EventMap["model.fallback"]).detail;
      events.emit(level, name, payload);
    },
  };
  const sampleWriter = await createWriter(store, watchedEvents);
  const startedMs = clock.monotonicMs();
  const { matched, dropped, writer } = await sampleWriter.digest(SAMPLE_DOCUMENT);
  return {
    model: sampleWriter.model,
    matched,
    blocked: dropped.map(({ detail }) => detail),
    milliseconds: clock.monotonicMs() - startedMs,
    outputTokens: sampleWriter.usage()?.output ?? null,
    responseFormat: await sampleWriter.responseFormat(),
    failure: fallbackReason ?? (writer === "model" ? null : texts.t("doctor.sample.nothing-matched")),
  };
}
