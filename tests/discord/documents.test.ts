import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Person } from "../../src/discord-standin/people/person.ts";
import { type BotScene, openBotScene, postedIn, textOf } from "./bot-scene.ts";
import { addPeople, answerTo, expectNoRejectionsOrPings, fileOf } from "./scene-checks.ts";

const FERRY =
  "Ferry hits pier in Varsund\n\nThe ferry Nordlys struck the main pier in Varsund and 14 people were hurt.\n";
const MERGER =
  "Halden Shipyard merges\n\nHalden Shipyard will merge with Osterwerft for 40 million euros, its director said.\n";
const PICTURE = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const MB = 1024 * 1024;

const add = ({ general }: BotScene, person: Person, filename: string, text: string | Uint8Array) =>
  person.command("documents add", { file: fileOf(filename, text) }, general).reply();

/** Names of the files uploaded in the guild. */
async function filesOf({ dataDir, guild }: BotScene): Promise<string[]> {
  return readdir(join(dataDir, "guilds", guild.id, "uploads")).catch(() => []);
}

describe("/documents", () => {
  test("an added file is read at once and visible in this guild only; a removed one is gone at once", async () => {
    await using scene = await openBotScene({ "ferry.txt": FERRY });
    await scene.ready();
    const { ann, boss, general, discord } = scene;
    const other = discord.addGuild({ name: "The Other" });
    const [stranger] = addPeople(discord, other, ["Stranger"]);
    const added = await add(scene, boss, "merger.txt", MERGER);
    expect(added.onlyFor).toBe(boss.id);
    expect(textOf(added)).toBe(
      "Added\\: Halden Shipyard merges. It has been read, and only this server sees it.",
    );
    const question = "For how much will Halden Shipyard merge?";
    ann.command("ask", { question }, general);
    expect(textOf(await discord.until(() => postedIn(general, discord)[0]))).toContain("40 million");
    const there = discord.channel(other, "general");
    stranger?.command("ask", { question }, there);
    expect(textOf(await discord.until(() => postedIn(there, discord)[0]))).not.toContain("40 million");

    const [choice] = await boss
      .autocomplete("documents remove", "document", { document: "merg" }, general)
      .choices();
    const gone = await boss.command("documents remove", { document: String(choice?.value) }, general).reply();
    expect(textOf(gone)).toBe("Removed\\: uploads\\/merger.txt.".replace(".txt", "\\.txt"));
    expect(await filesOf(scene)).toEqual([]);
    const after = ann.send(general, `<@${discord.world.bot.id}> ${question}`);
    expect(textOf(await answerTo(after, general, discord))).not.toContain("40 million");
    expectNoRejectionsOrPings(discord);
  });

  test("a file with several documents is answered with their number and the first titles", async () => {
    await using scene = await openBotScene({ "ferry.txt": FERRY });
    await scene.ready();
    const { boss } = scene;
    const items = ["One", "Two", "Three", "Four", "Five", "Six", "Seven"].map((name, at) => ({
      id: `${at + 1}`,
      title: `Pier ${name} reopens`,
      content_text: `Pier ${name} reopened on ${at + 1} May after ${at + 20} weeks of repairs, the harbour office said.`,
    }));
    const feed = (entries: readonly unknown[]) =>
      JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Piers", items: entries });
    const added = textOf(await add(scene, boss, "piers.json", feed(items)));
    expect(added).toContain("piers\\.json\\: 7 documents");
    expect(added.match(/Pier \w+ reopens/g)).toHaveLength(5);
    expect(added).toContain("and 2 more");
    const broken = [items[0], { ...items[1], title: "", content_text: "" }];
    const replaced = textOf(await add(scene, boss, "piers.json", feed(broken)));
    expect(replaced).toMatch(/^Replaced.* 1 document\b/);
    expect(replaced).toContain("1 document in it could not be read");
    const one = textOf(await add(scene, boss, "single.json", feed(items.slice(0, 1))));
    expect(one).toContain("Pier One reopens");
    const none = await add(scene, boss, "none.json", feed([{ ...items[1], title: "", content_text: "" }]));
    expect(textOf(none)).toContain("was not added");
  });

  test("a file with the same name replaces the old one, unless it is unreadable", async () => {
    await using scene = await openBotScene({ "ferry.txt": FERRY });
    await scene.ready();
    const { ann, boss, general, discord } = scene;
    await add(scene, boss, "merger.txt", MERGER);
    const refused = await add(scene, boss, "merger.txt", PICTURE);
    expect(textOf(refused)).toMatch(/^merger\\\.txt was not added\. .*picture|image/i);
    expect(await filesOf(scene)).toEqual(["merger.txt"]);
    ann.command("ask", { question: "For how much will Halden Shipyard merge?" }, general);
    expect(textOf(await discord.until(() => postedIn(general, discord)[0]))).toContain("40 million");
    const replaced = await add(scene, boss, "merger.txt", MERGER.replace("40 million", "55 million"));
    expect(textOf(replaced)).toMatch(/^Replaced\\: Halden/);
    ann.command("ask", { question: "For how much will Halden Shipyard merge?" }, general);
    expect(textOf(await discord.until(() => postedIn(general, discord)[1]))).toContain("55 million");
    expectNoRejectionsOrPings(discord);
  });

  test("the format comes from the bytes, large files are not downloaded, and names cannot leave the folder", async () => {
    await using scene = await openBotScene({ "ferry.txt": FERRY });
    await scene.ready();
    const { boss, discord } = scene;
    expect(textOf(await add(scene, boss, "notes.txt", PICTURE))).toMatch(/was not added/);
    const large = await add(scene, boss, "large.txt", Buffer.alloc(25 * MB + 1, "a"));
    expect(textOf(large)).toMatch(/larger than 25 MB/);
    expect(discord.requests.recent.filter(({ path }) => path.includes("large.txt"))).toEqual([]);
    await add(scene, boss, "..\\..\\..\\evil.txt", MERGER);
    expect(await filesOf(scene)).toHaveLength(1);
    expect(await readdir(scene.dataDir)).not.toContain("evil.txt");
    expectNoRejectionsOrPings(discord);
  });

  test("list shows a page, or the last one beyond it; search finds passages; reload reports changes", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { boss, general, discord } = scene;
    const list = (page: number) => boss.command("documents list", { page }, general).reply();
    expect(textOf(await list(1))).toMatch(/16 documents\*\* · Page 1 of 2/);
    const last = textOf(await list(2));
    expect(last).toMatch(/Page 2 of 2/);
    expect(textOf(await list(99))).toBe(last);
    const hits = await boss.command("documents search", { words: "Houthi missiles" }, general).reply();
    expect(textOf(hits)).toMatch(/> .*Houthi[\s\S]*sentence/);
    const reloaded = await boss.command("documents reload", {}, general).reply();
    expect(textOf(reloaded)).toMatch(/0 new or changed documents/);
    expectNoRejectionsOrPings(discord);
  });

  test("without Manage Server nothing can be changed, even if the guild's settings offer the command", async () => {
    await using scene = await openBotScene({ "ferry.txt": FERRY });
    await scene.ready();
    const { ann, boss, general, discord } = scene;
    await add(scene, boss, "merger.txt", MERGER);
    // A guild's integration settings can offer the command to everybody.
    for (const { body } of discord.world.commands.values()) body.default_member_permissions = null;
    const note = ann.send(general, "The mayor of Kalindi opened a market hall with 40 stalls on Friday.");
    const refused = [
      await add(scene, ann, "mine.txt", MERGER),
      await ann.command("documents remove", { document: "uploads/merger.txt" }, general).reply(),
      await ann.command("documents reload", {}, general).reply(),
      await ann.command("settings", { language: "de" }, general).reply(),
      await ann.messageCommand("Add to documents", note).reply(),
    ];
    for (const message of refused) {
      expect(textOf(message)).toMatch(/need the Manage Server permission/);
      expect(message.onlyFor).toBe(ann.id);
    }
    expect(await filesOf(scene)).toEqual(["merger.txt"]);
    expect(textOf(await ann.command("documents list", {}, general).reply())).toContain(
      "Halden Shipyard merges",
    );
    expectNoRejectionsOrPings(discord);
  });
});

