import { OpenAI } from "openai";
import { sleep } from "../async/sleep.ts";
import type { Instant } from "../domain/core/time.ts";
import type { Events } from "../domain/operations/events.ts";
import type { DialectStore } from "../domain/writing/dialect-store.ts";
import type {
  LanguageModel,
  ModelOutcome,
  ModelRequest,
  TokenUsage,
} from "../domain/writing/language-model.ts";
import { estimateTokens } from "../text/display/token-estimate.ts";
import { type AdmissionDeps, type AdmissionOutcome, admit, type CallCost, usageOf } from "./admission.ts";
import { backoffMs } from "./backoff.ts";
import { createModelServer, type ModelServer } from "./model-server.ts";
import { readJson } from "./tolerant-json.ts";

const MAX_ATTEMPTS = 4;

export interface LanguageModelDeps extends AdmissionDeps {
  readonly baseUrl: string;
  /** Null for servers that need none. */
  readonly apiKey: string | null;
  readonly model: string;
  /** Milliseconds without any data after which a call counts as stalled. */
  readonly idleMs: number;
  readonly dialectStore: DialectStore;
  readonly events: Events;
  readonly monotonicMs: () => number;
  /** Wall-clock time, for Retry-After dates. */
  readonly now: () => Instant;
  readonly random: () => number;
}

type Messages = OpenAI.Chat.ChatCompletionMessageParam[];
type ChatResponse =
  | { readonly kind: "ok"; readonly value: string; readonly usage: TokenUsage }
  | ModelOutcome<never>;

/** The key of a model on a server in the DialectStore. */
export function dialectKey(baseUrl: string, model: string): string {
  return `${baseUrl} ${model}`;
}

/** The LanguageModel port for any server with OpenAI's chat completions API. */
export function createLanguageModel(deps: LanguageModelDeps): LanguageModel {
  const { baseUrl, apiKey, model, dialectStore, events } = deps;
  const client = new OpenAI({ baseURL: baseUrl, apiKey: apiKey ?? "none", maxRetries: 0, logLevel: "off" });
  const server = createModelServer({ client, key: dialectKey(baseUrl, model), dialectStore, events });
  return {
    model,
    async complete<T>(request: ModelRequest<T>): Promise<ModelOutcome<T>> {
      const messages: Messages = [
        { role: "system", content: withForm(request.system, request.schema.form) },
        { role: "user", content: request.user },
      ];
      const conversation = { request, deadlineAt: deps.monotonicMs() + request.deadlineMs, server, deps };
      const first = await sendWithRetries(conversation, messages);
      if (first.kind !== "ok") return first;
      const read = readValue(first.value, request);
      if (read.ok) return { ...first, value: read.value };
      events.emit("debug", "model.repair-requested", { task: request.task, fault: read.fault });
      const second = await sendWithRetries(conversation, [...messages, ...repair(first.value, read.fault)]);
      if (second.kind !== "ok") return second;
      return repaired(second.value, request, sumUsage(first.usage, second.usage));
    },
  };
}

/** Many servers ignore the schema, and some want the word JSON in the prompt: it says the form in any case. */
function withForm(system: string, form: string | undefined): string {
  if (form === undefined) return system;
  return `${system}\n\nAnswer with one JSON object of this form and nothing else:\n${form}`;
}

function repaired<T>(text: string, request: ModelRequest<T>, usage: TokenUsage): ModelOutcome<T> {
  const read = readValue(text, request);
  if (read.ok) return { kind: "ok", value: read.value, usage };
  return { kind: "malformed", detail: `the model's answer does not have the requested form: ${read.fault}` };
}

function readValue<T>(text: string, { schema }: ModelRequest<T>): ReturnType<typeof schema.parse> {
  const json = readJson(text);
  return json.ok ? schema.parse(json.value) : json;
}

function repair(text: string, fault: string): Messages {
  const content = `That can't be used: ${fault}. Answer again with one JSON value of the form asked for and nothing else.`;
  return [
    { role: "assistant", content: text },
    { role: "user", content },
  ];
}

