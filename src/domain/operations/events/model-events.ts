import type { BlockReason } from "../../documents/claim.ts";
import type { WriterName } from "../../stories/story.ts";
import type { ModelDialect } from "../../writing/dialect-store.ts";
import type { ModelOutcome, ModelTask } from "../../writing/language-model.ts";

type ModelFailure = Exclude<ModelOutcome<never>["kind"], "ok">;

/** One attempt at a call. Time and tokens are absent if it was not sent. */
export interface ModelCalled {
  readonly task: ModelTask;
  readonly outcome: "text" | ModelFailure;
  /** From 1. */
  readonly attempt: number;
  readonly milliseconds?: number;
  readonly input?: number;
  readonly output?: number;
}

/** Calls of the language model, and what became of its texts. */
export interface ModelEvents {
  "model.called": ModelCalled;
  "model.repair-requested": { readonly task: ModelTask; readonly fault: string };
  "model.fallback": {
    readonly task: ModelTask;
    readonly outcome: ModelFailure;
    readonly detail: string;
  };
  "model.blocked": { readonly task: ModelTask; readonly reasons: readonly BlockReason[] };
  "model.over-budget": {
    readonly task: ModelTask;
    readonly guild: string | null;
    readonly tokens: number;
    readonly limit: number;
  };
  "model.dialect-learned": ModelDialect;
  "text.written": { readonly task: ModelTask; readonly writer: WriterName; readonly fallback: boolean };
  "prompt.reloaded": { readonly task: ModelTask; readonly version: string };
  "prompt.rejected": { readonly task: ModelTask; readonly problems: readonly string[] };
}
