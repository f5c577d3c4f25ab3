import type { Instant } from "../core/time.ts";

/** The purpose of a call: the unit of prompts, budgets and fallback order. */
export type ModelTask = "digest" | "story" | "briefing" | "answer" | "rewrite-question";

/** Tokens of one call; `counted` is "estimate" if the server reported no usage. */
export interface TokenUsage {
  readonly input: number;
  readonly output: number;
  readonly counted: "server" | "estimate";
}

/** A JSON Schema object. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The required shape of an answer. `parse` decides; the schema only helps servers that support it. */
export interface OutputSchema<T> {
  readonly name: string;
  readonly jsonSchema: JsonSchema;
  /** The shape as one example of JSON, for servers that ignore the schema; absent: the prompt says it. */
  readonly form?: string;
  /** The value, or one line that names the error, so that the model can correct it. */
  parse(
    value: unknown,
  ): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: string };
}

export interface ModelRequest<T> {
  readonly task: ModelTask;
  /** The guild whose budget pays; null for the shared library. */
  readonly guild: string | null;
  readonly system: string;
  readonly user: string;
  readonly schema: OutputSchema<T>;
  readonly maxOutputTokens: number;
  /** Milliseconds from now after which the result is useless. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
}

/** The result of a request. All but "ok" mean that the text must be written without a model. */
export type ModelOutcome<T> =
  | { readonly kind: "ok"; readonly value: T; readonly usage: TokenUsage }
  | { readonly kind: "refused"; readonly detail: string }
  | { readonly kind: "truncated"; readonly detail: string }
  | { readonly kind: "malformed"; readonly detail: string }
  | { readonly kind: "empty"; readonly detail: string }
  /** `retryAt`: when the server said to retry, which is after the request's deadline. */
  | { readonly kind: "rate-limited"; readonly detail: string; readonly retryAt: Instant | null }
  | { readonly kind: "unavailable"; readonly detail: string; readonly cause?: unknown }
  | { readonly kind: "over-budget"; readonly detail: string }
  | { readonly kind: "aborted"; readonly detail: string };

/** Any OpenAI-compatible server. Never throws for server behaviour; every failure is an outcome. */
export interface LanguageModel {
  readonly model: string;
  complete<T>(request: ModelRequest<T>): Promise<ModelOutcome<T>>;
}
