import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Person } from "../../src/discord-standin/people/person.ts";
import type { PersonAction } from "../../src/discord-standin/people/person-action.ts";
import type { Channel, Guild } from "../../src/discord-standin/world/types.ts";
import { type BotScene, openBotScene, textOf, until } from "./bot-scene.ts";
import { addPeople, answerTo, expectNoRejectionsOrPings, fileOf, publicIn } from "./scene-checks.ts";

const FERRY =
  "Ferry hits pier in Varsund\n\nThe ferry Nordlys struck the main pier in Varsund and 14 people were hurt.\n";
const MERGER =
  "Halden Shipyard merges\n\nHalden Shipyard will merge with Osterwerft for 40 million euros, its director said.\n";
const SECRET = /40 million|Osterwerft|merger/;
const QUESTION = "For how much will Halden Shipyard merge?";

interface Neighbour {
  readonly guild: Guild;
  readonly general: Channel;
  readonly boss: Person;
  readonly people: readonly Person[];
}

/** A second guild with the bot. */
function addNeighbour({ discord }: BotScene): Neighbour {
  const guild = discord.addGuild({ name: "Next door" });
  const people = addPeople(discord, guild, ["Nia", "Noa", "Nils"]);
  const [boss] = addPeople(discord, guild, ["Nora"]);
  if (boss === undefined) throw new Error("no person was added");
  discord.giveRole(guild, boss.id, discord.addRole(guild, "Editors", { may: ["manageGuild"] }));
  return { guild, general: discord.channel(guild, "general"), boss, people };
}

async function addSecret({ boss, general }: BotScene): Promise<void> {
  const added = await boss.command("documents add", { file: fileOf("merger.txt", MERGER) }, general).reply();
  expect(textOf(added)).toMatch(/^Added/);
}

async function replyText(act: PersonAction): Promise<string> {
  return textOf(await act.reply());
}

describe("a document uploaded in a guild", () => {
  test("cannot be found from another guild, a direct message or a user install", async () => {
    await using scene = await openBotScene({ "ferry.txt": FERRY });
    await scene.ready();
    const { ann, discord } = scene;
    await addSecret(scene);
    const { general, boss, people } = addNeighbour(scene);
    await until(() => scene.log.some(({ name }) => name === "guild.joined"));
    const [nia, noa, nils] = people;
    if (nia === undefined || noa === undefined || nils === undefined) throw new Error("no person was added");
    const sent = nia.send(general, `<@${discord.world.bot.id}> ${QUESTION}`);
    const direct = ann.dm();
    const texts = [
      textOf(await answerTo(sent, general, discord)),
      await replyText(nia.command("brief", {}, general)),
      await replyText(nia.command("brief", { topic: "Halden" }, general)),
      await replyText(noa.command("story", { story: "Halden" }, general)),
      await replyText(boss.command("documents list", {}, general)),
      await replyText(boss.command("documents search", { words: "Halden Shipyard" }, general)),
      await replyText(noa.command("status", {}, general)),
      textOf(await answerTo(ann.send(direct, QUESTION), direct, discord)),
      await replyText(ann.command("brief", {}, direct)),
    ];
    for (const text of texts) expect(text).not.toMatch(SECRET);
    expect(texts[1]).toContain("Varsund");
    expect(texts[6]).toContain("1 document,");
    const choices = [
      ...(await nils.autocomplete("story", "story", { story: "hal" }, general).choices()),
      ...(await nils.autocomplete("brief", "topic", { topic: "" }, general).choices()),
      ...(await boss.autocomplete("documents remove", "document", { document: "" }, general).choices()),
    ];
    expect(JSON.stringify(choices)).not.toMatch(SECRET);
    const removed = await replyText(
      boss.command("documents remove", { document: "uploads/merger.txt" }, general),
    );
    expect(removed).toMatch(/^No file called/);
    expectNoRejectionsOrPings(discord);
  });

  test("is not shown elsewhere by that guild's buttons or by its story's id", async () => {
    await using scene = await openBotScene({ "ferry.txt": FERRY });
    await scene.ready();
    const { ann, bob, discord } = scene;
    await addSecret(scene);
    const { general, people } = addNeighbour(scene);
    await until(() => scene.log.some(({ name }) => name === "guild.joined"));
    const brief = await ann.command("brief", { topic: "Halden" }, scene.general).reply();
    expect(textOf(brief)).toMatch(SECRET);
    let story: string | undefined;
    for (let tries = 0; story === undefined && tries < 50; tries += 1)
      story =
        String(
          (await bob.autocomplete("story", "story", { story: "halden" }, scene.general).choices())[0]
            ?.value ?? "",
        ) || undefined;
    const [nia, noa, nils] = people;
    if (nia === undefined || noa === undefined || nils === undefined) throw new Error("no person was added");
    expect(await replyText(nia.command("story", { story: story ?? "" }, general))).not.toMatch(SECRET);
    // A forged client presses the same buttons under a message of the bot in the other guild.
    const copy = await nia.command("brief", {}, general).reply();
    copy.components = brief.components;
    for (const [person, button] of [
      [nia, "Sources"],
      [noa, "Open"],
    ] as const)
      expect(await replyText(person.click(copy, button))).not.toMatch(SECRET);
    expect(await replyText(noa.command("sources", { message: copy.id }, general))).not.toMatch(SECRET);
    expect(await replyText(nils.command("sources", { message: brief.id }, general))).not.toMatch(SECRET);
    expect(discord.rejections.every(({ code }) => code === 10008)).toBe(true);
  });
});

