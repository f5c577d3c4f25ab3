import { rename, rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { startDiscord } from "../../../src/discord-standin/start-discord.ts";
import { startServe } from "./bot-process.ts";

async function startBot() {
  const discord = await startDiscord({ heartbeatMs: 1_000 });
  discord.addGuild();
  const bot = await startServe({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
  await bot.untilStatus("/readyz", 200);
  return {
    bot,
    discord,
    async [Symbol.asyncDispose]() {
      await bot[Symbol.asyncDispose]();
      await discord[Symbol.asyncDispose]();
    },
  };
}

test.concurrent("SIGUSR1 opens no debugger, and SIGHUP shuts down cleanly, also when it is sent twice", async () => {
  await using scene = await startBot();
  const { bot } = scene;
  bot.kill("SIGUSR1");
  // Node answers at once with a line on standard error, so a reply of the bot is proof enough.
  await bot.untilStatus("/healthz", 200);
  bot.kill("SIGHUP");
  bot.kill("SIGHUP");
  expect(await bot.exit).toBe(0);
  expect(bot.err.join("\n")).not.toMatch(/debugger|crashed/i);
}, 60_000);

test.concurrent.each([
  { what: "deleted", change: (dataDir: string) => rm(dataDir, { recursive: true }) },
  { what: "moved", change: (dataDir: string) => rename(dataDir, `${dataDir}-moved`) },
])(
  "when its data folder is $what, the bot says so and exits with 1",
  async ({ change }) => {
    await using scene = await startBot();
    const { bot } = scene;
    await change(bot.dataDir);
    const failed = bot.untilStatus("/readyz", 503).catch(() => "ended before");
    expect(await bot.exit).toBe(1);
    await failed;
    const output = bot.err.join("\n");
    expect(output).toContain('"msg":"store.gone"');
    expect(output).toMatch(/dateline: The store .+ was deleted, moved or replaced .+ \(store-gone\)/);
    expect(output).not.toContain("crashed");
    await rm(`${bot.dataDir}-moved`, { recursive: true, force: true });
  },
  60_000,
);
