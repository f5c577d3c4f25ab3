import { ChannelType, Events } from "discord.js";
import { expect, test } from "vitest";
import { PERMISSION, type PermissionName } from "../../src/discord-standin/world/permissions.ts";
import { permissionsIn } from "../../src/discord-standin/world/world.ts";
import { next, openScene, request, type Scene } from "./client-scene.ts";

async function textChannel({ client, general }: Scene) {
  const channel = await client.channels.fetch(general.id);
  if (channel?.type !== ChannelType.GuildText) throw new Error("not a text channel");
  return channel;
}

test("a thread is started from a message, written in by a person and the bot, and archived", async () => {
  await using scene = await openScene();
  const { ann, discord, client } = scene;
  const channel = await textChannel(scene);
  const message = await channel.send("Morning brief");
  const thread = await message.startThread({ name: "Questions", autoArchiveDuration: 1440 });
  expect(thread.id).toBe(message.id);
  await thread.send("Ask here");
  const model = discord.channel(scene.guild, "Questions");
  const received = next<{ content: string; author: { id: string } }>(
    client,
    Events.MessageCreate,
    ({ author }) => author.id === ann.id,
  );
  ann.send(model, "Why?");
  // Without the content intent, plain messages are empty even in the bot's own thread.
  expect((await received).content).toBe("");
  expect(ann.messages(model).map(({ type, content }) => [type, content])).toEqual([
    [21, ""],
    [0, "Ask here"],
    [0, "Why?"],
  ]);
  expect(model.thread?.members.has(ann.id)).toBe(true);
  const again = `/channels/${channel.id}/messages/${message.id}/threads`;
  expect((await request(discord, "POST", again, { name: "Again" })).body.code).toBe(160004);
  await thread.setArchived(true);
  expect(model.thread?.archived).toBe(true);
  await thread.send("Back again");
  expect(model.thread?.archived).toBe(false);
});

test("a thread without a message is private by default, and only its members see it", async () => {
  await using scene = await openScene();
  const { ann, bob, discord, guild, general } = scene;
  const start = (body: object) => request(discord, "POST", `/channels/${general.id}/threads`, body);
  expect((await start({ name: "Open", type: 11 })).body.type).toBe(11);
  const { body } = await start({ name: "Closed" });
  expect(body.type).toBe(12);
  const model = discord.channel(guild, "Closed");
  expect(await request(discord, "PUT", `/channels/${model.id}/thread-members/${ann.id}`)).toMatchObject({
    status: 204,
  });
  const message = ann.send(model, "Here");
  expect([ann.sees(message), bob.sees(message)]).toEqual([true, false]);
  const members = await request(discord, "GET", `/channels/${model.id}/thread-members`);
  expect(members.body).toMatchObject([{ user_id: discord.world.bot.id }, { user_id: ann.id }]);
  const active = await scene.client.guilds.cache.get(guild.id)?.channels.fetchActiveThreads();
  expect(active?.threads.map(({ name }) => name)).toEqual(["Open", "Closed"]);
});

test("permission overwrites apply in order: everyone, roles, member", async () => {
  await using scene = await openScene();
  const { discord, guild, general, ann } = scene;
  const may = (name: PermissionName) =>
    (permissionsIn(discord.world, ann.id, general) & PERMISSION[name]) !== 0n;
  const role = discord.addRole(guild, "Reporters");
  discord.giveRole(guild, ann.id, role);
  expect(may("sendMessages")).toBe(true);
  discord.setPermissions(general, { target: guild.id, deny: ["sendMessages"] });
  expect(may("sendMessages")).toBe(false);
  discord.setPermissions(general, { target: role.id, allow: ["sendMessages"] });
  expect(may("sendMessages")).toBe(true);
  discord.setPermissions(general, { target: ann.id, deny: ["sendMessages"] });
  expect(may("sendMessages")).toBe(false);
  expect(() => ann.send(general, "x")).toThrow("may not write");
  discord.setPermissions(general, { target: ann.id, deny: ["viewChannel"], allow: ["sendMessages"] });
  expect(permissionsIn(discord.world, ann.id, general)).toBe(0n);
  discord.giveRole(guild, ann.id, discord.addRole(guild, "Chief", { may: ["administrator"] }));
  expect(may("manageGuild")).toBe(true);
});