describe("the request quota", () => {
  test("a person who asks too fast gets a notice, only one for messages; others are still answered", async () => {
    await using scene = await openBotScene({ "ferry.txt": FERRY });
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    const mention = `<@${discord.world.bot.id}>`;
    const sent = Array.from({ length: 9 }, () => ann.send(general, `${mention} Who was hurt in Varsund?`));
    await until(() => publicIn(general, discord).length >= 6, 20_000);
    const private_ = await ann.command("ask", { question: "Who was hurt?" }, general).reply();
    expect(private_.onlyFor).toBe(ann.id);
    expect(textOf(private_)).toMatch(/^You are asking too fast\. Ask again in \d seconds?\.$/);
    await answerTo(bob.send(general, `${mention} Who was hurt in Varsund?`), general, discord, /14/);
    const texts = publicIn(general, discord).map(textOf);
    expect(texts.filter((text) => text.startsWith("You are asking too fast"))).toHaveLength(1);
    expect(texts).toHaveLength(7);
    expect(sent).toHaveLength(9);
    expectNoRejectionsOrPings(discord);
  }, 30_000);

  test("lookups in an answer have a higher limit", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, general, discord } = scene;
    const brief = await ann.command("brief", {}, general).reply();
    for (let times = 0; times < 10; times += 1)
      expect(await replyText(ann.click(brief, "Sources"))).toContain("Sources");
    expectNoRejectionsOrPings(discord);
  });
});

const DAY_MS = 24 * 3_600_000;

describe("a guild that the bot has left", () => {
  test("is deleted with its files after 30 days; if the bot returns earlier, everything is still there", async () => {
    let later = 0;
    const now = () => new Date(Date.now() + later).toISOString();
    await using scene = await openBotScene({ "ferry.txt": FERRY }, {}, now);
    const first = await scene.ready();
    const { ann, discord, dataDir, guild } = scene;
    await addSecret(scene);
    const neighbour = addNeighbour(scene);
    await until(() => scene.log.some(({ name }) => name === "guild.joined"));
    const upload = await neighbour.boss
      .command("documents add", { file: fileOf("deal.txt", MERGER) }, neighbour.general)
      .reply();
    expect(textOf(upload)).toMatch(/^Added/);
    await neighbour.boss.command("settings", { language: "de" }, neighbour.general).reply();
    discord.removeBot(guild);
    discord.removeBot(neighbour.guild);
    await until(() => scene.log.filter(({ name }) => name === "guild.left").length === 2);
    await first.stop();

    later = 29 * DAY_MS;
    const second = await scene.ready();
    expect(existsSync(join(dataDir, "guilds", guild.id, "uploads", "merger.txt"))).toBe(true);
    discord.addBot(neighbour.guild);
    await until(() => scene.log.filter(({ name }) => name === "guild.joined").length === 2);
    await second.stop();

    later = 31 * DAY_MS;
    await scene.ready();
    await until(() => !existsSync(join(dataDir, "guilds", guild.id)));
    discord.addBot(guild);
    await until(() => scene.log.filter(({ name }) => name === "guild.joined").length === 3);
    ann.command("ask", { question: QUESTION }, scene.general);
    const answer = await discord.until(() => publicIn(scene.general, discord).at(-1));
    expect(textOf(answer)).not.toMatch(SECRET);
    const [nia] = neighbour.people;
    nia?.command("ask", { question: QUESTION }, neighbour.general);
    const neighbourAnswer = await discord.until(() => publicIn(neighbour.general, discord).at(-1));
    expect(textOf(neighbourAnswer)).toMatch(SECRET);
    const status = await neighbour.boss.command("settings", {}, neighbour.general).reply();
    expect(textOf(status)).toContain("Deutsch");
    expectNoRejectionsOrPings(discord);
  }, 30_000);
});

test("/forget-me deletes a person's questions, thumbs and reports in every guild; others' stay", async () => {
  await using scene = await openBotScene({ "ferry.txt": FERRY });
  await scene.ready();
  const { ann, bob, general, discord } = scene;
  const neighbour = addNeighbour(scene);
  discord.join(neighbour.guild, ann.id);
  await until(() => scene.log.some(({ name }) => name === "guild.joined"));
  const mention = `<@${discord.world.bot.id}>`;
  const first = await answerTo(
    ann.send(general, `${mention} How many people were hurt in Varsund?`),
    general,
    discord,
    /14/,
  );
  const second = await answerTo(
    ann.send(neighbour.general, `${mention} How many people were hurt?`),
    neighbour.general,
    discord,
    /14/,
  );
  for (const answer of [first, second]) {
    const up = /v1:up:[\w-]+/.exec(JSON.stringify(answer.components))?.[0] ?? "";
    await ann.click(answer, up).reply();
  }
  await bob.click(first, /v1:down:[\w-]+/.exec(JSON.stringify(first.components))?.[0] ?? "").reply();
  const response = await ann.command("forget-me", {}, neighbour.general).reply();
  expect(response.onlyFor).toBe(ann.id);
  expect(textOf(response)).toMatch(/^Deleted\\: \d+ entries about you/);
  const again = await ann.command("forget-me", {}, general).reply();
  expect(textOf(again)).toBe("I have nothing stored about you.");
  expect(textOf(await bob.command("status", {}, general).reply())).toMatch(/0 thumbs up, 1 thumbs down/);
  expectNoRejectionsOrPings(discord);
});
