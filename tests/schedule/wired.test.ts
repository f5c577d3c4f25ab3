// Schedules as the bot runs them, on the machine's own clock.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import type { PostOutcome } from "../../src/domain/delivery.ts";
import { noSensors } from "../../src/domain/health.ts";
import { sharedLibrary } from "../../src/domain/library.ts";
import { openRooms, type Rooms } from "../../src/wire-rooms.ts";
import { type FullPress, wireSchedules } from "../../src/wire-schedules.ts";
import { arrival, newsDocument } from "../contracts/sample-documents.ts";
import { startOpenAiServer } from "../doubles/openai-server.ts";

const now = () => new Date().toISOString();
const events = { emit: () => undefined };
let place = "";
let open: AsyncDisposableStack;
let rooms: Rooms;
let tried: number;

async function start(answer: PostOutcome, stop: AbortSignal, more: Record<string, string> = {}) {
  const env = {
    DATA_DIR: join(place, "data"),
    DOCUMENTS_DIR: place,
    BRIEFING_CHANNEL_ID: "900",
    LOG_LEVEL: "error",
    ...more,
  };
  const settings = readConfig({ env, cwd: place, projectRoot: process.cwd() });
  if (!settings.ok) throw new Error(JSON.stringify(settings.faults));
  rooms = await openRooms({ config: settings.config, events, now, open, sensors: noSensors() });
  const rendered = (at: string) => ({ parts: [{ body: {} }] as const, shown: { at, title: "", claims: [] } });
  const press: FullPress = {
    publisher: {
      async post() {
        tried += 1;
        return answer;
      },
      edit: async () => ({ kind: "edited" }),
      find: async () => ({ kind: "absent" }),
    },
    render: {
      briefing: ({ generatedAt }) => rendered(generatedAt),
      alert: (_alert, { edition }) => rendered(edition.createdAt),
    },
    watch: { watchAlert: ({ at }) => rendered(at), corrected: () => [] },
    tell: async () => undefined,
    alertChannel: async () => null,
  };
  const schedules = wireSchedules({ config: settings.config, rooms, events, now }, press, stop);
  return { ...schedules, running: schedules.run() };
}

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  const lateAt = performance.now() + 10_000;
  while (!(await holds())) {
    if (performance.now() > lateAt) throw new Error("it did not come");
    await wait(20);
  }
}

beforeEach(async () => {
  tried = 0;
  open = new AsyncDisposableStack();
  place = await mkdtemp(join(tmpdir(), "dateline-wired-"));
});
afterEach(async () => {
  await open.disposeAsync();
  await rm(place, { recursive: true });
});

test("an edition that another process asked for is posted at the next tick", async () => {
  const stop = new AbortController();
  const { desk, running } = await start({ kind: "posted", message: "m" }, stop.signal);
  await until(async () => (await desk.list(null)).length === 1);
  const [env] = await desk.list(null);
  await rooms.store.askForEdition(env?.ref ?? "", now());
  await until(async () => (await desk.editions(null, "env", 1))[0]?.state === "delivered");
  expect(await desk.overview(null)).toMatchObject([{ last: { state: "delivered" }, missed: 0 }]);
  expect(await desk.runNow(null, "env")).toMatchObject({ kind: "problem", why: "too-often" });
  stop.abort();
  await running;
  expect(tried).toBe(1);
}, 20_000);

test("told to end, it leaves what it waits with to the next start, and ends at once", async () => {
  const stop = new AbortController();
  const { desk, running } = await start({ kind: "not-posted", detail: "no connection" }, stop.signal);
  await until(async () => (await desk.list(null)).length === 1);
  const byHand = desk.runNow(null, "env");
  const ended = byHand.then(
    () => "ended",
    () => "left",
  );
  await until(() => tried > 0);
  const from = performance.now();
  stop.abort();
  await running;
  expect(performance.now() - from).toBeLessThan(2_000);
  expect(await ended).toBe("left");
  expect(await desk.editions(null, "env", 1)).toMatchObject([{ state: "sending", endedAt: null }]);
}, 20_000);

test("told to end while a model writes, it does not wait for the model", async () => {
  const stop = new AbortController();
  await using server = await startOpenAiServer(() => ({ do: "stall", text: "{" }));
  const model = { OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: "sample-model" };
  const { desk, running } = await start({ kind: "posted", message: "m" }, stop.signal, model);
  await until(async () => (await desk.list(null)).length === 1);
  const document = newsDocument("one.txt", ["The ferry sank off Oster on Tuesday."], {
    published: { at: now(), precision: "instant", from: "text" },
    arrivedAt: now(),
  });
  await rooms.store.apply(sharedLibrary(place), [arrival(document)]);
  const left = desk.runNow(null, "env").catch((error: unknown) => error);
  await until(() => server.requests.length > 0);
  const from = performance.now();
  stop.abort();
  await running;
  expect(performance.now() - from).toBeLessThan(2_000);
  expect(await left).toMatchObject({ name: "AbortError" });
  expect(await desk.editions(null, "env", 1)).toMatchObject([{ state: "composing" }]);
  expect(tried).toBe(0);
}, 20_000);
