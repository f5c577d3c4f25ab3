// The pages of the bot in its own process, and the counts it saves.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startDiscord } from "../../../src/discord-standin/start-discord.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { startServe } from "../../ops/process/bot-process.ts";
import { textsOf } from "./markup.ts";

const now = () => new Date().toISOString();
const TOKEN = "a token of sixteen or more".replaceAll(" ", "-");

async function countsIn(dataDir: string): Promise<Record<string, number>> {
  const store = await openStore({ dataDir, now, events: { emit: () => undefined } });
  try {
    const tallies = await store.tallies("2000-01-01");
    return Object.fromEntries(tallies.map(({ kind, reason, count }) => [`${kind} ${reason}`, count]));
  } finally {
    await store.close();
  }
}

test("the bot serves its pages, counts claims and answers, and saves the counts on shutdown", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "dateline-counted-"));
  try {
    await using discord = await startDiscord();
    const guild = discord.addGuild();
    const ann = discord.addPerson({ name: "Ann", in: [guild.id] });
    const general = discord.channel(guild, "general");
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATA_DIR: dataDir };
    await using bot = await startServe({ ...env, LOG_LEVEL: "info", HTTP_TOKEN: TOKEN });
    await bot.untilLogged("library.synced");
    await discord.until(() => discord.world.commands.size > 0 || undefined);
    expect((await bot.get("/")).status).toBe(401);
    const authorization = `Bearer ${TOKEN}`;
    const today = await bot.get("/", { authorization });
    expect(textsOf(today.text, "h1")).toEqual(["Today"]);
    expect(textsOf(today.text, ".story").length).toBe(5);
    expect(bot.out.join("\n")).toContain(`Pages: ${await bot.url}/`);
    expect((await bot.get("/library?state=waiting", { authorization })).text).toContain("last in sync");

    ann.command("ask", { question: "Who won the Super Bowl?" }, general);
    await discord.until(() => general.messages.values().find(({ authorId }) => authorId !== ann.id));
    bot.kill("SIGTERM");
    expect(await bot.exit).toBe(0);
    const counts = await countsIn(dataDir);
    expect(counts["answer not-in-documents"]).toBe(1);
    // Sixteen documents, each with a headline, a summary and key facts.
    expect(counts["claim matched"]).toBeGreaterThan(16 * 4);
  } finally {
    await rm(dataDir, { recursive: true });
  }
}, 40_000);

test("a console session also serves pages, once the documents are read", async () => {
  await using bot = await startServe({ DISCORD_TOKEN: "" });
  const library = await bot.untilStatus("/library", 200);
  expect(textsOf(library, "h1")).toEqual(["Library"]);
}, 40_000);
