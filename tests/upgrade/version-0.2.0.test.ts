// Starts the bot on what version 0.2.0 left behind when it was killed in the middle of its posts and of a correction. Each is
// finished once: posted, found in the channel, or given up as uncertain. The fixture's README describes its content.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startDiscord } from "../../src/discord-standin/start-discord.ts";
import type { Message } from "../../src/discord-standin/world/types.ts";
import { postedIn, textOf, until } from "../discord/bot-scene.ts";
import { fixtureFolder, installFixture } from "./installation.ts";

interface Expected {
  readonly start: string;
  readonly stoppedAt: string;
  readonly guild: string;
  readonly people: { readonly ann: string; readonly boss: string };
  readonly channels: Readonly<Record<"general" | "waiting" | "arrived" | "absent", string>>;
  readonly messages: readonly Message[];
}

const expected: Expected = JSON.parse(await readFile(join(fixtureFolder("0.2.0"), "expected.json"), "utf8"));
/** Discord no longer remembers the nonces of the posts, and the deadlines have not passed. */
const RESTART = Date.parse(expected.stoppedAt) + 3 * 60_000;

/** Recreates the fixture's server with what was in its channels: the same clock and order of calls give the same ids. */
async function fixtureDiscord(nowMs: () => number) {
  let building = true;
  const start = Date.parse(expected.start);
  const discord = await startDiscord({ now: () => (building ? start : Math.floor(nowMs())) });
  const guild = discord.addGuild();
  const ann = discord.addPerson({ name: "Ann", in: [guild.id] });
  const boss = discord.addPerson({ name: "Boss", in: [guild.id] });
  discord.giveRole(guild, boss.id, discord.addRole(guild, "Editors", { may: ["manageGuild"] }));
  const general = discord.channel(guild, "general");
  const waiting = discord.addChannel(guild, "waiting");
  const arrived = discord.addChannel(guild, "arrived");
  const absent = discord.addChannel(guild, "absent");
  building = false;
  const channels = { general, waiting, arrived, absent };
  expect([guild.id, ann.id, boss.id, general.id, waiting.id, arrived.id, absent.id]).toEqual([
    expected.guild,
    expected.people.ann,
    expected.people.boss,
    ...Object.values(expected.channels),
  ]);
  for (const message of expected.messages)
    discord.world.channels.get(message.channelId)?.messages.set(message.id, { ...message });
  return { discord, channels };
}

test("what version 0.2.0 left unfinished is finished once", async () => {
  await using installation = await installFixture("0.2.0", RESTART);
  const { discord, channels } = await fixtureDiscord(installation.clock.nowMs);
  await using _discord = discord;
  const inChannel = (channel: string) =>
    installation.read(`SELECT editions.ref, editions.state, deliveries.body FROM editions
      JOIN deliveries ON deliveries.edition = editions.id WHERE channel = '${channel}'`);
  const [waiting] = inChannel(channels.waiting.id);
  const picture: { alt: string; png: string } = JSON.parse(String(waiting?.body)).message.picture;
  const editions = installation.read("SELECT ref FROM editions");
  await using bot = installation.start(discord);

  await until(() => installation.read("SELECT 1 FROM editions WHERE ended_at IS NULL").length === 0, 120_000);
  // It waited for its post, and has the picture that was drawn then.
  const [posted, ...more] = postedIn(channels.waiting, discord);
  expect(more).toEqual([]);
  expect(posted?.attachments).toMatchObject([{ description: picture.alt }]);
  expect(Buffer.from(posted?.attachments[0]?.bytes ?? []).toString("base64")).toBe(picture.png);
  // Its answer was lost: it is found in the channel.
  expect(postedIn(channels.arrived, discord).map(({ id }) => id)).toEqual(
    expected.messages.filter(({ channelId }) => channelId === channels.arrived.id).map(({ id }) => id),
  );
  expect(inChannel(channels.arrived.id)).toMatchObject([{ state: "delivered" }]);
  // Its request was lost, but nobody can know that: it is never posted again.
  expect(postedIn(channels.absent, discord)).toEqual([]);
  expect(inChannel(channels.absent.id)).toMatchObject([{ state: "uncertain" }]);

  // The alert of the watch is corrected once.
  const before = expected.messages.filter(({ channelId }) => channelId === channels.general.id);
  const corrected = postedIn(channels.general, discord).filter((message) => textOf(message).includes("187"));
  expect(corrected.map(({ id, edits }) => [id, edits])).toEqual([[before.at(-1)?.id, 1]]);
  // Nothing else is composed or posted.
  expect(installation.read("SELECT ref FROM editions")).toEqual(editions);
  expect(postedIn(channels.general, discord)).toHaveLength(before.length);
  expect(bot.logged("document.read")).toEqual([]);
  expect(await installation.integrity()).toMatchObject({ ok: true, problems: [] });
  expect(discord.rejections).toEqual([]);
}, 180_000);