test("discord.js computes the same permissions for the bot", async () => {
  await using scene = await openScene();
  const { discord, general, guild, client } = scene;
  const changed = next(client, Events.ChannelUpdate);
  discord.setPermissions(general, { deny: ["embedLinks"] });
  await changed;
  const channel = await textChannel(scene);
  const me = await channel.guild.members.fetchMe();
  expect(channel.permissionsFor(me).bitfield).toBe(permissionsIn(discord.world, client.user.id, general));
  const role = discord.addRole(guild, "Bots", { may: ["mentionEveryone"] });
  discord.giveRole(guild, client.user.id, role);
  await expect.poll(() => channel.permissionsFor(me).has("MentionEveryone")).toBe(true);
});

test.each<[PermissionName, number]>([
  ["viewChannel", 50001],
  ["sendMessages", 50013],
  ["embedLinks", 50013],
])("without %s the bot's message is rejected with %i", async (name, code) => {
  await using scene = await openScene();
  const { discord, general } = scene;
  discord.setPermissions(general, { deny: [name] });
  const body = { content: "x", embeds: [{ title: "x" }] };
  expect((await request(discord, "POST", `/channels/${general.id}/messages`, body)).body.code).toBe(code);
  expect(general.messages.size).toBe(0);
});

test("without the history permission the bot can neither list messages nor reply", async () => {
  await using scene = await openScene();
  const { discord, general, ann } = scene;
  const original = ann.send(general, "?");
  discord.setPermissions(general, { deny: ["readMessageHistory"] });
  const path = `/channels/${general.id}/messages`;
  expect((await request(discord, "GET", path)).body).toEqual([]);
  const reply = { content: "!", message_reference: { message_id: original.id } };
  expect((await request(discord, "POST", path, reply)).body.code).toBe(160002);
});

test("the bot gets no messages from a channel it may not see; a deleted channel is unknown", async () => {
  await using scene = await openScene();
  const { discord, guild, general, ann, client } = scene;
  const hidden = discord.addChannel(guild, "hidden");
  discord.setPermissions(hidden, { deny: ["viewChannel"] });
  const received: string[] = [];
  client.on(Events.MessageCreate, ({ channelId }) => void received.push(channelId));
  ann.send(hidden, `<@${client.user.id}>`);
  ann.send(general, `<@${client.user.id}>`);
  await expect.poll(() => received).toEqual([general.id]);
  const deleted = next(client, Events.ChannelDelete);
  discord.deleteChannel(general);
  await deleted;
  const answer = await request(discord, "POST", `/channels/${general.id}/messages`, { content: "x" });
  expect([answer.status, answer.body.code]).toEqual([404, 10003]);
});

test("the bot is notified of a person's thread and can write in it", async () => {
  await using scene = await openScene();
  const { ann, general, client, discord } = scene;
  const created = next<{ id: string; ownerId: string }>(client, Events.ThreadCreate);
  const thread = ann.startThread(ann.send(general, "Look at this"), "Look");
  expect(await created).toMatchObject({ id: thread.id, ownerId: ann.id });
  const channel = await client.channels.fetch(thread.id);
  if (!channel?.isSendable()) throw new Error("the bot cannot send there");
  await channel.send("Looking");
  expect(ann.messages(thread).at(-1)?.content).toBe("Looking");
  discord.setPermissions(general, { deny: ["sendMessagesInThreads"] });
  await expect(channel.send("Again")).rejects.toMatchObject({ code: 50013 });
});

test("a locked and archived thread accepts no messages", async () => {
  await using scene = await openScene();
  const { ann, general, discord } = scene;
  const thread = ann.startThread(ann.send(general, "Closed"), "Closed");
  const change = { locked: true, archived: true };
  expect((await request(discord, "PATCH", `/channels/${thread.id}`, change)).body.code).toBe(50013);
  discord.giveRole(
    scene.guild,
    discord.world.bot.id,
    discord.addRole(scene.guild, "Moderators", { may: ["manageThreads"] }),
  );
  expect((await request(discord, "PATCH", `/channels/${thread.id}`, change)).status).toBe(200);
  const answer = await request(discord, "POST", `/channels/${thread.id}/messages`, { content: "x" });
  expect(answer.body.code).toBe(50083);
});
