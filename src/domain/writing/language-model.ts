import type { Instant } from "../core/time.ts";

/** What a call is for: the unit of prompts, of budget accounts and of fallback order. */
export type ModelTask = "digest" | "story" | "briefing" | "answer" | "rewrite-question";

/** Tokens of one call; `counted` "estimate" when the server gave no usage. */
export interface TokenUsage {
  readonly input: number;
  readonly output: number;
  readonly counted: "server" | "estimate";
}

/** A JSON Schema object. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The shape an answer must have. `read` decides; the schema only helps servers that can use it. */
export interface OutputSchema<T> {
  readonly name: string;
  readonly jsonSchema: JsonSchema;
  /** The value, or one line that names the fault so that the model can mend it. */
  parse(
    value: unknown,
  ): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: string };
}

export interface ModelRequest<T> {
  readonly task: ModelTask;
  /** Whose budget it is on; null for the shared library. */
  readonly guild: string | null;
  readonly system: string;
  readonly user: string;
  readonly schema: OutputSchema<T>;
  readonly maxOutputTokens: number;
  /** Milliseconds from now after which the outcome is of no use. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
}

/** How a request ended. All but "ok" mean: write it without a model, and say so. */
export type ModelOutcome<T> =
  | { readonly kind: "ok"; readonly value: T; readonly usage: TokenUsage }
  | { readonly kind: "refused"; readonly detail: string }
  | { readonly kind: "truncated"; readonly detail: string }
  | { readonly kind: "malformed"; readonly detail: string }
  | { readonly kind: "empty"; readonly detail: string }
  /** `retryAt` is when the server said to come back, which lies beyond the request's deadline. */
  | { readonly kind: "rate-limited"; readonly detail: string; readonly retryAt: Instant | null }
  | { readonly kind: "unavailable"; readonly detail: string; readonly cause?: unknown }
  | { readonly kind: "over-budget"; readonly detail: string }
  | { readonly kind: "aborted"; readonly detail: string };

/** Any OpenAI-compatible server. Never throws for what a server does; every way to end is an outcome. */
export interface LanguageModel {
  readonly model: string;
  complete<T>(request: ModelRequest<T>): Promise<ModelOutcome<T>>;
}

/** Tokens set aside before a call, to be settled with what it really took. */
export interface TokenReservation {
  settle(usage: TokenUsage): Promise<void>;
}

/** The daily token cap and the accounts of who used what. Kept across restarts. */
export interface TokenLedger {
  /** Null when the tokens left today do not cover it, or this task must leave the rest to others. */
  reserve(request: {
    readonly task: ModelTask;
    readonly guild: string | null;
    readonly tokens: number;
  }): Promise<TokenReservation | null>;
}

/** The request parameters that a server accepts, as learned from what it rejected. */
export interface ModelDialect {
  readonly responseFormat: "json_schema" | "json_object" | "plain";
  readonly limitField: "max_completion_tokens" | "max_tokens";
  readonly streamUsage: boolean;
  readonly temperature: boolean;
}

/** Remembers dialects by base URL and model. */
export interface DialectStore {
  load(key: string): Promise<ModelDialect | null>;
  save(key: string, dialect: ModelDialect): Promise<void>;
}
