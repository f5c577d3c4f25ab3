// Makes a data folder for tests/upgrade: `node tools/make-upgrade-fixture.ts <folder>`, run with the version whose data is kept.
// The bot is killed while it has an edition that waits for its post, two whose post may or may not have arrived, and a correction
// that waits for its edit. The README of the folder that it wrote for 0.2.0 says what there is.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { createBot } from "../playground/bot/bot.ts";
import { createMovableClock } from "../playground/clock/movable-clock.ts";
import { writeOffset } from "../playground/clock/offset-file.ts";
import type { Person } from "../src/discord-standin/people/person.ts";
import { startDiscord } from "../src/discord-standin/start-discord.ts";
import type { Channel } from "../src/discord-standin/world/types.ts";

/** A Tuesday. */
const START = "2024-03-12T12:00:00.000Z";
/** Three days later: an alert that nothing has arrived is due then. */
const FRIDAY = "2024-03-15T13:00:00.000Z";
/** The documents folder as the store has it; a test writes its own path over it. */
const ROOT = "/srv/news";
const RATE_LIMITED = { do: "rate-limit", retryAfterS: 900 } as const;

const fire = (day: string, killed: number) => `---
title: Forest fire near Talo kills ${killed}
source: Talo Courier
date: ${day}T09:00:00Z
---

The forest fire near Talo has killed ${killed} people, officials said.

The wind drives the fire towards the harbour of Talo, said Ada Quill of the rescue service.
`;

const ferry = (passengers: number) => `---
title: Ferry runs aground off Elmsworth
source: Elmsworth Courier
date: 2024-03-15T11:30:00Z
---

The ferry had ${passengers} passengers on board when it ran aground off Elmsworth.

The harbour master, Ada Quill, said nobody was hurt.
`;

const [, , target] = process.argv;
if (target === undefined) throw new Error("usage: node tools/make-upgrade-fixture.ts <folder>");
const folder = resolve(target);
const documents = join(folder, "documents");
const store = join(folder, "store");
const work = await mkdtemp(join(tmpdir(), "dateline-fixture-"));
const clockFile = join(work, "clock");
await writeOffset(clockFile, Date.parse(START) - Date.now());
const clock = createMovableClock(clockFile);
const write = (name: string, text: string) => writeFile(join(documents, name), text);
await mkdir(documents, { recursive: true });
await write("2024-03-10-fire.md", fire("2024-03-10", 12));
await write("2024-03-11-fire.md", fire("2024-03-11", 22));
await write("2024-03-12-fire.md", fire("2024-03-12", 31));

let building = true;
const discord = await startDiscord({ now: () => (building ? Date.parse(START) : Math.floor(clock.nowMs())) });
const guild = discord.addGuild();
const ann = discord.addPerson({ name: "Ann", in: [guild.id] });
const boss = discord.addPerson({ name: "Boss", in: [guild.id] });
discord.giveRole(guild, boss.id, discord.addRole(guild, "Editors", { may: ["manageGuild"] }));
const general = discord.channel(guild, "general");
const [waiting, arrived, absent] = ["waiting", "arrived", "absent"].map((name) =>
  discord.addChannel(guild, name),
) as [Channel, Channel, Channel];
building = false;

const lines: string[] = [];
const bot = createBot({
  env: clock.environment({
    PATH: process.env.PATH,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DOCUMENTS_DIR: documents,
    DATA_DIR: store,
    TIME_ZONE: "Europe/Berlin",
    FOLDER_REST_SECONDS: "0",
    LOG_LEVEL: "debug",
  }),
  cwd: work,
  onChange: () => undefined,
  onLine: (line) => void lines.push(line),
});

async function until(what: string, probe: () => boolean, timeoutMs = 120_000): Promise<void> {
  const endMs = performance.now() + timeoutMs;
  while (!probe()) {
    if (performance.now() > endMs) throw new Error(`${what}: not seen\n${lines.slice(-40).join("\n")}`);
    await sleep(20);
  }
  console.log(new Date(clock.nowMs()).toISOString(), what);
}