describe("commands on a message", () => {
  test("Brief this shows a message's file or text to the asker only and stores nothing", async () => {
    await using scene = await openBotScene({ "ferry.txt": FERRY });
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    const withFile = bob.send(general, "look", { files: [fileOf("merger.md", `# ${MERGER}`)] });
    const brief = await ann.messageCommand("Brief this", withFile).reply();
    expect(brief.onlyFor).toBe(ann.id);
    expect(textOf(brief)).toContain("Halden Shipyard");
    expect(textOf(brief)).not.toContain("Varsund");
    const plain = bob.send(
      general,
      "The mayor of Kalindi opened a market hall with 40 stalls on Friday morning.",
    );
    expect(textOf(await ann.messageCommand("Brief this", plain).reply())).toContain("40 stalls");
    const picture = bob.send(general, "", { files: [fileOf("photo.png", PICTURE)] });
    expect(textOf(await ann.messageCommand("Brief this", picture).reply())).toMatch(
      /photo\\\.png can't be read/,
    );
    const large = bob.send(general, "see", { files: [fileOf("large.txt", Buffer.alloc(25 * MB + 1, "a"))] });
    expect(textOf(await ann.messageCommand("Brief this", large).reply())).toMatch(/larger than 25 MB/);
    bob.command("ask", { question: "For how much will Halden Shipyard merge?" }, general);
    const answer = await discord.until(() => postedIn(general, discord)[0]);
    expect(textOf(answer)).not.toContain("40 million");
    expectNoRejectionsOrPings(discord);
  });

  test("Sources and Open work on a briefed message", async () => {
    await using scene = await openBotScene({ "ferry.txt": FERRY });
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    const plain = bob.send(
      general,
      "The mayor of Kalindi opened a market hall with 40 stalls on Friday morning.",
    );
    const brief = await ann.messageCommand("Brief this", plain).reply();
    const sources = textOf(await ann.click(brief, "Sources").reply());
    expect(sources).toMatch(/> .*40 stalls/);
    const opened = textOf(await ann.click(brief, "Open").reply());
    expect(opened).toMatch(/> .*40 stalls/);
    expectNoRejectionsOrPings(discord);
  });

  test("Add to documents turns a message into a document dated when it was written", async () => {
    await using scene = await openBotScene({ "ferry.txt": FERRY });
    await scene.ready();
    const { ann, bob, boss, general, discord } = scene;
    const note = bob.send(
      general,
      "The mayor of Kalindi opened a market hall with 40 stalls on Friday morning.",
    );
    const added = await boss.messageCommand("Add to documents", note).reply();
    expect(textOf(added)).toMatch(/^Added/);
    ann.command("ask", { question: "How many stalls has the market hall of Kalindi?" }, general);
    expect(textOf(await discord.until(() => postedIn(general, discord)[0]))).toContain("40 stalls");
    const empty = bob.send(general, "   ");
    expect(textOf(await boss.messageCommand("Add to documents", empty).reply())).toMatch(
      /no text that I can read/,
    );
    expectNoRejectionsOrPings(discord);
  });
});
