import { expect, test } from "vitest";
import { startDiscord } from "../../src/discord-standin/start-discord.ts";
import { openScene, request, type Scene } from "./client-scene.ts";

async function send({ client, general }: Scene, content: string) {
  const channel = await client.channels.fetch(general.id);
  if (!channel?.isSendable()) throw new Error("the bot cannot send there");
  return await channel.send(content);
}

const MESSAGES = "/channels/:channel/messages";

test("each route and channel has its own bucket, shown in the headers; more requests get 429", async () => {
  await using scene = await openScene();
  const { discord, general, guild } = scene;
  const post = (channel: string) =>
    request(discord, "POST", `/channels/${channel}/messages`, { content: "x" });
  const answers = [];
  for (let at = 0; at < 6; at++) answers.push(await post(general.id));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  const { headers } = answers[1] ?? {};
  expect([headers?.get("x-ratelimit-limit"), headers?.get("x-ratelimit-remaining")]).toEqual(["5", "3"]);
  expect(Number(headers?.get("x-ratelimit-reset-after"))).toBeGreaterThan(0);
  const last = answers[5];
  expect(last?.headers.get("x-ratelimit-scope")).toBe("user");
  expect(last?.body).toMatchObject({ global: false, retry_after: expect.any(Number) });
  expect((await post(discord.addChannel(guild, "other").id)).status).toBe(200);
  expect(general.messages.size).toBe(5);
});

test("the 51st request within a second gets a global 429, but interaction responses do not", async () => {
  await using scene = await openScene();
  const { discord, general, ann, guild } = scene;
  await scene.client.application.commands.create({ name: "ask", description: "Ask" }, guild.id);
  const burst = await Promise.all(Array.from({ length: 60 }, () => request(discord, "GET", "/users/@me")));
  const refused = burst.filter(({ status, body }) => status === 429 && body.global === true);
  expect(refused.length).toBeGreaterThanOrEqual(10);
  expect(refused[0]?.headers.get("x-ratelimit-global")).toBe("true");
  const { id, token } = ann.command("ask", {}, general).interaction;
  const reply = { type: 4, data: { content: "x" } };
  expect((await request(discord, "POST", `/interactions/${id}/${token}/callback`, reply, {})).status).toBe(
    204,
  );
});

test("the client waits for rate limits by itself", async () => {
  await using scene = await openScene();
  for (let at = 0; at < 6; at++) await send(scene, `m${at}`);
  expect(scene.general.messages.size).toBe(6);
  expect(scene.discord.rejections).toEqual([]);
});

test("an unreachable stand-in refuses and cuts connections; afterwards the client reconnects", async () => {
  await using scene = await openScene();
  const { discord } = scene;
  const code = () =>
    request(discord, "GET", "/users/@me").then(
      ({ status }) => status,
      ({ cause }) => cause.code,
    );
  expect([await code(), discord.gateway.connected()]).toEqual([200, 1]);
  await discord.reachable(false);
  expect([await code(), discord.gateway.connected()]).toEqual(["ECONNREFUSED", 0]);
  await discord.reachable(true);
  expect(await code()).toBe(200);
  await discord.until(() => discord.gateway.connected() === 1 || undefined);
});

test("x-ratelimit-reset uses the stand-in's clock", async () => {
  const ahead = 30 * 86_400_000;
  await using discord = await startDiscord({ now: () => Date.now() + ahead });
  const { headers } = await request(discord, "GET", "/users/@me");
  const resetAt = Number(headers.get("x-ratelimit-reset")) * 1000;
  expect(Math.abs(resetAt - Date.now() - ahead)).toBeLessThan(60_000);
});

test("the client waits for an injected 429", async () => {
  await using scene = await openScene();
  const { faults } = scene.discord;
  const fault = faults.inject({ method: "POST", path: MESSAGES }, { do: "rate-limit", retryAfterS: 0.05 });
  await send(scene, "x");
  expect([fault.hits(), scene.general.messages.size, scene.discord.rejections.length]).toEqual([1, 1, 0]);
});

test("the client retries a 5xx; if the message was already stored, the retry posts it twice", async () => {
  await using scene = await openScene();
  const { discord, general } = scene;
  discord.faults.inject({ method: "POST", path: MESSAGES }, { do: "status", status: 503 });
  await send(scene, "once");
  expect(general.messages.size).toBe(1);
  discord.faults.inject({ method: "POST", path: MESSAGES }, { do: "status", status: 502, after: true });
  await send(scene, "twice");
  expect([...general.messages.values()].map(({ content }) => content)).toEqual(["once", "twice", "twice"]);
});

test.each([false, true])(
  "a dropped connection is an error in the client; message stored: %s",
  async (after) => {
    await using scene = await openScene();
    scene.discord.faults.inject({ method: "POST", path: MESSAGES }, { do: "drop", after });
    await expect(send(scene, "x")).rejects.toThrow();
    expect(scene.general.messages.size).toBe(after ? 1 : 0);
  },
);

test("a fault can skip requests, hit several times, delay, and be removed", async () => {
  await using scene = await openScene({ rateLimits: false });
  const { discord } = scene;
  const status = async () => (await request(discord, "GET", "/users/@me")).status;
  const fault = discord.faults.inject({ path: /^\/users/, skip: 1, times: 2 }, { do: "status", status: 500 });
  expect([await status(), await status(), await status(), await status()]).toEqual([200, 500, 500, 200]);
  expect(fault.hits()).toBe(2);
  discord.faults.inject({ path: "/users/@me", times: 9 }, { do: "delay", ms: 60 });
  const started = performance.now();
  expect(await status()).toBe(200);
  expect(performance.now() - started).toBeGreaterThan(55);
  discord.faults.clear();
  discord.faults.inject({ path: "/users/@me" }, { do: "status", status: 500 }).remove();
  expect(await status()).toBe(200);
});
