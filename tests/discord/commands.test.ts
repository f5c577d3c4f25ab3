import { describe, expect, test } from "vitest";
import type { Act } from "../doubles/discord/act.ts";
import type { Person } from "../doubles/discord/person.ts";
import type { Choice } from "../doubles/discord/types.ts";
import { type BotScene, openBotScene, postedIn, textOf } from "./bot-scene.ts";
import { addPeople, expectGoodManners } from "./scene-checks.ts";

const QUESTION = "How many US soldiers were killed in Jordan?";

/** Somebody new each time: none of them asks too often. */
function newcomer({ discord, guild }: BotScene): Person {
  const [person] = addPeople(discord, guild, ["Newcomer"]);
  if (person === undefined) throw new Error("nobody came");
  return person;
}

/** Titles come into memory a moment after the documents are read. */
async function choicesOf(ask: () => Act, least = 1): Promise<readonly Choice[]> {
  const end = performance.now() + 5_000;
  for (;;) {
    const found = await ask().choices();
    if (found.length >= least || performance.now() > end) return found;
  }
}

describe("/brief", () => {
  test("tells all the documents; [Open] tells a story's sources to whoever presses, [Ask] takes a question", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    const brief = await ann.command("brief", {}, general).reply();
    expect(brief.onlyFor).toBeNull();
    expect(textOf(brief)).toMatch(/16 documents → 10 stories/);
    const opened = await bob.click(brief, "Open").reply();
    expect(opened.onlyFor).toBe(bob.id);
    expect(textOf(opened)).toMatch(/Sources[\s\S]*sentence/);
    const form = await bob.click(brief, "Ask").modal();
    bob.submit(form, { text: QUESTION });
    const answer = await discord.until(() =>
      postedIn(general, discord).find((one) => textOf(one).includes(QUESTION)),
    );
    expect(textOf(answer)).toMatch(/[Tt]hree/);
    expectGoodManners(discord);
  });

  test("of a topic: that alone, its name above it; of one that is in no document, that it is in none", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    const chile = textOf(await ann.command("brief", { topic: "Chile" }, general).reply());
    expect(chile).toMatch(/brief · Chile/);
    expect(chile).not.toMatch(/Houthi|Baghdad/);
    const none = textOf(await bob.command("brief", { topic: "*quokka*", since: "7d" }, general).reply());
    expect(none).toMatch(/Nothing in the documents on “\\\*quokka\\\*” since <t:\d+:f>\./);
    expect(none).not.toContain("No documents");
    expectGoodManners(discord);
  });

  test("a time that can't be read is told to the asker alone", async () => {
    await using scene = await openBotScene({});
    await scene.ready();
    const { ann, general, discord } = scene;
    const act = ann.command("brief", { since: "the *other* day" }, general);
    const told = await act.reply();
    expect(told.onlyFor).toBe(ann.id);
    expect(textOf(told)).toMatch(/can't read “the \\\*other\\\* day”/);
    expect(act.effects).toHaveLength(1);
    expectGoodManners(discord);
  });

  test("offers headlines as topics, what was typed first, and times in the reader's language", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, general, discord, guild } = scene;
    const topics = await choicesOf(() => ann.autocomplete("brief", "topic", { topic: "chil" }, general), 2);
    expect(topics[0]?.value).toBe("chil");
    expect(
      topics
        .slice(1)
        .map(({ name }) => name)
        .join(),
    ).toContain("Chile");
    const eva = discord.addPerson({ name: "Eva", locale: "de", in: [guild.id] });
    const times = await eva.autocomplete("brief", "since", { since: "30" }, general).choices();
    expect(times.map(({ value }) => value)).toEqual(["30d"]);
    expect(times[0]?.name).toBe("die letzten 30 Tage");
    expectGoodManners(discord);
  });

  test("[Report a mistake]: kept, and told where the guild wants to hear of it, with a link", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, boss, general, discord, guild } = scene;
    const desk = discord.addChannel(guild, "desk");
    await boss.command("settings", { "errors-channel": desk.id }, general).reply();
    const brief = await ann.command("brief", {}, general).reply();
    const form = await ann.click(brief, "Report a mistake").modal();
    const thanks = await ann
      .submit(form, { text: "It was @everyone [two](https://evil.example)\nnot three." })
      .reply();
    expect(thanks.onlyFor).toBe(ann.id);
    const told = await discord.until(() => postedIn(desk, discord)[1]);
    expect(textOf(told)).toContain(`https://discord.com/channels/${guild.id}/${general.id}/${brief.id}`);
    expect(textOf(told)).toContain("not three.");
    expect(textOf(told)).not.toMatch(/[^\\]@everyone|\]\(https/);
    expectGoodManners(discord);
  });
});

