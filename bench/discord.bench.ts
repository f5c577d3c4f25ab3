import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { commandDefinitions } from "../src/discord/commands/definitions.ts";
import { type BotChild, startBotChild } from "./lib/bot-child.ts";
import { writeCorpus } from "./lib/corpus.ts";
import { type Crowd, closedLoop, openCrowd, openLoop, registerCommands } from "./lib/discord-load.ts";
import type { Bench, Figure } from "./report.ts";

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
  name: "Discord: beside a bare discord.js bot that makes the same calls, on the same stand-in",
  needs: null,
  async run() {
    const place = await mkdtemp(join(tmpdir(), "dateline-discord-bench-"));
    try {
      await mkdir(join(place, "empty"));
      const bare = () => measured("bench/lib/bare-bot-run.ts", join(place, "empty"), place);
      const ours = () => measured("bench/lib/our-bot-run.ts", join(place, "empty"), place);
      // The first start compiles; what counts is the median of those after it.
      const [theirs, own] = [await bare(), await ours()];
      return [...compared(own, theirs), ...(await busyFigures(place))];
    } finally {
      await rm(place, { recursive: true });
    }
  },
};

interface Measured {
  readonly readyMs: number;
  readonly perSecond: number;
  readonly idle: number;
  readonly after: number;
}

interface Started extends AsyncDisposable {
  readonly crowd: Crowd;
  readonly bot: BotChild;
  readonly readyMs: number;
}

async function start(file: string, documents: string, data: string): Promise<Started> {
  const crowd = await openCrowd();
  await registerCommands(crowd.discord, commandDefinitions());
  const began = performance.now();
  const bot = startBotChild(file, {
    DISCORD_TOKEN: crowd.discord.token,
    DISCORD_API_URL: crowd.discord.apiUrl,
    DOCUMENTS_DIR: documents,
    DATA_DIR: data,
    LOG_LEVEL: "error",
  });
  await crowd.discord.until(() => (crowd.discord.gateway.counts.identified > 0 ? true : undefined), READY_MS);
  const readyMs = performance.now() - began;
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

async function measured(file: string, documents: string, place: string): Promise<Measured> {
  const times: number[] = [];
  for (let n = 0; n < STARTS; n += 1) {
    await using started = await start(file, documents, join(place, "idle-data"));
    times.push(started.readyMs);
  }
  await using started = await start(file, documents, join(place, "idle-data"));
  const { crowd, bot } = started;
  await sleep(2_000);
  const idle = (await bot.memory()).rss;
  await closedLoop(crowd.fromMemory, ROUND, LANES);
  const settled = (await bot.memory()).rss;
  const rates: number[] = [];
  for (let done = ROUND; done < INTERACTIONS; done += ROUND)
    rates.push(await closedLoop(crowd.fromMemory, ROUND, LANES));
  const after = (await bot.memory()).rss;
  return { readyMs: median(times), perSecond: median(rates), idle, after: after / settled };
}

function compared(ours: Measured, bare: Measured): readonly Figure[] {
  return [
    ratio(
      "commands from memory, a second",
      ours.perSecond,
      bare.perSecond,
      "at least 0.8",
      (share) => share >= 0.8,
    ),
    ratio(
      "time to READY, ms (median of 5)",
      ours.readyMs,
      bare.readyMs,
      "at most 1.5",
      (share) => share <= 1.5,
    ),
    ratio("idle memory, MB", ours.idle / MB, bare.idle / MB, "at most 2.2", (share) => share <= 2.2),
    {
      name: `memory after ${INTERACTIONS} interactions, of what it was`,
      value: ours.after.toFixed(3),
      baseline: `${bare.after.toFixed(3)} bare`,
      target: "within 10%",
      met: Math.abs(ours.after - 1) <= 0.1,
    },
  ];
}

function ratio(
  name: string,
  ours: number,
  bare: number,
  target: string,
  isMet: (share: number) => boolean,
): Figure {
  const share = ours / bare;
  const baseline = `${bare.toFixed(0)} bare: ${share.toFixed(2)}`;
  return { name, value: ours.toFixed(0), baseline, target, met: isMet(share) };
}

async function busyFigures(place: string): Promise<readonly Figure[]> {
  const documents = join(place, "documents");
  await writeCorpus(documents, DOCUMENTS);
  await using started = await start("bench/lib/our-bot-run.ts", documents, join(place, "busy-data"));
  const { crowd } = started;
  await crowd.discord.until(() => (crowd.discord.world.commands.size > 0 ? true : undefined), READY_MS);
  const act = (n: number) => (n % 10 === 9 ? crowd.question(n) : crowd.fromMemory(n));
  const { delays, unacknowledged } = await openLoop(act, RATE, SECONDS);
  const p99 = percentile(delays, 0.99);
  return [
    {
      name: `acknowledgement p99 at ${RATE} a second, ${DOCUMENTS} documents read meanwhile, ms`,
      value: p99.toFixed(0),
      baseline: `p50 ${percentile(delays, 0.5).toFixed(0)}, slowest ${(delays.at(-1) ?? 0).toFixed(0)}`,
      target: "under 250",
      met: p99 < 250,
    },
    {
      name: `of ${delays.length + unacknowledged} interactions, not acknowledged`,
      value: unacknowledged,
      baseline: null,
      target: "0",
      met: unacknowledged === 0,
    },
  ];
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
