// For each way in which a model server fails, the edition is posted within five minutes of its slot and says that it fell back.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../../src/config/config.ts";
import { type Behaviour, startOpenAiServer } from "../../../src/model-standin/openai-server.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { wireWriting } from "../../../src/wiring/writing.ts";
import { addSchedule, arrive, createChannel, startProcess } from "./newsroom-rig.ts";
import { createVirtualTime } from "./virtual-time.ts";

const SLOT = "2026-05-06T05:30:00.000Z";
const FIVE_MINUTES = 5 * 60_000;

test.each([
  ["stalls", { do: "stall", text: '{"headline' }],
  ["is down", { do: "drop" }],
  ["is overloaded", { do: "status", status: 503 }],
  ["answers with prose", { do: "write", text: "As a model I can't." }],
] as const satisfies readonly (readonly [string, Behaviour])[])(
  "an edition is posted in time if the model %s",
  async (_how, behaviour) => {
    const dataDir = await mkdtemp(join(tmpdir(), "dateline-model-down-"));
    const server = await startOpenAiServer(() => behaviour);
    const time = createVirtualTime("2026-05-06T05:20:00.000Z");
    const events = { emit: () => undefined };
    const store = await openStore({ dataDir, now: time.clock.now, events, hostTime: time.hostTime });
    try {
      const env = { OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: "sample-model" };
      const settings = readConfig({ env, cwd: dataDir, projectRoot: process.cwd() });
      if (!settings.ok) throw new Error(JSON.stringify(settings.faults));
      const { config } = settings;
      const written = await wireWriting({ config, store, events, now: time.clock.now });
      const writing = {
        writing: { primary: written.primary, extractive: written.extractiveWriting },
        modelDigester: written.modelDigester,
      };
      const channel = createChannel(time);
      const { runner } = startProcess({ store, time, channel, owner: "one", writing });
      await addSchedule(store, {
        ref: "morning",
        timingSetAt: time.clock.now(),
        createdAt: time.clock.now(),
      });
      await arrive(store, "mill", time.clock.now());
      await time.pass("2026-05-06T06:00:00.000Z", runner.tick);
      expect(channel.posts).toHaveLength(1);
      const [post] = channel.posts;
      expect(server.requests.length).toBeGreaterThan(0);
      expect(post?.stories).toEqual(["mill new"]);
      expect(post?.briefing).toMatchObject({ writer: "extractive", model: "sample-model" });
      expect(post?.briefing?.fallbacks).toBeGreaterThan(0);
      const lateMs = Date.parse(post?.at ?? "") - Date.parse(SLOT);
      expect([lateMs >= 0, lateMs <= FIVE_MINUTES]).toEqual([true, true]);
    } finally {
      await server[Symbol.asyncDispose]();
      await store.close();
      await rm(dataDir, { recursive: true });
    }
  },
);
