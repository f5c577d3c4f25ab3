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
    messages: dialect.foldSystem === true ? withoutSystem(messages) : messages,
    stream: true,
    ...responseFormatFields(dialect, schema),
    [dialect.limitField]: maxOutputTokens,
    ...(dialect.streamUsage ? { stream_options: { include_usage: true } } : {}),
    ...(dialect.temperature ? { temperature: 0 } : {}),
  };
}

/** The same messages with the system's text at the head of the first one of the user. */
function withoutSystem(messages: Body["messages"]): Body["messages"] {
  const system = messages.filter(({ role }) => role === "system").map(({ content }) => String(content));
  const [first, ...others] = messages.filter(({ role }) => role !== "system");
  if (first === undefined) return messages;
  return [{ role: "user", content: [...system, String(first.content)].join("\n\n") }, ...others];
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
 * The next dialect to try after a rejected request: without the parameter that the server's error names, or with a simpler response
 * format. Null when there is nothing left to simplify, or the error names none: it then says nothing about parameters.
 */
export function simplerDialect(dialect: ModelDialect, parameter: string | null): ModelDialect | null {
  switch (parameter) {
    case "max_completion_tokens":
      return dialect.limitField === parameter ? { ...dialect, limitField: "max_tokens" } : null;
    case "max_tokens":
      return dialect.limitField === parameter ? { ...dialect, limitField: "max_completion_tokens" } : null;
    case "stream_options":
      return dialect.streamUsage ? { ...dialect, streamUsage: false } : null;
    case "temperature":
      return dialect.temperature ? { ...dialect, temperature: false } : null;
    case "system":
      return dialect.foldSystem === true ? null : { ...dialect, foldSystem: true };
    case "response_format":
      if (dialect.responseFormat === "json_schema") return { ...dialect, responseFormat: "json_object" };
      return dialect.responseFormat === "json_object" ? { ...dialect, responseFormat: "plain" } : null;
    default:
      return null;
  }
}
