import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom } from "../../../bench/lib/generate/random.ts";
import { findPart } from "../../../src/discord/message/custom-id.ts";
import type { InjectedFault } from "../../../src/discord-standin/http/faults.ts";
import { type StandIn, startDiscord } from "../../../src/discord-standin/start-discord.ts";
import { type Chance, createChance } from "../../delivery/simulation/chance.ts";
import { picture } from "./long-briefing.ts";

const PROCESS = join(import.meta.dirname, "posting-process.ts");
const POST = /^\/channels\/\d+\/messages$/;
/** Number of parts of the edition. */
export const PARTS = 2;
/** Typical run time of a process that is not killed. */
const TYPICAL_RUN_MS = 450;
const MAX_KILLS = 3;
/** How much later the next process starts: just after the lease expires, or after Discord has forgotten the nonce. */
const SHORT_OFFSET_MS = 65_000;
const LONG_OFFSET_MS = 600_000;

/** Result for one edition whose processes were killed. */
export interface KillRun {
  readonly state: string;
  readonly kills: number;
  /** How often each part exists in the channel or its thread. */
  readonly postedCounts: readonly number[];
  /** Whether each posted first part has the picture of the process that composed the edition. */
  readonly hasOwnPicture: boolean;
}

/** When a process is killed: at a random time, or around a post. */
type Moment = "any time" | "before the post" | "after the post" | "after the message";

/** Whether the edition was posted completely once, or is uncertain and no part was posted twice. */
export function isPostedOnce({ state, postedCounts, hasOwnPicture }: KillRun): boolean {
  if (!hasOwnPicture) return false;
  if (state === "delivered") return postedCounts.every((count) => count === 1);
  return state === "uncertain" && postedCounts.every((count) => count <= 1);
}

/**
 * Posts one edition with several processes: one to three are killed with SIGKILL at random moments, the last one is not.
 * The same seed gives the same moments.
 */
export async function killRun(seed: number, variant: "as built" | "careless" = "as built"): Promise<KillRun> {
  const chance = createChance(createRandom(seed));
  const dataDir = await mkdtemp(join(tmpdir(), "dateline-kill-"));
  let offsetMs = 0;
  await using discord = await startDiscord({ now: () => Date.now() + offsetMs, validate: false });
  const channel = discord.channel(discord.addGuild(), "general");
  const place = chance.happens(0.5) ? "thread" : "channel";
  const start = () => startProcess(dataDir, discord, channel.id, [String(offsetMs), place, variant]);
  try {
    const planned = chance.whole(1, MAX_KILLS);
    let kills = 0;
    while (kills < planned && (await runUntilKilled(start().child, discord, chance))) {
      discord.faults.clear();
      // At most one short offset: two would start the process just after the last allowed attempt, when it can only wait.
      offsetMs += kills === 0 && chance.happens(0.5) ? SHORT_OFFSET_MS : LONG_OFFSET_MS;
      kills += 1;
    }
    discord.faults.clear();
    const { child, output } = start();
    const [state] = await Promise.all([output, once(child, "exit")]);
    return {
      state,
      kills,
      postedCounts: countPostedParts(discord),
      hasOwnPicture: firstPartsHaveOwnPicture(discord),
    };
  } finally {
    await rm(dataDir, { recursive: true });
  }
}

function startProcess(dataDir: string, discord: StandIn, channel: string, how: readonly string[]) {
  const { apiUrl, token, world } = discord;
  const child = spawn(process.execPath, [PROCESS, dataDir, apiUrl, token, world.bot.id, channel, ...how], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_COMPILE_CACHE: "node_modules/.cache/dateline" },
  });
  const output = child.stdout.toArray().then((chunks) => Buffer.concat(chunks).toString().trim());
  return { child, output };
}

/** Kills the process at a random moment; false if it had ended before. */
async function runUntilKilled(child: ChildProcess, discord: StandIn, chance: Chance): Promise<boolean> {
  const exit = once(child, "exit");
  const moment = chance.pick<Moment>({
    "any time": 2,
    "before the post": 1,
    "after the post": 2,
    "after the message": 2,
  });
  const stop = scheduleKill(moment, discord, chance, () => child.kill("SIGKILL"));
  await exit;
  stop();
  return child.signalCode === "SIGKILL";
}

function scheduleKill(moment: Moment, discord: StandIn, chance: Chance, kill: () => void): () => void {
  switch (moment) {
    case "any time": {
      const timer = setTimeout(kill, chance.between(0, TYPICAL_RUN_MS));
      return () => clearTimeout(timer);
    }
    case "before the post":
      return onFault(discord, { do: "drop" }, partsToSkip(discord, chance), kill);
    case "after the post":
      return onFault(discord, { do: "drop", after: true }, partsToSkip(discord, chance), kill);
    case "after the message": {
      let toSkip = partsToSkip(discord, chance);
      const ms = chance.between(0, 6);
      return discord.onEvent(({ t }) => {
        if (t === "MESSAGE_CREATE" && toSkip-- === 0) setTimeout(kill, ms);
      });
    }
  }
}

/** How many of the parts that are not yet posted may be posted before the kill. */
function partsToSkip(discord: StandIn, chance: Chance): number {
  const left = countPostedParts(discord).filter((count) => count === 0).length;
  return chance.whole(0, Math.max(0, left - 1));
}

/** Kills as soon as the fault is hit, so the process never gets the response. */
function onFault(discord: StandIn, injected: InjectedFault, toSkip: number, kill: () => void): () => void {
  const fault = discord.faults.inject({ method: "POST", path: POST, skip: toSkip }, injected);
  const timer = setInterval(() => {
    if (fault.hits() > 0) kill();
  }, 1);
  return () => clearInterval(timer);
}

function firstPartsHaveOwnPicture({ world }: StandIn): boolean {
  const messages = [...world.channels.values()].flatMap((channel) => [...channel.messages.values()]);
  const first = messages.filter(({ components, deleted }) => !deleted && findPart(components)?.part === 1);
  return first.every(({ attachments: [file, ...others] }) => {
    const processId = Number(/^Drawn by (\d+)$/.exec(file?.description ?? "")?.[1]);
    return (
      others.length === 0 && file !== undefined && Buffer.compare(picture(processId).data, file.bytes) === 0
    );
  });
}

function countPostedParts({ world }: StandIn): readonly number[] {
  const postedCounts = Array.from({ length: PARTS }, () => 0);
  for (const { messages } of world.channels.values())
    for (const { components, deleted } of messages.values()) {
      const part = deleted ? undefined : findPart(components)?.part;
      if (part !== undefined) postedCounts[part - 1] = (postedCounts[part - 1] ?? 0) + 1;
    }
  return postedCounts;
}
