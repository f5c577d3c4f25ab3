import { expect, test } from "vitest";
import type { ModelRequest } from "../../src/domain/writing/language-model.ts";
import { connectModel } from "../../src/llm/connect-model.ts";
import { measureUsage } from "../../src/llm/measure-usage.ts";
import { createRateLimiter } from "../../src/llm/rate-limiter.ts";
import { startOpenAiServer } from "../../src/model-standin/openai-server.ts";

const monotonicMs = () => performance.now();
const request: ModelRequest<unknown> = {
  task: "digest",
  guild: null,
  system: "Write JSON.",
  user: "Say hello.",
  schema: { name: "any", jsonSchema: {}, parse: (value) => ({ ok: true, value }) },
  maxOutputTokens: 50,
  deadlineMs: 5_000,
};

function connect(baseUrl: string, name: string | null) {
  return connectModel({
    baseUrl,
    apiKey: null,
    name,
    rateLimiter: createRateLimiter({
      concurrency: 1,
      requestsPerMinute: null,
      tokensPerMinute: null,
      monotonicMs,
    }),
    ledger: { reserve: async () => ({ settle: async () => undefined }) },
    dialectStore: { load: async () => null, save: async () => undefined },
    events: { emit: () => undefined },
    monotonicMs,
    now: () => new Date().toISOString(),
    random: () => 0,
  });
}

test("without a name it uses the only model of the server", async () => {
  await using server = await startOpenAiServer(() => ({ do: "drop" }), ["small"]);
  const connected = await connect(server.baseUrl, null);
  expect(connected).toMatchObject({ model: { model: "small" }, dialectKey: `${server.baseUrl} small` });
  expect(connected.breaker()).toBe("closed");
  await expect(connect(server.baseUrl, "large")).resolves.toMatchObject({ model: { model: "large" } });
});

test("several models and no name are a configuration fault", async () => {
  await using server = await startOpenAiServer(() => ({ do: "drop" }), ["small", "large"]);
  await expect(connect(server.baseUrl, null)).rejects.toMatchObject({ code: "config" });
});

test("an unreachable server without a name is no fault: its calls are unavailable", async () => {
  const { model } = await connect("http://127.0.0.1:9/v1", null);
  expect(await model.complete(request)).toEqual({
    kind: "unavailable",
    detail: "http://127.0.0.1:9/v1 did not say which model it has",
  });
});

test("the tokens of successful calls are added up", async () => {
  const outcomes = [
    { kind: "ok", value: 1, usage: { input: 10, output: 3, counted: "server" } },
    { kind: "empty", detail: "nothing" },
    { kind: "ok", value: 1, usage: { input: 5, output: 4, counted: "server" } },
  ] as const;
  let calls = 0;
  const { model, usage } = measureUsage({
    model: "small",
    complete: async () => outcomes[calls++] as never,
  });
  expect(usage()).toBeNull();
  for (const outcome of outcomes) expect(await model.complete(request)).toEqual(outcome);
  expect(usage()).toEqual({ input: 15, output: 7, counted: "server" });
});