describe("/story and /sources", () => {
  test("a story by its choice or by words of its headline, with how it went on", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    const [choice] = await choicesOf(() =>
      ann.autocomplete("story", "story", { story: "pentagon na" }, general),
    );
    expect(choice?.name).toContain("Pentagon names");
    const picked = textOf(await ann.command("story", { story: String(choice?.value) }, general).reply());
    expect(picked).toMatch(/Timeline[\s\S]*28 Jan 2024[\s\S]*Pentagon/);
    expect(textOf(await bob.command("story", { story: "soldiers Jordan" }, general).reply())).toBe(picked);
    const gone = await newcomer(scene).command("story", { story: "nothing like it" }, general).reply();
    expect(textOf(gone)).toMatch(/no longer in the documents/);
    expectGoodManners(discord);
  });

  test("sources by link, by number, and of the newest; not of somebody else's message or another channel's", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, bob, general, discord, guild } = scene;
    const brief = await ann.command("brief", {}, general).reply();
    const link = `https://discord.com/channels/${guild.id}/${general.id}/${brief.id}`;
    const byLink = textOf(await bob.command("sources", { message: link }, general).reply());
    expect(byLink).toContain("sentence");
    expect(textOf(await bob.command("sources", { message: brief.id }, general).reply())).toBe(byLink);
    expect(textOf(await bob.command("sources", {}, general).reply())).toBe(byLink);
    const theirs = ann.send(general, "hello all");
    const not = await bob.command("sources", { message: theirs.id }, general).reply();
    expect(textOf(not)).toBe("That is not a message of mine with sources.");
    const elsewhere = discord.addChannel(guild, "elsewhere");
    const person = newcomer(scene);
    expect(textOf(await person.command("sources", {}, elsewhere).reply())).toMatch(
      /find no message of mine here/,
    );
    expectGoodManners(discord);
  });
});

describe("what stands about the bot", () => {
  test("/help says the same in the reader's language, to the reader alone", async () => {
    await using scene = await openBotScene({});
    await scene.ready();
    const { ann, general, discord, guild } = scene;
    const eva = discord.addPerson({ name: "Eva", locale: "de", in: [guild.id] });
    const english = await ann.command("help", {}, general).reply();
    const german = await eva.command("help", {}, general).reply();
    expect(english.onlyFor).toBe(ann.id);
    for (const name of ["brief", "ask", "story", "sources", "documents", "status", "settings", "forget-me"]) {
      expect(textOf(english)).toContain(`/${name}`);
      expect(textOf(german)).toContain(`/${name}`);
    }
    expect(textOf(german)).toContain("Ich lese");
    expectGoodManners(discord);
  });

  test("/status counts documents, names what can't be read, and keeps thumbs", async () => {
    await using scene = await openBotScene({
      "a.txt": "Ferry hits pier\n\nThe ferry struck the main pier in Varsund.\n",
      "b.png": "\u0089PNG not text",
    });
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    ann.command("ask", { question: "What did the ferry strike?" }, general);
    const answer = await discord.until(() => postedIn(general, discord)[0]);
    for (const [person, thumb] of [
      [ann, "up"],
      [bob, "up"],
      [bob, "down"],
    ] as const) {
      const button = JSON.stringify(answer.components).match(new RegExp(`v1:${thumb}:[\\w-]+`))?.[0] ?? "";
      expect(textOf(await person.click(answer, button).reply())).toBe("Noted, thank you.");
    }
    const told = textOf(await newcomer(scene).command("status", {}, general).reply());
    expect(told).toMatch(/1 document, 1 story, 1 file that can't be read/);
    expect(told).toMatch(/1 thumbs up, 1 thumbs down/);
    expect(told).toContain("b\\.png");
    expectGoodManners(discord);
  });

  test("/settings tries the channel, changes the language of replies, makes answers private", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, boss, general, discord, guild } = scene;
    const closed = discord.addChannel(guild, "closed");
    discord.setPermissions(closed, { deny: ["sendMessages"] });
    const refused = await boss.command("settings", { "errors-channel": closed.id }, general).reply();
    expect(textOf(refused)).toMatch(/may not write in <#\d+>/);
    expect(discord.rejections.map(({ code }) => code)).toEqual([50013]);
    const german = await boss
      .command("settings", { language: "de", "private-answers": true }, general)
      .reply();
    expect(textOf(german)).toContain("Deutsch");
    const answer = await ann
      .command("ask", { question: "Who won the chess world championship in 1972?" }, general)
      .reply();
    expect(answer.onlyFor).toBe(ann.id);
    expect(textOf(answer)).toContain("Dazu steht nichts in den Dokumenten.");
    const shown = await boss.command("settings", {}, general).reply();
    expect(textOf(shown)).toMatch(/nirgends gesagt[\s\S]*Deutsch[\s\S]*privat/);
  });
});
