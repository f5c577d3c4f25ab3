import type { OpenAI } from "openai";
import { Stream } from "openai/streaming";
import type { CallOutcome, ServerUsage } from "./call-outcome.ts";
import { completionShape } from "./completion-shape.ts";
import { limitBody, TooLarge } from "./limit-body.ts";

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
 * called for each chunk. A malformed response is an outcome; a lost connection throws. `client`: the one that got the response;
 * without it, its library writes to standard error.
 */
export async function readCompletion(
  client: OpenAI,
  response: Response,
  onProgress: () => void,
  stop: AbortController,
): Promise<CallOutcome> {
  try {
    return await read(client, limitBody(response), onProgress, stop);
  } catch (error) {
    if (error instanceof SyntaxError) return INVALID_JSON;
    if (!(error instanceof TooLarge)) throw error;
    stop.abort();
    return { kind: "malformed", detail: error.message };
  }
}

/** Reasons to stop that mean a cut text. Any other ("stop", "eos", "end_turn", ...) ends a whole one. */
const TRUNCATIONS = new Set(["length", "max_tokens"]);

const INVALID_JSON: CallOutcome = { kind: "malformed", detail: "the server's answer is invalid JSON" };

async function read(
  client: OpenAI,
  response: Response,
  onProgress: () => void,
  stop: AbortController,
): Promise<CallOutcome> {
  const type = response.headers.get("content-type") ?? "";
  const partial: PartialCompletion = { text: "", refusal: "", finish: null, choices: false, usage: null };
  if (type.includes("text/event-stream")) {
    for await (const chunk of Stream.fromSSEResponse<unknown>(response, stop, client)) {
      onProgress();
      add(partial, chunk, "delta");
    }
    return outcomeOf(partial);
  }
  const body = await response.text();
  onProgress();
  if (!type.includes("json")) return unexpectedType(type);
  add(partial, JSON.parse(body), "message");
  return outcomeOf(partial);
}

function unexpectedType(type: string): CallOutcome {
  return {
    kind: "malformed",
    detail: `the server answered ${type === "" ? "without a content type" : `with ${type}`}, not with a completion`,
  };
}

function add(partial: PartialCompletion, body: unknown, member: "message" | "delta"): void {
  const { choice, usage } = completionShape(body, member);
  partial.usage = usage ?? partial.usage;
  if (choice === null) return;
  partial.choices = true;
  partial.text += choice.text;
  partial.refusal += choice.refusal;
  partial.finish = choice.finish ?? partial.finish;
}

function outcomeOf({ text, refusal, finish, choices, usage }: PartialCompletion): CallOutcome {
  if (!choices) return { kind: "malformed", detail: "the server's answer contains no choices" };
  if (refusal !== "" || finish === "content_filter")
    return { kind: "refused", detail: "the model refused to write this" };
  if (TRUNCATIONS.has(finish ?? ""))
    return { kind: "truncated", detail: "the text was cut at the token limit" };
  if (finish === null) {
    return { kind: "unavailable", detail: "the answer ended early", retryable: true, waitMs: null };
  }
  if (text.trim() !== "") return { kind: "text", text, usage };
  if (finish === "stop") return { kind: "empty", detail: "the model wrote nothing" };
  return { kind: "malformed", detail: `the model stopped with "${finish}" instead of an answer` };
}
