import { expect, test } from "vitest";
import { openScene, request } from "./client-scene.ts";

test("allowed_mentions decides who a message pings, on create and on edit", async () => {
  await using scene = await openScene({ rateLimits: false });
  const { discord, guild, general, ann, bob } = scene;
  const open = discord.addRole(guild, "Reporters", { mentionable: true });
  const closed = discord.addRole(guild, "Editors");
  const path = `/channels/${general.id}/messages`;
  const content = `<@${ann.id}> <@!${bob.id}> <@&${open.id}> <@&${closed.id}> <@999> @everyone`;
  const send = async (body: object) => {
    const { body: answer } = await request(discord, "POST", path, { content, ...body });
    const message = general.messages.get(String(answer.id));
    if (!message) throw new Error(JSON.stringify(answer));
    return message;
  };
  const bare = await send({});
  expect(bare.pings).toEqual({ everyone: false, users: [ann.id, bob.id], roles: [open.id] });
  const quiet = await send({ allowed_mentions: { parse: [] } });
  expect(quiet.pings).toEqual({ everyone: false, users: [], roles: [] });
  const named = await send({ allowed_mentions: { users: [bob.id], roles: [closed.id] } });
  expect(named.pings).toEqual({ everyone: false, users: [bob.id], roles: [] });

  // An edit without allowed_mentions allows everything again, whatever the message was created with.
  await request(discord, "PATCH", `${path}/${quiet.id}`, { content: `<@${ann.id}>` });
  expect(quiet.pings.users).toEqual([ann.id]);
  await request(discord, "PATCH", `${path}/${quiet.id}`, { content, allowed_mentions: { parse: [] } });
  expect([quiet.pings.users, quiet.everPinged.users]).toEqual([[], [ann.id]]);

  discord.giveRole(guild, discord.world.bot.id, discord.addRole(guild, "Loud", { may: ["mentionEveryone"] }));
  const loud = await send({ allowed_mentions: { parse: ["everyone", "roles"] } });
  expect(loud.pings).toEqual({ everyone: true, users: [], roles: [open.id, closed.id] });
});

test("text displays ping, embeds do not; a reply pings unless replied_user is off", async () => {
  await using scene = await openScene({ rateLimits: false });
  const { discord, general, ann } = scene;
  const path = `/channels/${general.id}/messages`;
  const original = ann.send(general, "?");
  const pings = async (body: object) => {
    const { body: answer } = await request(discord, "POST", path, body);
    return general.messages.get(String(answer.id))?.pings.users;
  };
  const container = { type: 17, components: [{ type: 10, content: `<@${ann.id}>` }] };
  expect(await pings({ flags: 1 << 15, components: [container] })).toEqual([ann.id]);
  expect(await pings({ embeds: [{ description: `<@${ann.id}>` }] })).toEqual([]);
  const reply = { content: "!", message_reference: { message_id: original.id } };
  expect(await pings(reply)).toEqual([ann.id]);
  expect(await pings({ ...reply, allowed_mentions: { parse: [] } })).toEqual([]);
  expect(await pings({ ...reply, allowed_mentions: { parse: [], replied_user: true } })).toEqual([ann.id]);
});
