// Starts the bot on a data folder of version 0.1.0: all data must be there, and nothing that was posted may be posted, corrected
// or announced again. The fixture's README describes its content.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startDiscord } from "../../src/discord-standin/start-discord.ts";
import { MIGRATIONS } from "../../src/store/sqlite/schema/schema.ts";
import { postedIn, textOf, until } from "../discord/bot-scene.ts";
import { fixtureFolder, installFixture, replyTo } from "./installation.ts";

interface Expected {
  readonly start: string;
  readonly guild: string;
  readonly general: string;
  readonly ann: string;
  readonly boss: string;
  readonly posted: readonly { readonly id: string; readonly text: string }[];
  readonly stories: readonly { readonly headline: string }[];
  readonly read: number;
}

const expected: Expected = JSON.parse(await readFile(join(fixtureFolder("0.1.0"), "expected.json"), "utf8"));
/** Eight seconds before the schedule `morning` is due (7:30 in Berlin), on the day after the fixture was created. */
const NEXT_MORNING = Date.parse("2024-02-09T06:29:52.000Z");

/** Recreates the fixture's server and people: the same clock and order of calls give the same ids. */
async function fixtureDiscord(nowMs: () => number) {
  let building = true;
  const start = Date.parse(expected.start);
  const discord = await startDiscord({ now: () => (building ? start : Math.floor(nowMs())) });
  const guild = discord.addGuild();
  const ann = discord.addPerson({ name: "Ann", in: [guild.id] });
  discord.addPerson({ name: "Bob", in: [guild.id] });
  const boss = discord.addPerson({ name: "Boss", in: [guild.id] });
  discord.giveRole(guild, boss.id, discord.addRole(guild, "Editors", { may: ["manageGuild"] }));
  const general = discord.channel(guild, "general");
  building = false;
  expect([guild.id, general.id, ann.id, boss.id]).toEqual([
    expected.guild,
    expected.general,
    expected.ann,
    expected.boss,
  ]);
  return { discord, general, ann, boss };
}

test("a data folder of version 0.1.0 keeps all data, and nothing is posted again", async () => {
  await using installation = await installFixture("0.1.0", NEXT_MORNING);
  const { discord, general, ann, boss } = await fixtureDiscord(installation.clock.nowMs);
  await using _discord = discord;
  const earlier = installation.read("SELECT ref, slot, state FROM editions ORDER BY id");
  const documents = installation.read("SELECT path, revision, arrived_at FROM documents ORDER BY path");
  await using bot = installation.start(discord);

  await until(() => postedIn(general, discord).length > 0, 40_000);
  const [edition = ""] = postedIn(general, discord).map(textOf);
  expect(edition).toContain("Morning brief");
  // Stories of the first edition are not reported again; the ferry story is newer.
  expect(edition).toContain("Ferry runs aground off Elmsworth");
  for (const { headline } of expected.stories.filter(({ headline }) => !headline.startsWith("Ferry")))
    expect(edition).not.toContain(headline);

  expect(await replyTo(boss.command("schedule list", {}, general))).toMatch(
    /\*\*evening\*\*[\s\S]*\*\*morning\*\*/,
  );
  expect(await replyTo(boss.command("watch list", {}, general))).toContain("ferry");
  expect(await replyTo(ann.command("watch list", {}, ann.dm()))).toContain("ran aground");
  expect(await replyTo(boss.command("documents list", {}, general))).toContain("Halden Shipyard merges");
  expect(await replyTo(boss.command("status", {}, general))).toMatch(/1 thumbs? up/);
  // A message of that version opens with the claims that it showed: it stored no story, and none is composed.
  const [old] = installation.read(
    "SELECT ref, shown.claims FROM editions JOIN shown ON place = ref WHERE editions.kind = 'scheduled' ORDER BY id",
  );
  const [message] = postedIn(general, discord);
  const [stored] = JSON.parse(String(old?.claims)).claims as { evidence: { quote: string }[] }[];
  if (message === undefined || stored === undefined) throw new Error("nothing to open");
  const pressed = structuredClone(message);
  pressed.components = JSON.parse(
    JSON.stringify(message.components).replaceAll(/(v1:[a-z]+):[\w-]{16}/g, `$1:${old?.ref}`),
  );
  const opened = textOf(await ann.click(pressed, "Open").reply());
  expect(opened).toContain(stored.evidence[0]?.quote);
  expect(opened).toEqual(textOf(await ann.click(pressed, "Sources").reply()));
  ann.command("ask", { question: "For how much will Halden Shipyard merge?" }, general);
  await until(() => postedIn(general, discord).length > 1);
  const [, answer = "", ...others] = postedIn(general, discord).map(textOf);
  expect(answer).toContain("40 million");

  expect(others).toEqual([]);
  expect(postedIn(ann.dm(), discord)).toEqual([]);
  expect(discord.rejections).toEqual([]);
  expect(bot.output()).not.toMatch(/"level":(?:50|60)|store\.migrat\w+-failed/);

  // No file is read again, and none counts as gone: of the folder, and of the server's uploads.
  expect(bot.logged("library.synced")).toContainEqual(expect.objectContaining({ read: 0, gone: 0 }));
  expect(bot.logged("document.read")).toEqual([]);
  expect(installation.read("SELECT path, revision, arrived_at FROM documents ORDER BY path")).toEqual(
    documents,
  );
  // Nothing was composed but the edition that is due; one was due while no bot ran.
  const later = installation.read("SELECT ref, slot, state FROM editions ORDER BY id");
  expect(later.slice(0, earlier.length)).toEqual(earlier);
  expect(later.slice(earlier.length)).toMatchObject([
    { slot: "2024-02-08T17:00:00.000Z", state: "missed" },
    { slot: "2024-02-09T06:30:00.000Z", state: "delivered" },
  ]);
  expect(await installation.integrity()).toEqual({
    ok: true,
    schemaVersion: MIGRATIONS.length,
    problems: [],
  });
}, 90_000);
