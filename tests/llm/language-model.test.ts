import { expect, test } from "vitest";
import type { ModelDialect } from "../../src/domain/writing/dialect-store.ts";
import type {
  ModelOutcome,
  ModelRequest,
  OutputSchema,
  TokenUsage,
} from "../../src/domain/writing/language-model.ts";
import { createBreaker } from "../../src/llm/breaker.ts";
import { createLanguageModel } from "../../src/llm/language-model.ts";
import { createRateLimiter } from "../../src/llm/rate-limiter.ts";
import {
  type Behaviour,
  type ChatRequest,
  type OpenAiServer,
  startOpenAiServer,
} from "../../src/model-standin/openai-server.ts";

const monotonicMs = () => performance.now();
const GOOD = JSON.stringify({ headline: "A fire destroyed 12 boats." });

const schema: OutputSchema<string> = {
  name: "headline",
  jsonSchema: {
    type: "object",
    properties: { headline: { type: "string" } },
    required: ["headline"],
    additionalProperties: false,
  },
  parse(value) {
    const headline =
      typeof value === "object" && value !== null && "headline" in value ? value.headline : undefined;
    return typeof headline === "string"
      ? { ok: true, value: headline }
      : { ok: false, fault: "headline is missing" };
  },
};

interface Setting {
  readonly deadlineMs?: number;
  readonly idleMs?: number;
  readonly signal?: AbortSignal;
  readonly concurrency?: number;
  readonly tokensLeft?: number;
}

function modelOn(server: OpenAiServer, setting: Setting = {}) {
  const dialects = new Map<string, ModelDialect>();
  const settled: TokenUsage[] = [];
  const breaker = createBreaker({ threshold: 3, coolDownMs: 200, maxCoolDownMs: 1000, monotonicMs });
  const model = createLanguageModel({
    baseUrl: server.baseUrl,
    apiKey: null,
    model: "sample-model",
    idleMs: setting.idleMs ?? 2000,
    rateLimiter: createRateLimiter({
      concurrency: setting.concurrency ?? 4,
      requestsPerMinute: null,
      tokensPerMinute: null,
      monotonicMs,
    }),
    breaker,
    ledger: {
      reserve: async ({ tokens }) =>
        tokens > (setting.tokensLeft ?? Number.POSITIVE_INFINITY)
          ? null
          : { settle: async (usage) => void settled.push(usage) },
    },
    dialectStore: {
      load: async (key) => dialects.get(key) ?? null,
      save: async (key, dialect) => void dialects.set(key, dialect),
    },
    events: { emit: () => undefined },
    monotonicMs,
    now: () => "2026-01-01T00:00:00.000Z",
    random: () => 0.01,
  });
  const request: ModelRequest<string> = {
    task: "digest",
    guild: null,
    system: "Write a headline.",
    user: "1. A fire in the harbour destroyed 12 boats.",
    schema,
    maxOutputTokens: 200,
    deadlineMs: setting.deadlineMs ?? 5000,
    ...(setting.signal ? { signal: setting.signal } : {}),
  };
  return { model, request, dialects, settled, breaker, ask: () => model.complete(request) };
}

async function outcomeOf(behaviour: Behaviour, setting?: Setting): Promise<ModelOutcome<string>> {
  await using server = await startOpenAiServer(() => behaviour);
  return await modelOn(server, setting).ask();
}

test("an answer of the requested form is ok, with the server's token counts", async () => {
  expect(await outcomeOf({ do: "write", text: GOOD })).toEqual({
    kind: "ok",
    value: "A fire destroyed 12 boats.",
    usage: { input: 100, output: Math.ceil(GOOD.length / 4), counted: "server" },
  });
});

test("a response without streaming is accepted", async () => {
  expect((await outcomeOf({ do: "write-whole", text: GOOD })).kind).toBe("ok");
});

