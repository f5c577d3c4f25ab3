import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { languages } from "../src/catalogues/texts.ts";
import { commandDefinitions } from "../src/discord/registration/command-definitions.ts";
import { type BotChild, startBotChild } from "./lib/discord/bot-child.ts";
import { type Crowd, closedLoop, openCrowd, openLoop, registerCommands } from "./lib/discord/discord-load.ts";
import { writeCorpus } from "./lib/generate/corpus.ts";
import type { Bench, Measurement } from "./lib/report.ts";
import { percentile } from "./lib/score/percentile.ts";

const MB = 1024 * 1024;
const INTERACTIONS = Number(process.env.BENCH_INTERACTIONS ?? 20_000);
const ROUND = 4_000;
const LANES = 64;
const STARTS = Number(process.env.BENCH_STARTS ?? 5);
const RATE = 300;
const SECONDS = 20;
const DOCUMENTS = 5_000;
const READY_MS = 60_000;

export const bench: Bench = {
  name: "Discord: compared with a bare discord.js bot that makes the same calls, on the same stand-in",
  needs: null,
  async run() {
    const tempDir = await mkdtemp(join(tmpdir(), "dateline-discord-bench-"));
    try {
      await mkdir(join(tempDir, "empty"));
      return [
        await readyMeasurement(tempDir),
        ...(await memoryMeasurements(tempDir)),
        ...(await loadMeasurements(tempDir)),
      ];
    } finally {
      await rm(tempDir, { recursive: true });
    }
  },
};

const OURS = "bench/lib/discord/our-bot-run.ts";
const BARE = "bench/lib/discord/bare-bot-run.ts";

interface StartedBot extends AsyncDisposable {
  readonly crowd: Crowd;
  readonly bot: BotChild;
  readonly readyMs: number;
}

async function start(file: string, documents: string, data: string): Promise<StartedBot> {
  const crowd = await openCrowd();
  await registerCommands(crowd.discord, commandDefinitions(languages()));
  const startedAt = performance.now();
  const bot = startBotChild(file, {
    DISCORD_TOKEN: crowd.discord.token,
    DISCORD_API_URL: crowd.discord.apiUrl,
    DOCUMENTS_DIR: documents,
    DATA_DIR: data,
    LOG_LEVEL: "error",
  });
  while (crowd.discord.gateway.counts.identified === 0) {
    if (performance.now() - startedAt > READY_MS) throw new Error(`${file} did not log in`);
    await sleep(1);
  }
  const readyMs = performance.now() - startedAt;
  return {
    crowd,
    bot,
    readyMs,
    async [Symbol.asyncDispose]() {
      await bot[Symbol.asyncDispose]();
      await crowd[Symbol.asyncDispose]();
    },
  };
}

/** Starts both bots alternately, so that other load affects both. Each first start compiles and is not counted. */
async function readyMeasurement(tempDir: string): Promise<Measurement> {
  const times: Record<string, number[]> = { [OURS]: [], [BARE]: [] };
  for (let n = 0; n <= STARTS; n += 1) {
    for (const file of [BARE, OURS]) {
      await using started = await start(file, join(tempDir, "empty"), join(tempDir, "data"));
      await sleep(500);
      if (n > 0) times[file]?.push(started.readyMs);
    }
  }
  const [ours, bare] = [percentile(times[OURS] ?? [], 0.5), percentile(times[BARE] ?? [], 0.5)];
  return ratio(`time to READY, ms (median of ${STARTS})`, ours, bare, "at most 1.5", (share) => share <= 1.5);
}

/** Runs both bots at once and sends them load alternately. */
async function memoryMeasurements(tempDir: string): Promise<readonly Measurement[]> {
  await using bare = await start(BARE, join(tempDir, "empty"), join(tempDir, "data"));
  await using ours = await start(OURS, join(tempDir, "empty"), join(tempDir, "data"));
  await sleep(2_000);
  const idle = { ours: (await ours.bot.memory()).rss, bare: (await bare.bot.memory()).rss };
  const rates = { ours: [] as number[], bare: [] as number[] };
  const round = async () => {
    rates.bare.push(await closedLoop(bare.crowd.fromMemory, ROUND, LANES));
    rates.ours.push(await closedLoop(ours.crowd.fromMemory, ROUND, LANES));
  };
  // Two warm-up rounds compile the code in use and open connections; afterwards memory should stay constant.
  for (let n = 0; n < 2; n += 1) await round();
  const settled = { ours: (await ours.bot.memory()).rss, bare: (await bare.bot.memory()).rss };
  for (let done = 0; done < INTERACTIONS; done += ROUND) await round();
  const after = {
    ours: (await ours.bot.memory()).rss / settled.ours,
    bare: (await bare.bot.memory()).rss / settled.bare,
  };
  return [
    ratio(
      "commands from memory per second",
      percentile(rates.ours, 0.5),
      percentile(rates.bare, 0.5),
      "at least 0.8",
      (share) => share >= 0.8,
    ),
    ratio("idle memory, MB", idle.ours / MB, idle.bare / MB, "at most 2.2", (share) => share <= 2.2),
    {
      name: `memory after ${INTERACTIONS} interactions, relative to before`,
      value: after.ours.toFixed(3),
      baseline: `${after.bare.toFixed(3)} bare`,
      target: "within 10%",
      met: Math.abs(after.ours - 1) <= 0.1,
    },
  ];
}

function ratio(
  name: string,
  ours: number,
  bare: number,
  target: string,
  isMet: (share: number) => boolean,
): Measurement {
  const share = ours / bare;
  const baseline = `${bare.toFixed(0)} bare: ${share.toFixed(2)}`;
  return { name, value: ours.toFixed(0), baseline, target, met: isMet(share) };
}

async function loadMeasurements(tempDir: string): Promise<readonly Measurement[]> {
  const documents = join(tempDir, "documents");
  await writeCorpus(documents, DOCUMENTS);
  await using started = await start(OURS, documents, join(tempDir, "busy-data"));
  const { crowd } = started;
  await crowd.discord.until(() => (crowd.discord.world.commands.size > 0 ? true : undefined), READY_MS);
  const act = (n: number) => (n % 10 === 9 ? crowd.question(n) : crowd.fromMemory(n));
  const { delays, unacknowledged } = await openLoop(act, RATE, SECONDS);
  const p99 = percentile(delays, 0.99);
  return [
    {
      name: `acknowledgement p99 at ${RATE}/s while ${DOCUMENTS} documents are read, ms`,
      value: p99.toFixed(0),
      baseline: `p50 ${percentile(delays, 0.5).toFixed(0)}, slowest ${(delays.at(-1) ?? 0).toFixed(0)}`,
      target: "under 250",
      met: p99 < 250,
    },
    {
      name: `unacknowledged of ${delays.length + unacknowledged} interactions`,
      value: unacknowledged,
      baseline: null,
      target: "0",
      met: unacknowledged === 0,
    },
  ];
}
