import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startDiscord } from "../../src/discord-standin/start-discord.ts";
import { until } from "./bot-scene.ts";

test("SIGTERM during a reconnect ends the bot with exit code 0", async () => {
  const data = await mkdtemp(join(tmpdir(), "dateline-ending-"));
  const discord = await startDiscord();
  discord.addGuild();
  const bot = spawn(process.execPath, ["dateline.mjs", "serve"], {
    env: {
      ...process.env,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATA_DIR: data,
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let logged = "";
  bot.stderr.setEncoding("utf8").on("data", (text: string) => {
    logged += text;
  });
  const exit = once(bot, "exit");
  try {
    await until(() => discord.world.commands.size > 0);
    await discord[Symbol.asyncDispose]();
    await until(() => logged.includes("gateway.reconnecting"));
    bot.kill("SIGTERM");
    const late = new Promise((resolve) => setTimeout(resolve, 10_000, "still running"));
    expect(await Promise.race([exit, late])).toEqual([0, null]);
  } finally {
    bot.kill("SIGKILL");
    await exit;
    await rm(data, { recursive: true });
  }
}, 30_000);