test.each<[string, Behaviour, ModelOutcome<string>["kind"]]>([
  ["a refusal", { do: "refuse" }, "refused"],
  ["a filtered answer", { do: "write", text: "{", finish: "content_filter" }, "refused"],
  ["finish_reason length", { do: "write", text: '{"headline": "A fi', finish: "length" }, "truncated"],
  ["finish_reason null", { do: "write", text: GOOD, finish: null }, "unavailable"],
  ["a tool call instead of an answer", { do: "write", text: "", finish: "tool_calls" }, "malformed"],
  ["an empty text", { do: "write", text: "  " }, "empty"],
  ["no choices", { do: "no-choices" }, "malformed"],
  ["HTML with status 200", { do: "html" }, "malformed"],
  ["incomplete JSON", { do: "broken-json" }, "malformed"],
  ["a wrong key", { do: "status", status: 401 }, "unavailable"],
  ["an unknown model", { do: "status", status: 404 }, "unavailable"],
  ["an account without credit", { do: "status", status: 429, code: "insufficient_quota" }, "unavailable"],
  ["a failing server", { do: "status", status: 503 }, "unavailable"],
  ["a connection that drops", { do: "drop" }, "unavailable"],
  ["a stream that is cut", { do: "cut", text: '{"head' }, "unavailable"],
])("%s gives the outcome of its kind", async (_what, behaviour, kind) => {
  expect((await outcomeOf(behaviour, { deadlineMs: 600 })).kind).toBe(kind);
});

test("a stalled stream ends at the idle limit, not at the deadline", async () => {
  const started = monotonicMs();
  const outcome = await outcomeOf({ do: "stall", text: '{"head' }, { idleMs: 100, deadlineMs: 700 });
  expect(outcome.kind).toBe("unavailable");
  expect(monotonicMs() - started).toBeLessThan(900);
});

test("a slow stream ends at the deadline", async () => {
  const outcome = await outcomeOf(
    { do: "write", text: GOOD, delayMs: 5000 },
    { idleMs: 5000, deadlineMs: 200 },
  );
  expect(outcome).toMatchObject({ kind: "unavailable", detail: "no answer within 0 s" });
});

test("the caller's signal aborts the call", async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 50);
  expect((await outcomeOf({ do: "stall", text: "{" }, { signal: stop.signal })).kind).toBe("aborted");
});

test("temporary failures are retried", async () => {
  const behaviours: Behaviour[] = [
    { do: "status", status: 500 },
    { do: "drop" },
    { do: "write", text: GOOD },
  ];
  await using server = await startOpenAiServer((_request, count) => behaviours[count - 1] ?? { do: "drop" });
  expect((await modelOn(server).ask()).kind).toBe("ok");
  expect(server.requests).toHaveLength(3);
});

test("a wrong key is not retried", async () => {
  await using server = await startOpenAiServer(() => ({ do: "status", status: 401 }));
  await modelOn(server).ask();
  expect(server.requests).toHaveLength(1);
});

test("a Retry-After within the deadline is respected", async () => {
  await using server = await startOpenAiServer((_request, count) =>
    count === 1
      ? { do: "status", status: 429, headers: { "retry-after-ms": "300" } }
      : { do: "write", text: GOOD },
  );
  const started = monotonicMs();
  expect((await modelOn(server).ask()).kind).toBe("ok");
  expect(monotonicMs() - started).toBeGreaterThanOrEqual(290);
});

test("a Retry-After beyond the deadline ends the call at once, and blocks all other calls until then", async () => {
  await using server = await startOpenAiServer(() => ({
    do: "status",
    status: 429,
    headers: { "retry-after": "3600" },
  }));
  const { ask } = modelOn(server);
  expect(await ask()).toMatchObject({ kind: "rate-limited", retryAt: "2026-01-01T01:00:00.000Z" });
  expect((await ask()).kind).toBe("rate-limited");
  expect(server.requests).toHaveLength(1);
});

test("the dialect is simplified for a server without schema support, and remembered", async () => {
  const behaviour = (request: ChatRequest): Behaviour => {
    if (request.response_format !== undefined)
      return { do: "status", status: 400, parameter: "response_format" };
    if (request.max_tokens === undefined)
      return { do: "status", status: 400, parameter: "max_completion_tokens" };
    return { do: "write", text: `Here it is:\n\`\`\`json\n${GOOD}\n\`\`\`` };
  };
  await using server = await startOpenAiServer(behaviour);
  const { ask, dialects } = modelOn(server);
  expect((await ask()).kind).toBe("ok");
  const first = server.requests.length;
  expect((await ask()).kind).toBe("ok");
  expect(server.requests.length - first).toBe(1);
  expect([...dialects.values()]).toEqual([
    { responseFormat: "plain", limitField: "max_tokens", streamUsage: true, temperature: true },
  ]);
});

