import { createServer } from "node:net";
import { expect, test } from "vitest";
import { type StandIn, startDiscord } from "../../../src/discord-standin/start-discord.ts";
import { startOpenAiServer } from "../../../src/model-standin/openai-server.ts";
import { histogramProblems, namingProblems, readExposition } from "../metrics/exposition.ts";
import { startServe } from "./bot-process.ts";

const DEFECT = "./tests/ops/process/defect-process.ts";
const CALLBACK = "/interactions/:interaction/:token/callback";

interface Ready {
  readonly status: string;
  readonly checks: Readonly<Record<string, { status: string; detail?: string; ageSeconds: number | null }>>;
}

const read = (text: string): Ready => JSON.parse(text);

async function startDiscordAndBot(env: Readonly<Record<string, string>> = {}) {
  const discord = await startDiscord({ heartbeatMs: 1_000 });
  const guild = discord.addGuild();
  const ann = discord.addPerson({ name: "Ann", in: [guild.id] });
  const bot = await startServe({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...env });
  return {
    discord,
    bot,
    ann,
    general: discord.channel(guild, "general"),
    async [Symbol.asyncDispose]() {
      await bot[Symbol.asyncDispose]();
      await discord[Symbol.asyncDispose]();
    },
  };
}

/** Waits until the bot has registered its commands; the limit allows for a busy machine. */
const registered = ({ until, world }: StandIn) => until(() => world.commands.size > 0 || undefined, 15_000);

/** The value of a series by its full name; undefined when there is none. */
function seriesIn(text: string, series: string): number | undefined {
  const line = text.split("\n").find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

test("is alive but not ready while the gateway is down, ready after reconnecting, and exits with 0 on SIGTERM", async () => {
  await using scene = await startDiscordAndBot();
  const { bot, discord } = scene;
  await bot.untilStatus("/readyz", 200);
  discord.gateway.refuse(true);
  // Repeated, because on a busy machine it may already be reconnecting after a late heartbeat.
  const killed = async () => {
    discord.gateway.kill();
    return (await bot.get("/readyz")).status;
  };
  await expect.poll(killed, { timeout: 15_000 }).toBe(503);
  const dropped = read((await bot.get("/readyz")).text);
  expect(dropped).toMatchObject({
    status: "not ready",
    checks: { gateway: { status: "failed", detail: "not connected" }, store: { status: "ok" } },
  });
  expect((await bot.get("/healthz")).status).toBe(200);
  expect(seriesIn((await bot.get("/metrics")).text, "dateline_gateway_connected")).toBe(0);
  discord.gateway.refuse(false);
  const back = read(await bot.untilStatus("/readyz", 200));
  expect(back.status).toBe("ready");
  expect(back.checks.gateway?.ageSeconds).toBeLessThan(30);
  const metrics = (await bot.get("/metrics")).text;
  expect(seriesIn(metrics, "dateline_gateway_connected")).toBe(1);
  expect(seriesIn(metrics, "dateline_gateway_reconnects_total")).toBeGreaterThan(0);
  expect(seriesIn(metrics, "dateline_discord_servers")).toBe(1);
  bot.kill("SIGTERM");
  expect(await bot.exit).toBe(0);
  await expect(bot.get("/healthz")).rejects.toThrow();
  expect(bot.err).toEqual(bot.err.filter((line) => line.includes("gateway") || line.includes("discord")));
}, 60_000);

test("is alive but not ready while shutting down", async () => {
  await using scene = await startDiscordAndBot();
  const { bot, discord, ann, general } = scene;
  await bot.untilStatus("/readyz", 200);
  await registered(discord);
  // A question whose acknowledgement is slow delays the shutdown.
  const delay = discord.faults.inject({ method: "POST", path: CALLBACK }, { do: "delay", ms: 1_500 });
  const act = ann.command("ask", { question: "How many US soldiers were killed in Jordan?" }, general);
  await expect.poll(delay.hits, { timeout: 10_000 }).toBe(1);
  bot.kill("SIGTERM");
  const ending = read(await bot.untilStatus("/readyz", 503));
  expect(ending.status).toBe("stopping");
  expect((await bot.get("/healthz")).status).toBe(200);
  expect(await bot.exit).toBe(0);
  expect(await act.until((effects) => effects.length > 0 || undefined)).toBe(true);
}, 60_000);

test("is degraded but ready while the model is down", async () => {
  await using model = await startOpenAiServer(() => ({ do: "status", status: 500 }));
  await using scene = await startDiscordAndBot({
    OPENAI_BASE_URL: model.baseUrl,
    OPENAI_MODEL: "sample-model",
    LOG_LEVEL: "debug",
  });
  const { bot, discord, ann, general } = scene;
  expect(read(await bot.untilStatus("/readyz", 200)).checks.model).toMatchObject({ status: "ok" });
  await registered(discord);
  await bot.untilLogged("library.synced");
  const act = ann.command("brief", {}, general);
  await act.reply(30_000);
  const ready = await bot.get("/readyz");
  expect(ready.status).toBe(200);
  expect(read(ready.text)).toMatchObject({ status: "degraded", checks: { model: { status: "degraded" } } });
  const { text } = await bot.get("/metrics");
  expect(seriesIn(text, "dateline_model_left_alone")).toBe(1);
  expect(seriesIn(text, 'dateline_model_calls_total{task="digest",outcome="unavailable"}')).toBeGreaterThan(
    4,
  );
  expect(seriesIn(text, 'dateline_model_fallbacks_total{task="digest"}')).toBeGreaterThan(0);
  expect(seriesIn(text, 'dateline_interactions_total{command="brief",outcome="done"}')).toBe(1);
  expect(seriesIn(text, "dateline_interaction_acknowledgement_seconds_count")).toBe(1);
  // All events of the briefing, including the model calls, have the same correlation id.
  const entries = bot.err.map((line) => JSON.parse(line) as { msg: string; reference?: string });
  const handled = entries.find(({ msg }) => msg === "interaction.handled");
  expect(handled?.reference).toMatch(/^[2-9A-Z]{6}$/);
  const calls = entries.filter(({ msg }) => msg === "model.called" || msg === "model.fallback");
  expect(new Set(calls.map(({ reference }) => reference))).toEqual(new Set([handled?.reference]));
  expect(entries.find(({ msg }) => msg === "library.synced")).not.toHaveProperty("reference");
}, 60_000);

test("the metrics of a real bot follow Prometheus' format and conventions", async () => {
  await using scene = await startDiscordAndBot({ HTTP_TOKEN: "0123456789abcdef", LOG_LEVEL: "info" });
  const { bot, discord, ann, general } = scene;
  await bot.untilStatus("/readyz", 200);
  await registered(discord);
  await bot.untilLogged("library.synced");
  const act = ann.command("ask", { question: "How many US soldiers were killed in Jordan?" }, general);
  // The answer is posted as its own message, and the deferred reply is deleted.
  await act.until((effects) => effects.some(({ kind }) => kind === "delete") || undefined);
  expect((await bot.get("/metrics")).status).toBe(401);
  const headers = { authorization: "Bearer 0123456789abcdef" };
  const { status, text } = await bot.get("/metrics", headers);
  expect(status).toBe(200);
  const families = readExposition(text);
  expect([...families.flatMap(namingProblems), ...families.flatMap(histogramProblems)]).toEqual([]);
  expect(seriesIn(text, 'dateline_questions_total{status="answered",writer="extractive"}')).toBe(1);
  expect(seriesIn(text, 'dateline_documents{state="read"}')).toBe(16);
  // No Discord ID and no file name.
  const labelValues = families.flatMap(({ samples }) =>
    samples.flatMap(({ labels }) => Object.values(labels)),
  );
  expect(labelValues.filter((value) => /\d{17,}|seeds|\.md/.test(value))).toEqual([]);
}, 60_000);

test("logs the correlation id of a failed command with its error, and no secret", async () => {
  await using scene = await startDiscordAndBot();
  const { bot, discord, ann, general } = scene;
  await bot.untilStatus("/readyz", 200);
  await registered(discord);
  discord.faults.inject({ method: "POST", path: CALLBACK, times: 9 }, { do: "status", status: 404 });
  ann.command("status", {}, general);
  await expect.poll(() => bot.err.join("\n"), { timeout: 10_000 }).toContain("interaction.unacknowledged");
  const entries = bot.err.map((line) => JSON.parse(line) as { msg: string; reference?: string });
  expect(entries.find(({ msg }) => msg === "interaction.unacknowledged")?.reference).toMatch(/^[2-9A-Z]{6}$/);
  expect(bot.err.join("\n")).not.toContain(discord.token);
}, 60_000);

test("exits with one line when the port is in use", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as { port: number };
  await using bot = await startServe({ HTTP_PORT: String(port) });
  expect(await bot.exit).toBe(1);
  expect(bot.err).toEqual([
    `dateline: HTTP_PORT ${port} is in use by another program. Choose another port, for example 8081, or 0 for any free one. (config)`,
  ]);
  other.close();
});

