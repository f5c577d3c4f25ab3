import { z } from "zod";
import type { Secret } from "./secret.ts";
import { httpUrl, optionalSecret, wholeNumber } from "./setting-values.ts";
import { settingsGroup } from "./settings-group.ts";

const OPENAI_URL = "https://api.openai.com/v1";
/** Enough for about 500 documents of 1,500 tokens a day and their briefings. A default cap limits the cost from the start. */
const DAILY_TOKENS = 1_000_000;
/** Local servers rarely configure a smaller context by default; hosted models have far larger ones. */
const CONTEXT_TOKENS = 8_192;
/** The minimum for a prompt, a few sentences and an answer. */
const MIN_CONTEXT_TOKENS = 4_000;
/** Within the limits of the lowest tier of hosted services; local servers handle one call at a time anyway. */
const CONCURRENCY = 4;

export interface ModelConfig {
  readonly apiKey: Secret | null;
  readonly baseUrl: string;
  /** Null: the only model that the server lists. */
  readonly name: string | null;
  readonly dailyTokens: number;
  /** The context size: tokens of input and output in one call. */
  readonly contextTokens: number;
  /** Maximum number of concurrent calls. */
  readonly concurrency: number;
  /** The server's limits per minute; null: no limit. */
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
}

export const modelSettings = settingsGroup({
  shape: {
    OPENAI_API_KEY: optionalSecret,
    OPENAI_BASE_URL: httpUrl.optional(),
    OPENAI_MODEL: z.string().optional(),
    MODEL_DAILY_TOKENS: wholeNumber(1, Number.MAX_SAFE_INTEGER, false)
      .optional()
      .transform((limit) => limit ?? DAILY_TOKENS),
    OPENAI_CONTEXT_TOKENS: wholeNumber(MIN_CONTEXT_TOKENS, 10_000_000)
      .optional()
      .transform((tokens) => tokens ?? CONTEXT_TOKENS),
    MODEL_CONCURRENCY: wholeNumber(1, 64)
      .optional()
      .transform((calls) => calls ?? CONCURRENCY),
    MODEL_REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000, false).optional(),
    MODEL_TOKENS_PER_MINUTE: wholeNumber(1_000, 1_000_000_000, false).optional(),
  },
  examples: {
    OPENAI_API_KEY: "sk-...",
    OPENAI_BASE_URL: "http://localhost:11434/v1",
    OPENAI_MODEL: "gpt-4.1-mini",
    MODEL_DAILY_TOKENS: String(DAILY_TOKENS),
    OPENAI_CONTEXT_TOKENS: String(CONTEXT_TOKENS),
    MODEL_CONCURRENCY: String(CONCURRENCY),
    MODEL_REQUESTS_PER_MINUTE: "60",
    MODEL_TOKENS_PER_MINUTE: "200000",
  },
  /** Null: the built-in writer is used. A key, a URL or a model name is enough to use a model. */
  read(values): ModelConfig | null {
    const { OPENAI_API_KEY: key, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: name } = values;
    if (key === undefined && baseUrl === undefined && name === undefined) return null;
    return {
      apiKey: key ?? null,
      baseUrl: baseUrl ?? OPENAI_URL,
      name: name ?? null,
      dailyTokens: values.MODEL_DAILY_TOKENS,
      contextTokens: values.OPENAI_CONTEXT_TOKENS,
      concurrency: values.MODEL_CONCURRENCY,
      requestsPerMinute: values.MODEL_REQUESTS_PER_MINUTE ?? null,
      tokensPerMinute: values.MODEL_TOKENS_PER_MINUTE ?? null,
    };
  },
});
