import { Events, GatewayIntentBits } from "discord.js";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { type StandIn, startDiscord } from "../../src/discord-standin/start-discord.ts";
import type { Json } from "../../src/discord-standin/world/types.ts";
import { createClient, loggedIn, next, openScene } from "./client-scene.ts";

test("an unmodified client logs in and gets the guilds with their channels and roles", async () => {
  await using discord = await startDiscord();
  const guild = discord.addGuild({ name: "Harbour News", botMay: ["manageMessages"] });
  discord.addChannel(guild, "briefings", { type: "announcement" });
  discord.addGuild({ name: "Elsewhere", withBot: false });
  const client = await loggedIn(discord);
  expect(client.user.id).toBe(discord.world.bot.id);
  expect(client.application.id).toBe(discord.world.applicationId);
  expect(client.guilds.cache.map(({ name }) => name)).toEqual(["Harbour News"]);
  const known = client.guilds.cache.get(guild.id);
  expect(known?.channels.cache.map(({ name, type }) => [name, type])).toEqual([
    ["general", 0],
    ["briefings", 5],
  ]);
  const me = await known?.members.fetchMe();
  expect(me?.permissions.has("ManageMessages")).toBe(true);
  expect(me?.permissions.has("MentionEveryone")).toBe(false);
  expect(discord.rejections).toEqual([]);
  await client.destroy();
});

/** Identifies with a raw socket; resolves to the gateway's close code. */
async function refusal(discord: StandIn, identify: object): Promise<number> {
  const socket = new WebSocket(`ws://${new URL(discord.apiUrl).host}/?v=10&encoding=json`);
  socket.once("message", () => socket.send(JSON.stringify({ op: 2, d: identify })));
  return await new Promise((resolve) => socket.once("close", resolve));
}

test("a wrong token gets 401 over HTTP and 4004 from the gateway; wrong intents get 4013", async () => {
  await using discord = await startDiscord();
  const { token } = discord;
  expect(await refusal(discord, { token: "wrong", intents: 1 })).toBe(4004);
  expect(await refusal(discord, { token, intents: 1 << 30 })).toBe(4013);
  await expect(createClient(discord).login("wrong.bot.token")).rejects.toThrow(
    "An invalid token was provided.",
  );
  expect(discord.rejections).toMatchObject([{ status: 401, code: 0, message: "401: Unauthorized" }]);
});

test("an invalidated session cannot be resumed", async () => {
  await using discord = await startDiscord();
  const { token, gateway } = discord;
  const socket = new WebSocket(`ws://${new URL(discord.apiUrl).host}/?v=10&encoding=json`);
  const payloads: { op: number; t?: string; d: Json }[] = [];
  socket.on("message", (data) => void payloads.push(JSON.parse(String(data))));
  socket.once("message", () => socket.send(JSON.stringify({ op: 2, d: { token, intents: 1 } })));
  await expect.poll(() => payloads.some(({ t }) => t === "READY")).toBe(true);
  const session_id = payloads.find(({ t }) => t === "READY")?.d.session_id;
  gateway.invalidate(false);
  socket.send(JSON.stringify({ op: 6, d: { token, session_id, seq: 1 } }));
  await expect
    .poll(() => payloads.filter(({ op }) => op === 9))
    .toEqual([
      { op: 9, d: false },
      { op: 9, d: false },
    ]);
  expect(gateway.counts.resumed).toBe(0);
});

test("a privileged intent that is not enabled closes with 4014; an enabled one is granted", async () => {
  const content = { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent] };
  await using strict = await startDiscord();
  await expect(createClient(strict, content).login(strict.token)).rejects.toThrow("disallowed intents");
  expect(strict.gateway.counts.refused).toEqual([4014]);
  await using open = await startDiscord({ privileged: ["messageContent"] });
  const client = await loggedIn(open, createClient(open, content));
  expect((await client.application.fetch()).flags.has("GatewayMessageContentLimited")).toBe(true);
  await client.destroy();
});

test("a client with no sessions left does not connect", async () => {
  await using discord = await startDiscord({ sessionsLeft: 0 });
  await expect(createClient(discord).login(discord.token)).rejects.toThrow("Not enough sessions remaining");
  expect(discord.gateway.counts.identified).toBe(0);
});

test("after a connection loss the client resumes and gets the missed messages once", async () => {
  await using scene = await openScene();
  const { discord, client, ann, general } = scene;
  const received: string[] = [];
  client.on(Events.MessageCreate, ({ content }) => void received.push(content));
  const mention = `<@${client.user.id}>`;
  ann.send(general, `${mention} before`);
  await expect.poll(() => received.length).toBe(1);
  discord.gateway.kill();
  await discord.until(() => discord.gateway.connected() === 0 || undefined);
  ann.send(general, `${mention} meanwhile`);
  await discord.until(() => discord.gateway.counts.resumed === 1 || undefined);
  ann.send(general, `${mention} after`);
  await expect
    .poll(() => received)
    .toEqual(["before", "meanwhile", "after"].map((word) => `${mention} ${word}`));
  expect(discord.gateway.counts.identified).toBe(1);
});