test("a console session serves health checks while it runs, and announces them on standard error", async () => {
  await using model = await startOpenAiServer(() => ({ do: "stall", text: "{" }));
  await using runningBot = await startServe({ OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: "sample-model" });
  const { checks } = read(await runningBot.untilStatus("/readyz", 200));
  expect(Object.keys(checks)).toEqual(["store", "folder", "model"]);
  await using bot = await startServe({});
  expect(await bot.exit).toBe(0);
  expect(bot.err.join("\n")).toContain("Health and metrics: http://127.0.0.1:");
  expect(bot.out.join("\n")).not.toContain("Health and metrics");
  await expect(bot.get("/healthz")).rejects.toThrow();
});

test("an unhandled error ends the process with exit code 1 and one log line without secrets", async () => {
  const env = {
    DISCORD_TOKEN: "planted-secret-of-the-settings",
    PLANTED_WEBHOOK_SECRET: "planted-secret-of-a-webhook",
    DISCORD_API_URL: "http://127.0.0.1:9",
    HTTP_PORT: "",
  };
  await using bot = await startServe(env, ["--import", DEFECT, "src/main.ts"]);
  expect(await bot.exit).toBe(1);
  const crash = JSON.parse(bot.err.find((line) => line.includes("crashed")) ?? "{}");
  expect(crash).toMatchObject({ level: 50, msg: "crashed", error: { message: "with [redacted]" } });
  expect(crash.error.cause.message).toBe("GET https://discord.com/api/webhooks/1/[redacted]");
  expect([...bot.err, ...bot.out].join("\n")).not.toContain("planted");
});
