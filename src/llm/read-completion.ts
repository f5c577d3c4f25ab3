import type { OpenAI } from "openai";
import { Stream } from "openai/streaming";
import type { CallOutcome, ServerUsage } from "./call-outcome.ts";

type Chunk = OpenAI.Chat.ChatCompletionChunk;

/** The response read so far. */
interface PartialCompletion {
  text: string;
  refusal: string;
  finish: string | null;
  choices: boolean;
  usage: ServerUsage | null;
}

/**
 * Reads a completion from a response: an event stream, or one JSON body (some servers ignore `stream`). `onProgress` is
 * called for each chunk. A malformed response is an outcome; a lost connection throws.
 */
export async function readCompletion(
  response: Response,
  onProgress: () => void,
  stop: AbortController,
): Promise<CallOutcome> {
  const type = response.headers.get("content-type") ?? "";
  const partial: PartialCompletion = { text: "", refusal: "", finish: null, choices: false, usage: null };
  if (type.includes("text/event-stream")) {
    for await (const chunk of Stream.fromSSEResponse<Chunk>(response, stop)) {
      onProgress();
      addChunk(partial, chunk);
    }
    return outcomeOf(partial);
  }
  const body = await response.text();
  onProgress();
  return type.includes("json") ? readBody(partial, body) : unexpectedType(type);
}

function unexpectedType(type: string): CallOutcome {
  return {
    kind: "malformed",
    detail: `the server answered ${type === "" ? "without a content type" : `with ${type}`}, not with a completion`,
  };
}

function readBody(partial: PartialCompletion, body: string): CallOutcome {
  let completion: Partial<OpenAI.Chat.ChatCompletion> | null;
  try {
    completion = JSON.parse(body);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { kind: "malformed", detail: "the server's answer is invalid JSON" };
  }
  const choice = completion?.choices?.[0];
  addUsage(partial, completion?.usage);
  if (choice === undefined) return outcomeOf(partial);
  partial.choices = true;
  partial.text = choice.message?.content ?? "";
  partial.refusal = choice.message?.refusal ?? "";
  partial.finish = choice.finish_reason ?? null;
  return outcomeOf(partial);
}

function addChunk(partial: PartialCompletion, chunk: Partial<Chunk>): void {
  addUsage(partial, chunk.usage);
  const choice = chunk.choices?.[0];
  if (choice === undefined) return;
  partial.choices = true;
  partial.text += choice.delta?.content ?? "";
  partial.refusal += choice.delta?.refusal ?? "";
  partial.finish = choice.finish_reason ?? partial.finish;
}

function addUsage(
  partial: PartialCompletion,
  usage: Partial<OpenAI.CompletionUsage> | null | undefined,
): void {
  if (typeof usage?.prompt_tokens !== "number" || typeof usage.completion_tokens !== "number") return;
  partial.usage = { input: usage.prompt_tokens, output: usage.completion_tokens };
}

function outcomeOf({ text, refusal, finish, choices, usage }: PartialCompletion): CallOutcome {
  if (!choices) return { kind: "malformed", detail: "the server's answer contains no choices" };
  if (refusal !== "" || finish === "content_filter")
    return { kind: "refused", detail: "the model refused to write this" };
  if (finish === "length") return { kind: "truncated", detail: "the text was cut at the token limit" };
  if (finish === null) {
    return { kind: "unavailable", detail: "the answer ended early", retryable: true, waitMs: null };
  }
  if (finish !== "stop")
    return { kind: "malformed", detail: `the model stopped with "${finish}" instead of an answer` };
  if (text.trim() === "") return { kind: "empty", detail: "the model wrote nothing" };
  return { kind: "text", text, usage };
}
