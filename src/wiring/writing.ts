// Wires the writers: the built-in one for digests at intake, and the model, if one is set, for texts that are shown.
import { systemClock } from "../async/system-clock.ts";
import type { Config } from "../config/config.ts";
import type { Now } from "../domain/core/clock.ts";
import type { Events } from "../domain/operations/events.ts";
import type { BreakerState } from "../domain/operations/health-signals.ts";
import type { Store } from "../domain/store/store.ts";
import type { ModelWriter } from "../domain/writing/model-writer.ts";
import { createModelDigester, type ModelDigester } from "../newsroom/writing/model-digester.ts";
import {
  createWritingService,
  TEXT_DEADLINE_MS,
  type WritingService,
} from "../newsroom/writing/writing-service.ts";
import { verify } from "../verify/verify.ts";
import { createExtractiveWriter } from "../writer/extractive/extractive-writer.ts";

export interface Writing {
  /** Never waits for a model. */
  readonly extractiveWriting: WritingService;
  readonly primary: WritingService;
  readonly modelDigester: ModelDigester | null;
  readonly modelWriter: ModelWriter | null;
  /** State of the circuit breaker in front of the model's server; null without a model. */
  readonly breaker: (() => BreakerState) | null;
}

export interface WritingDeps {
  readonly config: Pick<Config, "model" | "promptsDir">;
  readonly store: Store;
  readonly events: Events;
  readonly now: Now;
}

/** Throws the Faults of wireModel. */
export async function wireWriting({ config, store, events, now }: WritingDeps): Promise<Writing> {
  const extractive = createExtractiveWriter();
  const extractiveWriting = createWritingService({ extractive, model: null, verify, events });
  if (config.model === null)
    return {
      extractiveWriting,
      primary: extractiveWriting,
      modelDigester: null,
      modelWriter: null,
      breaker: null,
    };
  const { wireModel } = await import("./model.ts");
  const { modelWriter, breaker } = await wireModel({ ...config, config: config.model, store, events, now });
  const model = { modelWriter, deadlineMs: TEXT_DEADLINE_MS, monotonicMs: systemClock.monotonicMs };
  const primary = createWritingService({ extractive, model, verify, events });
  const modelDigester = createModelDigester({ store, writing: primary, modelWriter });
  return { extractiveWriting, primary, modelDigester, modelWriter, breaker };
}
