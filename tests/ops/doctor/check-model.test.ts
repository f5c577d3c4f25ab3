import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { textsFor } from "../../../src/catalogues/texts.ts";
import { Fault } from "../../../src/domain/core/fault.ts";
import { detail } from "../../../src/domain/texts/reasons.ts";
import { type CheckModelDeps, checkModel, type SampleWriter } from "../../../src/ops/doctor/check-model.ts";
import { SAMPLE_DOCUMENT } from "../../../src/ops/doctor/sample-document.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";

const now = () => "2026-05-06T07:00:00.000Z";
const events = { emit: () => undefined };
let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-check-model-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

function check(over: Partial<CheckModelDeps>, writer: Partial<SampleWriter> = {}) {
  let elapsedMs = 0;
  return checkModel({
    texts: textsFor("en"),
    baseUrl: "http://model.example/v1",
    requested: "small",
    dailyTokens: 1_000,
    lookUpModel: async () => ({ ok: true, names: ["small"], listsRequested: true }),
    openStore: () => openStore({ dataDir, now, events }),
    createWriter: async () => ({
      model: "small",
      async digest(document) {
        expect(document).toBe(SAMPLE_DOCUMENT);
        elapsedMs += 2_000;
        return { matched: 6, dropped: [], writer: "model" };
      },
      usage: () => ({ input: 200, output: 100, counted: "server" }),
      responseFormat: async () => "json_object",
      ...writer,
    }),
    events,
    clock: { now, monotonicMs: () => elapsedMs },
    ...over,
  });
}

test("a working model: the server, a timed sample, and the tokens used today", async () => {
  const store = await openStore({ dataDir, now, events });
  await store.reserveTokens({ day: "2026-05-06", guild: null, task: "digest", tokens: 300 }, 1_000);
  await store.reserveTokens({ day: "2026-05-06", guild: "7001", task: "answer", tokens: 50 }, 1_000);
  await store.reserveTokens({ day: "2026-05-05", guild: null, task: "digest", tokens: 999 }, 1_000);
  await store.close();
  const lines = (await check({})).map(({ status, text }) => `${status} ${text}`);
  expect(lines).toEqual([
    "ok small at http://model.example/v1",
    expect.stringMatching(/^ok a sample in 2\.0 s, 50 tokens\/s, response format json_object: 6 of 6 /),
    expect.stringMatching(/^ok 350 of 1,000 tokens/),
  ]);
});

test("a server that cannot be reached is not asked for a sample", async () => {
  const createWriter = () => Promise.reject(new Error("not to be called"));
  const lookUpModel = async () => ({ ok: false, status: null, detail: detail("no connection") }) as const;
  expect(await check({ lookUpModel, createWriter })).toMatchObject([{ name: "model", status: "fail" }]);
});

test("the reason for a fallback is reported, and events still reach the log", async () => {
  const logged: string[] = [];
  const checks = await check({
    events: { emit: (_level, name) => logged.push(name) },
    async createWriter(_store, writerEvents) {
      return {
        model: "small",
        async digest() {
          const outcome = { task: "digest", outcome: "unavailable", detail: "it answered 500" } as const;
          writerEvents.emit("warn", "model.fallback", outcome);
          return { matched: 6, dropped: [], writer: "extractive" };
        },
        usage: () => null,
        responseFormat: async () => null,
      };
    },
  });
  expect(checks[1]).toMatchObject({ status: "fail", text: "no digest by small: it answered 500" });
  expect(logged).toEqual(["model.fallback"]);
});

test("a model of whose text nothing matched has failed", async () => {
  const checks = await check({}, { digest: async () => ({ matched: 0, dropped: [], writer: "extractive" }) });
  expect(checks[1]).toMatchObject({
    status: "fail",
    text: expect.stringContaining("nothing it wrote matched"),
  });
});

test("blocked sentences are listed", async () => {
  const dropped = [{ text: "41 metres", reason: "number", detail: "41 is not there" }] as const;
  const checks = await check({}, { digest: async () => ({ matched: 5, dropped, writer: "model" }) });
  expect(checks[1]).toMatchObject({ status: "warn", text: expect.stringContaining("(41 is not there)") });
});

test("a Fault is a failed check; any other error is a defect", async () => {
  const fault = new Fault("config", detail("The prompt digest.md is broken."));
  expect(await check({ createWriter: () => Promise.reject(fault) })).toEqual([
    { name: "model", status: "fail", text: "The prompt digest.md is broken.", fix: null },
  ]);
  await expect(check({ createWriter: () => Promise.reject(new TypeError("defect")) })).rejects.toThrow(
    "defect",
  );
});