test.each([
  [
    "422 for an unknown field",
    422,
    "Extra inputs are not permitted: max_completion_tokens",
    { limitField: "max_tokens" },
  ],
  [
    "500 for the answer's form",
    500,
    "response_format: Input should be 'text' or 'json_object'",
    { responseFormat: "json_object" },
  ],
  ["a model without a system role", 400, "messages[0].role does not support 'system'", { foldSystem: true }],
  ["a fixed temperature", 400, "Only the default temperature is supported", { temperature: false }],
])("%s: only what the server names is left out", async (_name, status, message, learned) => {
  await using server = await startOpenAiServer((_request, count) =>
    count === 1 ? { do: "status", status, message } : { do: "write", text: GOOD },
  );
  const { ask, dialects } = modelOn(server);
  expect((await ask()).kind).toBe("ok");
  expect(server.requests).toHaveLength(2);
  const full = {
    responseFormat: "json_schema",
    limitField: "max_completion_tokens",
    streamUsage: true,
    temperature: true,
  };
  expect([...dialects.values()]).toEqual([{ ...full, ...learned }]);
  const roles = server.requests[1]?.messages.map(({ role }) => role);
  expect(roles).toEqual("foldSystem" in learned ? ["user"] : ["system", "user"]);
});

test.each([
  ["a text beyond the context", "This model's maximum context length is 8192 tokens", "refused"],
  ["a filtered text", "triggering the content management policy", "refused"],
  ["a failed generation", "json_validate_failed: Failed to generate JSON", "malformed"],
])("an error about %s says nothing about parameters", async (_name, message, kind) => {
  await using server = await startOpenAiServer(() => ({ do: "status", status: 400, message }));
  const { ask, dialects } = modelOn(server);
  expect((await ask()).kind).toBe(kind);
  expect(dialects.size).toBe(0);
});

test("an answer that violates the schema is sent back once with the error", async () => {
  await using server = await startOpenAiServer((_request, count) => ({
    do: "write",
    text: count === 1 ? '{"title": "x"}' : GOOD,
  }));
  expect(await modelOn(server).ask()).toMatchObject({ kind: "ok", usage: { input: 200 } });
  expect(server.requests[1]?.messages.at(-1)?.content).toContain("headline is missing");
});

test("an answer that is still invalid after one repair is malformed", async () => {
  await using server = await startOpenAiServer(() => ({
    do: "write",
    text: "I would rather talk about boats.",
  }));
  expect((await modelOn(server).ask()).kind).toBe("malformed");
  expect(server.requests).toHaveLength(2);
});

test("no call is made over budget", async () => {
  await using server = await startOpenAiServer(() => ({ do: "write", text: GOOD }));
  expect((await modelOn(server, { tokensLeft: 10 }).ask()).kind).toBe("over-budget");
  expect(server.requests).toHaveLength(0);
});

test("concurrent calls stay within the limit", async () => {
  await using server = await startOpenAiServer(() => ({ do: "write", text: GOOD, delayMs: 20 }));
  const { ask } = modelOn(server, { concurrency: 3 });
  const outcomes = await Promise.all(Array.from({ length: 12 }, ask));
  expect(outcomes.every(({ kind }) => kind === "ok")).toBe(true);
  expect(server.maxConcurrent()).toBe(3);
});

test("a server that keeps failing is not called for a while, then probed once, then used again", async () => {
  let down = true;
  await using server = await startOpenAiServer(() =>
    down ? { do: "status", status: 500 } : { do: "write", text: GOOD },
  );
  const { ask } = modelOn(server, { deadlineMs: 400 });
  await ask();
  const whileDown = server.requests.length;
  expect((await ask()).kind).toBe("unavailable");
  expect(server.requests).toHaveLength(whileDown);
  down = false;
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect((await ask()).kind).toBe("ok");
});
