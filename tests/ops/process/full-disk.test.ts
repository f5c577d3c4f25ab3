import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startDiscord } from "../../../src/discord-standin/start-discord.ts";
import { postedIn, textOf } from "../../discord/bot-scene.ts";
import { fileOf } from "../../discord/scene-checks.ts";
import { startServe } from "./bot-process.ts";
import { canMount, diskOf, onSmallDisk } from "./small-disk.ts";

const PROJECT = resolve(import.meta.dirname, "../../..");
const DOCUMENTS = 40;

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "dateline-full-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function startOnSmallDisk() {
  const documents = await mkdtemp(join(tmpdir(), "dateline-documents-"));
  const arrive = async (count: number, first = 0) => {
    for (let n = first; n < first + count; n += 1) await writeFile(join(documents, `${n}.txt`), report(n));
  };
  await arrive(1);
  const discord = await startDiscord({ heartbeatMs: 1_000 });
  const guild = discord.addGuild();
  const ann = discord.addPerson({ name: "Ann", in: [guild.id] });
  discord.giveRole(guild, ann.id, discord.addRole(guild, "Editors", { may: ["manageGuild"] }));
  const bot = await startServe(
    {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DOCUMENTS_DIR: documents,
      FOLDER_LOOK_SECONDS: "1",
      FOLDER_REST_SECONDS: "0",
      BRIEFING_PICTURES: "off",
      LOG_LEVEL: "info",
    },
    undefined,
    { wrapper: onSmallDisk(6_000) },
  );
  return {
    discord,
    bot,
    ann,
    arrive,
    disk: diskOf(bot),
    general: discord.channel(guild, "general"),
    async [Symbol.asyncDispose]() {
      await bot[Symbol.asyncDispose]();
      await discord[Symbol.asyncDispose]();
      await rm(documents, { recursive: true });
    },
  };
}

function report(n: number): string {
  const sentences = Array.from(
    { length: 60 },
    (_, s) => `Mill ${n} of Corvale lost its roof ${s} of ${n * 60 + s} on Monday.`,
  );
  return `Mill ${n} burns\n\n${sentences.join(" ")}\n`;
}

const FULL = "The disk is full";

/** Runs the rest of a command line with that output on a device that is always full. */
const onFullDevice = (output: 1 | 2) => ["sh", "-c", `exec "$@" ${output}>/dev/full`, "sh"];

test.skipIf(!existsSync("/dev/full")).each([1, 2] as const)(
  "a full disk behind output %s does not end the bot",
  async (output) => {
    await using discord = await startDiscord({ heartbeatMs: 1_000 });
    discord.addGuild();
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, LOG_LEVEL: "debug" };
    await using bot = await startServe(env, undefined, { wrapper: onFullDevice(output) });
    await discord.until(() => discord.world.commands.size > 0 || undefined, 15_000);
    bot.kill("SIGTERM");
    expect(await bot.exit).toBe(0);
  },
  60_000,
);

test.skipIf(!existsSync("/dev/full"))(
  "a command whose output does not fit on the disk says so and fails",
  async () => {
    const [sh = "", ...args] = [...onFullDevice(1), process.execPath, "dateline.mjs", "schedule", "list"];
    const { status, stderr } = spawnSync(sh, args, {
      cwd: PROJECT,
      encoding: "utf8",
      env: { DATA_DIR: await newFolder() },
    });
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^dateline: The output is not complete: ENOSPC.+\n$/),
    ]);
  },
);

test.skipIf(!canMount())(
  "on a full disk the bot stays up, says so, posts what is due, and reads on by itself once there is room",
  async () => {
    await using scene = await startOnSmallDisk();
    const { bot, discord, ann, general, arrive, disk } = scene;
    const act = (command: string, options = {}) => ann.command(command, options, general).reply(15_000);
    await bot.untilStatus("/readyz", 200);
    await bot.untilLogged("library.synced");
    await discord.until(() => discord.world.commands.size > 0 || undefined, 15_000);
    await act("schedule add", { channel: general.id, time: "7:30", id: "morning" });
    const posted = () => JSON.stringify(postedIn(general, discord).map(textOf));
    const readTotal = () =>
      bot.err
        .flatMap((line) => /"read":(\d+),.*"msg":"library.synced"/.exec(line)?.[1] ?? [])
        .reduce((sum, read) => sum + Number(read), 0);
    await disk.fill();
    await arrive(DOCUMENTS, 1);
    await bot.untilLogged("store.disk-full");
    const ready = await bot.get("/readyz");
    expect([ready.status, JSON.parse(ready.text).checks.store]).toMatchObject([
      200,
      { status: "degraded", detail: "disk-full" },
    ]);
    await expect.poll(() => bot.out.join("\n"), { timeout: 10_000 }).toContain("is full. New documents wait");
    expect(textOf(await act("status"))).toContain(FULL);
    const upload = await act("documents add", { file: fileOf("own.txt", report(99)) });
    expect(textOf(upload)).toContain("The database is busy or full.");
    await ann.command("schedule run", { id: "morning" }, general).reply(15_000);
    await expect.poll(posted, { timeout: 10_000 }).toContain("Mill 0 burns");
    await disk.empty();
    await bot.untilLogged("store.disk-recovered");
    await expect.poll(readTotal, { timeout: 20_000 }).toBe(DOCUMENTS + 1);
    await expect
      .poll(async () => (await bot.get("/readyz")).text, { timeout: 10_000 })
      .toContain('"status":"ready"');
    bot.kill("SIGTERM");
    expect(await bot.exit).toBe(0);
    expect(bot.err.filter((line) => line.includes("crashed"))).toEqual([]);
  },
  90_000,
);
