// Starts the bot on a data folder of version 0.1.0: all data must be there, and nothing that was posted may be posted, corrected
// or announced again. The fixture's README describes its content.
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createBot } from "../../playground/bot/bot.ts";
import { createMovableClock } from "../../playground/clock/movable-clock.ts";
import { writeOffset } from "../../playground/clock/offset-file.ts";
import type { PersonAction } from "../../src/discord-standin/people/person-action.ts";
import { type StandIn, startDiscord } from "../../src/discord-standin/start-discord.ts";
import { postedIn, textOf, until } from "../discord/bot-scene.ts";

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

const FIXTURE = resolve("tests/fixtures/version-0.1.0");
const expected = JSON.parse(await readFile(join(FIXTURE, "expected.json"), "utf8")) as Expected;
/** Eight seconds before the schedule `morning` is due (7:30 in Berlin), on the day after the fixture was created. */
const NEXT_MORNING = Date.parse("2024-02-09T06:29:52.000Z");

let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "dateline-upgrade-"));
  await cp(join(FIXTURE, "documents"), join(place, "documents"), { recursive: true });
  await cp(join(FIXTURE, "store"), join(place, "data"), { recursive: true });
  const database = new DatabaseSync(join(place, "data", "dateline.sqlite"));
  database.prepare("UPDATE collections SET root = ?").run(join(place, "documents"));
  database.close();
});
afterAll(() => rm(place, { recursive: true, force: true }));

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

/** The text of the complete reply to a command. */
async function replyTo(action: PersonAction): Promise<string> {
  const message = await action.until((effects) => {
    const reply = effects.find(({ kind }) => kind === "edit" || kind === "reply");
    return reply !== undefined && "message" in reply ? reply.message : undefined;
  });
  return textOf(message);
}

function runBot(discord: StandIn, clock: ReturnType<typeof createMovableClock>) {
  const lines: string[] = [];
  const settings = {
    PATH: process.env.PATH,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DOCUMENTS_DIR: join(place, "documents"),
    DATA_DIR: join(place, "data"),
    TIME_ZONE: "Europe/Berlin",
    FOLDER_REST_SECONDS: "0",
    LOG_LEVEL: "debug",
  };
  const onLine = (line: string) => void lines.push(line);
  const bot = createBot({ env: clock.environment(settings), cwd: place, onChange: () => undefined, onLine });
  bot.start();
  return { bot, lines };
}

test("a data folder of version 0.1.0 keeps all data, and nothing is posted again", async () => {
  const clockFile = join(place, "clock");
  await writeOffset(clockFile, NEXT_MORNING - Date.now());
  const clock = createMovableClock(clockFile);
  const { discord, general, ann, boss } = await fixtureDiscord(clock.nowMs);
  await using _discord = discord;
  const { bot, lines } = runBot(discord, clock);
  await using _bot = bot;
  const log = () => lines.join("\n");

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
  ann.command("ask", { question: "For how much will Halden Shipyard merge?" }, general);
  await until(() => postedIn(general, discord).length > 1);
  const [, answer = "", ...others] = postedIn(general, discord).map(textOf);
  expect(answer).toContain("40 million");

  expect(others).toEqual([]);
  expect(postedIn(ann.dm(), discord)).toEqual([]);
  expect(discord.rejections).toEqual([]);
  expect(log()).not.toMatch(/"level":(?:50|60)|store\.migrat\w+-failed/);
}, 90_000);
