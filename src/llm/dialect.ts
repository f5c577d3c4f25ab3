import type { OpenAI } from "openai";
import type { ModelDialect } from "../domain/writing/dialect-store.ts";
import type { OutputSchema } from "../domain/writing/language-model.ts";

/** The first dialect to try: every parameter. */
export const FULL_DIALECT: ModelDialect = {
  responseFormat: "json_schema",
  limitField: "max_completion_tokens",
  streamUsage: true,
  temperature: true,
};

type Body = OpenAI.Chat.ChatCompletionCreateParamsStreaming;

export interface ChatRequest {
  readonly model: string;
  readonly messages: Body["messages"];
  readonly schema: OutputSchema<unknown>;
  readonly maxOutputTokens: number;
}

/** The request body in the given dialect. */
export function bodyFor(
  dialect: ModelDialect,
  { model, messages, schema, maxOutputTokens }: ChatRequest,
): Body {
  return {
    model,
    messages,
    stream: true,
    ...responseFormatFields(dialect, schema),
    [dialect.limitField]: maxOutputTokens,
    ...(dialect.streamUsage ? { stream_options: { include_usage: true } } : {}),
    ...(dialect.temperature ? { temperature: 0 } : {}),
  };
}

function responseFormatFields(
  { responseFormat }: ModelDialect,
  { name, jsonSchema }: OutputSchema<unknown>,
): Pick<Body, "response_format"> {
  if (responseFormat === "plain") return {};
  if (responseFormat === "json_object") return { response_format: { type: "json_object" } };
  return {
    response_format: { type: "json_schema", json_schema: { name, schema: { ...jsonSchema }, strict: true } },
  };
}

/**
 * The next dialect to try after a rejected request: without the parameter that the server names, else with a simpler response
 * format, else with one optional parameter less. Null when nothing is left to simplify.
 */
export function simplerDialect(dialect: ModelDialect, parameter: string | null): ModelDialect | null {
  const name = parameter?.split(/[.[]/)[0] ?? null;
  if (name === "max_completion_tokens" && dialect.limitField === name)
    return { ...dialect, limitField: "max_tokens" };
  if (name === "max_tokens" && dialect.limitField === name)
    return { ...dialect, limitField: "max_completion_tokens" };
  if (name === "stream_options" && dialect.streamUsage) return { ...dialect, streamUsage: false };
  if (name === "temperature" && dialect.temperature) return { ...dialect, temperature: false };
  if (dialect.responseFormat === "json_schema") return { ...dialect, responseFormat: "json_object" };
  if (dialect.responseFormat === "json_object") return { ...dialect, responseFormat: "plain" };
  if (dialect.streamUsage) return { ...dialect, streamUsage: false };
  if (dialect.limitField === "max_completion_tokens") return { ...dialect, limitField: "max_tokens" };
  return dialect.temperature ? { ...dialect, temperature: false } : null;
}