test("opcode 7 makes the client resume", async () => {
  await using scene = await openScene();
  const resumed = next(scene.client, Events.ShardResume);
  scene.discord.gateway.askToReconnect();
  await resumed;
  expect(scene.discord.gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
});

test("a resumable opcode 9 makes the client resume on the same connection", async () => {
  await using scene = await openScene();
  const resumed = next(scene.client, Events.ShardResume);
  scene.discord.gateway.invalidate(true);
  await resumed;
  expect(scene.discord.gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
});

// A client waits 5 s between two identifies, so these tests run concurrently.
test.concurrent("a non-resumable opcode 9 makes the client identify again", async () => {
  await using scene = await openScene();
  const ready = next(scene.client, Events.ShardReady);
  scene.discord.gateway.invalidate(false);
  await ready;
  expect(scene.discord.gateway.counts).toMatchObject({ identified: 2, resumed: 0 });
  expect(scene.client.guilds.cache.get(scene.guild.id)?.available).toBe(true);
});

test.concurrent("a forgotten session cannot be resumed", async () => {
  await using scene = await openScene();
  const ready = next(scene.client, Events.ShardReady);
  scene.discord.gateway.forget();
  scene.discord.gateway.kill();
  await ready;
  expect(scene.discord.gateway.counts).toMatchObject({ identified: 2, resumed: 0 });
});

test.concurrent("while connections are refused the client keeps trying", async () => {
  await using scene = await openScene();
  const { gateway } = scene.discord;
  const back = Promise.race([next(scene.client, Events.ShardReady), next(scene.client, Events.ShardResume)]);
  gateway.refuse(true);
  gateway.kill();
  await scene.discord.until(() => gateway.counts.cutOff > 1 || undefined);
  expect(gateway.connected()).toBe(0);
  gateway.refuse(false);
  await back;
  expect(gateway.connected()).toBe(1);
});

test("heartbeats are acknowledged; without acknowledgements the client reconnects and resumes", async () => {
  await using scene = await openScene({ heartbeatMs: 60 });
  const { gateway } = scene.discord;
  await expect.poll(() => gateway.counts.heartbeats).toBeGreaterThan(2);
  expect(gateway.counts.resumed).toBe(0);
  gateway.silence(true);
  await expect.poll(() => gateway.counts.resumed, { timeout: 5000 }).toBe(1);
  gateway.silence(false);
});

test("a fatal close code ends the client's session", async () => {
  await using scene = await openScene();
  const gone = next<{ code: number }>(scene.client, Events.ShardDisconnect);
  scene.discord.revokeToken();
  expect((await gone).code).toBe(4004);
  await expect(scene.client.users.fetch(scene.ann.id)).rejects.toMatchObject({ status: 401 });
});

test("the bot is notified when it is added to a guild and when it is removed", async () => {
  await using scene = await openScene();
  const { discord, client } = scene;
  const added = next<{ name: string }>(client, Events.GuildCreate);
  const second = discord.addGuild({ name: "Second" });
  expect((await added).name).toBe("Second");
  const removed = next<{ id: string }>(client, Events.GuildDelete);
  discord.removeBot(second);
  expect((await removed).id).toBe(second.id);
  await client.guilds.cache.get(scene.guild.id)?.leave();
  expect(scene.guild.members.has(client.user.id)).toBe(false);
});

test("with the members intent, members are listed, and joins and leaves are sent", async () => {
  const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMembers];
  await using scene = await openScene({ privileged: ["members"] }, { intents });
  const { client, guild, ann, bob, discord } = scene;
  const members = await client.guilds.cache.get(guild.id)?.members.fetch();
  expect(members?.map(({ id }) => id)).toEqual([guild.ownerId, client.user.id, ann.id, bob.id]);
  const joined = next<{ id: string }>(client, Events.GuildMemberAdd);
  const eva = discord.addPerson({ name: "Eva" });
  discord.join(guild, eva.id);
  expect((await joined).id).toBe(eva.id);
  const left = next<{ id: string }>(client, Events.GuildMemberRemove);
  discord.removeFromGuild(guild, bob.id);
  expect((await left).id).toBe(bob.id);
});

test("the same clock gives the same ids", async () => {
  const ids = async () => {
    await using discord = await startDiscord({ now: () => Date.UTC(2026, 0, 5) });
    const guild = discord.addGuild();
    const message = discord
      .addPerson({ name: "Ann", in: [guild.id] })
      .send(discord.channel(guild, "general"), "x");
    return [discord.world.applicationId, guild.id, message.id];
  };
  expect(await ids()).toEqual(await ids());
});

test("waiting for commands ends when a request registers them, without another event", async () => {
  await using discord = await startDiscord();
  const { apiUrl, token, world } = discord;
  const found = discord.until(() => world.commands.size > 0 || undefined, 5_000);
  const reply = await fetch(`${apiUrl}/v10/applications/${world.applicationId}/commands`, {
    method: "POST",
    headers: { authorization: `Bot ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "brief", description: "The news" }),
  });
  expect(reply.status).toBe(201);
  expect(await found).toBe(true);
});