async function start(): Promise<void> {
  const logged = lines.length;
  bot.start();
  const isLogged = (name: string) => lines.slice(logged).some((line) => line.includes(name));
  await until("started", () => isLogged("commands.registered") && isLogged("library.synced"));
}

const postedIn = (channel: Channel) =>
  [...channel.messages.values()].filter(
    ({ authorId, onlyFor }) => authorId === discord.world.bot.id && onlyFor === null,
  );

async function answered(person: Person, name: string, options: Record<string, string>): Promise<void> {
  const action = person.command(name, options, general);
  await action.until((effects) => effects.find(({ kind }) => kind === "edit" || kind === "reply"), 60_000);
}

const addSchedule = (id: string, channel: Channel) =>
  answered(boss, "schedule add", { id, channel: channel.id, time: "7:30", weekdays: "monday" });

function readStore<T>(sql: string): readonly T[] {
  const database = new DatabaseSync(join(store, "dateline.sqlite"), { readOnly: true });
  try {
    return database.prepare(sql).all() as T[];
  } finally {
    database.close();
  }
}

// Tuesday: an edition with its picture.
await start();
await addSchedule("morning", general);
await answered(boss, "schedule run", { id: "morning" });
await until("the edition of morning", () =>
  postedIn(general).some(({ attachments }) => attachments.length > 0),
);

// Friday: an alert that nothing has arrived, an alert of a watch, and what the kill leaves unfinished.
await bot.stop();
await clock.moveTo(Date.parse(FRIDAY));
await start();
await until("the alert that nothing has arrived", () => postedIn(general).length > 1);
await answered(boss, "watch add", { topic: "ferry", channel: general.id });
await write("2024-03-15-ferry.md", ferry(214));
await write("2024-03-15-fire.md", fire("2024-03-15", 44));
await until("the alert of the watch", () => postedIn(general).length > 2);
await until("what the alert quotes", () => readStore("SELECT 1 FROM quoted").length === 2);
for (const channel of [waiting, arrived, absent]) await addSchedule(channel.name, channel);
const posts = (channel: Channel) => ({
  method: "POST",
  path: new RegExp(`/channels/${channel.id}/messages$`),
  times: 1000,
});
discord.faults.inject(posts(waiting), RATE_LIMITED);
const arrivedPosts = discord.faults.inject(posts(arrived), { do: "drop", after: true });
const absentPosts = discord.faults.inject(posts(absent), { do: "drop" });
discord.faults.inject(
  { method: "PATCH", path: /\/channels\/\d+\/messages\/\d+$/, times: 1000 },
  RATE_LIMITED,
);
boss.command("schedule run", { id: "waiting" }, general);
await write("2024-03-15-ferry.md", ferry(187));
const isTried = (where: string) =>
  readStore(`SELECT 1 FROM deliveries JOIN editions ON editions.id = deliveries.edition
    WHERE deliveries.state IN ('waiting', 'sending') AND tries > 0 AND ${where}`).length > 0;
await until("the correction that waits for its edit", () => isTried("edits IS NOT NULL"));
await until("the edition that waits for its post", () => isTried(`channel = '${waiting.id}'`));
boss.command("schedule run", { id: "arrived" }, general);
boss.command("schedule run", { id: "absent" }, general);
await until("two posts without an answer", () => arrivedPosts.hits() > 0 && absentPosts.hits() > 0);
await bot.kill();
const stoppedAt = new Date(clock.nowMs()).toISOString();

const messages = [...discord.world.channels.values()].flatMap((channel) => postedIn(channel));
const expected = {
  start: START,
  stoppedAt,
  guild: guild.id,
  people: { ann: ann.id, boss: boss.id },
  channels: { general: general.id, waiting: waiting.id, arrived: arrived.id, absent: absent.id },
  // The stand-in's messages; their files stay behind.
  messages: messages.map((message) => ({ ...message, attachments: [], interaction: null })),
};
await writeFile(join(folder, "expected.json"), `${JSON.stringify(expected, null, 2)}\n`);
const database = new DatabaseSync(join(store, "dateline.sqlite"));
database.prepare("UPDATE collections SET root = ? WHERE root = ?").run(ROOT, documents);
database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
database.close();
await discord[Symbol.asyncDispose]();
await rm(work, { recursive: true });