function sumUsage(one: TokenUsage, other: TokenUsage): TokenUsage {
  const counted = one.counted === "server" && other.counted === "server" ? "server" : "estimate";
  return { input: one.input + other.input, output: one.output + other.output, counted };
}

interface Conversation {
  readonly request: ModelRequest<unknown>;
  readonly deadlineAt: number;
  readonly server: ModelServer;
  readonly deps: LanguageModelDeps;
}

/** Sends the messages, with retries until the deadline. */
async function sendWithRetries(
  { request, deadlineAt, server, deps }: Conversation,
  messages: Messages,
): Promise<ChatResponse> {
  const { monotonicMs, events, rateLimiter } = deps;
  const cost = {
    input: messages.reduce((count, { content }) => count + estimateTokens(String(content)), 0),
    output: request.maxOutputTokens,
  };
  const remainingMs = (): number => Math.max(1, deadlineAt - monotonicMs());
  const limits = () => ({
    deadlineMs: remainingMs(),
    idleMs: deps.idleMs,
    signal: request.signal,
    nowMs: () => Date.parse(deps.now()),
  });
  const chatRequest = {
    model: deps.model,
    messages,
    schema: request.schema,
    maxOutputTokens: request.maxOutputTokens,
  };
  for (let attempt = 1; ; attempt += 1) {
    let sentAt: number | null = null;
    const outcome = await admit(deps, { ...cost, request, timeoutMs: remainingMs() }, () => {
      sentAt = monotonicMs();
      return server.send(chatRequest, limits);
    });
    const attemptFields = { task: request.task, outcome: outcome.kind, attempt };
    // A call that was not admitted (budget, breaker, rate limit) has no duration and no tokens.
    const callFields =
      sentAt === null ? {} : { milliseconds: monotonicMs() - sentAt, ...tokensSpent(outcome, cost) };
    events.emit("debug", "model.called", { ...attemptFields, ...callFields });
    if (outcome.kind === "text") return { kind: "ok", value: outcome.text, usage: usageOf(outcome, cost) };
    const waitMs = attempt < MAX_ATTEMPTS ? waitBefore(outcome, attempt, deps.random) : null;
    if (outcome.kind === "rate-limited" && outcome.waitMs !== null) rateLimiter.pauseFor(outcome.waitMs);
    if (waitMs === null || monotonicMs() + waitMs >= deadlineAt) return finalOutcome(outcome, deps.now());
    await sleep(waitMs, request.signal);
    if (request.signal?.aborted) return { kind: "aborted", detail: "the call was cancelled" };
  }
}

function tokensSpent(outcome: AdmissionOutcome, cost: Pick<CallCost, "input" | "output">) {
  if (outcome.kind === "over-budget") return {};
  const { input, output } = usageOf(outcome, cost);
  return { input, output };
}

/** Milliseconds to wait before the next attempt; null if a retry would have the same outcome. */
function waitBefore(outcome: AdmissionOutcome, attempt: number, random: () => number): number | null {
  if (outcome.kind === "rate-limited") return backoffMs(attempt, outcome.waitMs, random);
  if (outcome.kind === "unavailable" && outcome.retryable) return backoffMs(attempt, outcome.waitMs, random);
  // One malformed or empty response may be a proxy's temporary error; a second one is not.
  const mayBeTransient = outcome.kind === "malformed" || outcome.kind === "empty";
  return mayBeTransient && attempt === 1 ? backoffMs(attempt, null, random) : null;
}

function finalOutcome(
  outcome: Exclude<AdmissionOutcome, { kind: "text" }>,
  now: Instant,
): ModelOutcome<never> {
  if (outcome.kind === "rate-limited") {
    const { detail, waitMs } = outcome;
    const retryAt = waitMs === null ? null : new Date(Date.parse(now) + waitMs).toISOString();
    return { kind: "rate-limited", detail, retryAt };
  }
  if (outcome.kind === "unavailable") {
    return { kind: "unavailable", detail: outcome.detail, cause: outcome.cause };
  }
  return outcome;
}
