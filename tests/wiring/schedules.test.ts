// Schedules as the bot runs them, on the machine's own clock.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { sharedLibrary } from "../../src/domain/core/library.ts";
import type { PostOutcome } from "../../src/domain/delivery/message-sender.ts";
import { FOLDER } from "../../src/domain/intake/source-id.ts";
import { createHealthSignals } from "../../src/domain/operations/health-signals.ts";
import { NO_COUNTS } from "../../src/domain/operations/quality-counts.ts";
import { detail } from "../../src/domain/texts/reasons.ts";
import { startOpenAiServer } from "../../src/model-standin/openai-server.ts";
import { type CoreServices, openCore } from "../../src/wiring/core.ts";
import { type BotMessagePublisher, wireSchedules } from "../../src/wiring/schedules.ts";
import { arrival, newsDocument } from "../contracts/sample-documents.ts";

const now = () => new Date().toISOString();
const events = { emit: () => undefined };
let tempDir = "";
let resources: AsyncDisposableStack;
let core: CoreServices;
let attempts: number;

async function start(answer: PostOutcome, stop: AbortSignal, more: Record<string, string> = {}) {
  const env = {
    DATA_DIR: join(tempDir, "data"),
    DOCUMENTS_DIR: tempDir,
    BRIEFING_CHANNEL_ID: "900",
    LOG_LEVEL: "error",
    ...more,
  };
  const settings = readConfig({ env, cwd: tempDir, projectRoot: process.cwd() });
  if (!settings.ok) throw new Error(JSON.stringify(settings.faults));
  core = await openCore({
    config: settings.config,
    events,
    counts: NO_COUNTS,
    now,
    resources,
    sensors: createHealthSignals(),
  });
  const rendered = (at: string) => ({ parts: [{ body: {} }] as const, shown: { at, title: "", claims: [] } });
  const publisher: BotMessagePublisher = {
    sender: {
      async post() {
        attempts += 1;
        return answer;
      },
      edit: async () => ({ kind: "edited" }),
      find: async () => ({ kind: "absent" }),
    },
    render: {
      briefing: ({ generatedAt }) => rendered(generatedAt),
      alert: (_alert, { edition }) => rendered(edition.createdAt),
    },
    watch: { watchAlert: ({ at }) => rendered(at), correctionEdits: () => [] },
    notify: async () => undefined,
    alertChannel: async () => null,
  };
  const schedules = wireSchedules({ config: settings.config, core, events, now }, publisher, stop);
  return { ...schedules, running: schedules.run() };
}

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  const lateAt = performance.now() + 10_000;
  while (!(await condition())) {
    if (performance.now() > lateAt) throw new Error("it did not come");
    await wait(20);
  }
}

beforeEach(async () => {
  attempts = 0;
  resources = new AsyncDisposableStack();
  tempDir = await mkdtemp(join(tmpdir(), "dateline-wired-"));
});
afterEach(async () => {
  await resources.disposeAsync();
  await rm(tempDir, { recursive: true });
});

test("an edition requested by another process is posted at the next tick", async () => {
  const stop = new AbortController();
  const { service, running } = await start({ kind: "posted", message: "m" }, stop.signal);
  await until(async () => (await service.list(null)).length === 1);
  const [env] = await service.list(null);
  await core.store.requestEdition(env?.ref ?? "", now());
  await until(async () => (await service.editions(null, "env", 1))[0]?.state === "delivered");
  expect(await service.overview(null)).toMatchObject([{ last: { state: "delivered" }, missed: 0 }]);
  expect(await service.runNow(null, "env")).toMatchObject({ kind: "problem", why: "too-often" });
  stop.abort();
  await running;
  expect(attempts).toBe(1);
}, 20_000);

test("on shutdown it leaves pending sends to the next start, and stops at once", async () => {
  const stop = new AbortController();
  const { service, running } = await start(
    { kind: "not-posted", detail: detail("no connection") },
    stop.signal,
  );
  await until(async () => (await service.list(null)).length === 1);
  const byHand = service.runNow(null, "env");
  const ended = byHand.then(
    () => "ended",
    () => "left",
  );
  await until(() => attempts > 0);
  const from = performance.now();
  stop.abort();
  await running;
  expect(performance.now() - from).toBeLessThan(2_000);
  expect(await ended).toBe("left");
  expect(await service.editions(null, "env", 1)).toMatchObject([{ state: "sending", endedAt: null }]);
}, 20_000);

test("on shutdown while a model writes, it does not wait for the model", async () => {
  const stop = new AbortController();
  await using server = await startOpenAiServer(() => ({ do: "stall", text: "{" }));
  const model = { OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: "sample-model" };
  const { service, running } = await start({ kind: "posted", message: "m" }, stop.signal, model);
  await until(async () => (await service.list(null)).length === 1);
  const document = newsDocument("one.txt", ["The ferry sank off Oster on Tuesday."], {
    published: { at: now(), precision: "instant", from: "text" },
    arrivedAt: now(),
  });
  await core.store.apply(sharedLibrary(tempDir), FOLDER, [arrival(document)]);
  const left = service.runNow(null, "env").catch((error: unknown) => error);
  await until(() => server.requests.length > 0);
  const from = performance.now();
  stop.abort();
  await running;
  expect(performance.now() - from).toBeLessThan(2_000);
  expect(await left).toMatchObject({ name: "AbortError" });
  expect(await service.editions(null, "env", 1)).toMatchObject([{ state: "composing" }]);
  expect(attempts).toBe(0);
}, 20_000);
