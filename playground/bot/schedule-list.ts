import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "zod";
import { LAUNCHER } from "./bot.ts";

const instant = z.iso.datetime().transform((text) => Date.parse(text));
const list = z.object({
  schedules: z.array(
    z.object({
      id: z.string(),
      channel: z.string(),
      timing: z.object({ timeZone: z.string() }),
      next: z.array(z.object({ at: instant })),
      last: z
        .object({
          slot: instant,
          state: z.string(),
          late: z.boolean(),
          reason: z.string().nullable(),
          endedAt: instant.nullable(),
        })
        .nullable(),
    }),
  ),
});

/** A schedule as the bot lists it. Times are milliseconds since 1970. */
export interface ListedSchedule {
  readonly id: string;
  /** Null for a schedule of the shared library. */
  readonly guild: string | null;
  readonly channel: string;
  readonly zone: string;
  /** Null if the schedule is paused or has no further slot. */
  readonly next: number | null;
  /** The edition of the latest slot; `endedAt` is null while it is being written or posted. */
  readonly last: {
    readonly slot: number;
    readonly state: string;
    readonly reason: string | null;
    readonly endedAt: number | null;
  } | null;
}

export interface ScheduleListOptions {
  /** The bot's environment. */
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly guilds: () => readonly string[];
}

const run = promisify(execFile);

/** Runs the bot's `schedule list` beside the running bot: next slots and the outcome of the latest editions. */
export function createScheduleList({
  env,
  cwd,
  guilds,
}: ScheduleListOptions): () => Promise<ListedSchedule[]> {
  async function listOf(guild: string | null): Promise<ListedSchedule[]> {
    const args = ["schedule", "list", "--json", ...(guild === null ? [] : ["--guild", guild])];
    const { stdout } = await run(process.execPath, [LAUNCHER, ...args], { env, cwd });
    return list.parse(JSON.parse(stdout)).schedules.map(({ id, channel, timing, next, last }) => ({
      id,
      guild,
      channel,
      zone: timing.timeZone,
      next: next[0]?.at ?? null,
      last,
    }));
  }
  return async () => (await Promise.all([null, ...guilds()].map(listOf))).flat();
}
