import { describe, expect, test } from "vitest";
import type { Person } from "../../src/discord-standin/people/person.ts";
import type { PersonAction } from "../../src/discord-standin/people/person-action.ts";
import type { Choice } from "../../src/discord-standin/world/types.ts";
import { type BotScene, openBotScene, postedIn, textOf } from "./bot-scene.ts";
import { addPeople, expectNoRejectionsOrPings } from "./scene-checks.ts";

const QUESTION = "How many US soldiers were killed in Jordan?";

/** A new person each time, so that nobody exceeds the request quota. */
function newPerson({ discord, guild }: BotScene): Person {
  const [person] = addPeople(discord, guild, ["Newcomer"]);
  if (person === undefined) throw new Error("no person was added");
  return person;
}

/** Titles are in memory slightly after the documents are read, so this polls. */
async function choicesOf(ask: () => PersonAction, min = 1): Promise<readonly Choice[]> {
  const end = performance.now() + 5_000;
  for (;;) {
    const choices = await ask().choices();
    if (choices.length >= min || performance.now() > end) return choices;
  }
}

describe("/brief", () => {
  test("briefs all documents; [Open] shows a story's sources to whoever presses it; [Ask] takes a question", async () => {
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
    expectNoRejectionsOrPings(discord);
  });

  test("a topic shows only its stories under its name, or says that no document mentions it", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    const chile = textOf(await ann.command("brief", { topic: "Chile" }, general).reply());
    expect(chile).toMatch(/brief · Chile/);
    expect(chile).not.toMatch(/Houthi|Baghdad/);
    const none = textOf(await bob.command("brief", { topic: "*quokka*", since: "7d" }, general).reply());
    expect(none).toMatch(/Nothing in the documents on “\\\*quokka\\\*” since <t:\d+:f>\./);
    expect(none).not.toContain("No documents");
    expectNoRejectionsOrPings(discord);
  });

  test("an invalid time is reported privately to the asker", async () => {
    await using scene = await openBotScene({});
    await scene.ready();
    const { ann, general, discord } = scene;
    const act = ann.command("brief", { since: "the *other* day" }, general);
    const response = await act.reply();
    expect(response.onlyFor).toBe(ann.id);
    expect(textOf(response)).toMatch(/can't read “the \\\*other\\\* day”/);
    expect(act.effects).toHaveLength(1);
    expectNoRejectionsOrPings(discord);
  });

  test("autocomplete offers the typed text and headlines as topics, and times in the reader's language", async () => {
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
    expectNoRejectionsOrPings(discord);
  });

  test("[Report a mistake] stores the report and posts it with a link to the error channel", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, boss, general, discord, guild } = scene;
    const errorsChannel = discord.addChannel(guild, "desk");
    await boss.command("settings", { "errors-channel": errorsChannel.id }, general).reply();
    const brief = await ann.command("brief", {}, general).reply();
    const form = await ann.click(brief, "Report a mistake").modal();
    const thanks = await ann
      .submit(form, { text: "It was @everyone [two](https://evil.example)\nnot three." })
      .reply();
    expect(thanks.onlyFor).toBe(ann.id);
    const response = await discord.until(() => postedIn(errorsChannel, discord)[1]);
    expect(textOf(response)).toContain(`https://discord.com/channels/${guild.id}/${general.id}/${brief.id}`);
    expect(textOf(response)).toContain("not three.");
    expect(textOf(response)).not.toMatch(/[^\\]@everyone|\]\(https/);
    expectNoRejectionsOrPings(discord);
  });
});

describe("/story and /sources", () => {
  test("/story takes a choice or words from the headline, and shows the timeline", async () => {
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
    const gone = await newPerson(scene).command("story", { story: "nothing like it" }, general).reply();
    expect(textOf(gone)).toMatch(/no longer in the documents/);
    expectNoRejectionsOrPings(discord);
  });

  test("/sources takes a link or an ID, or uses the latest message; other authors and channels are rejected", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, bob, general, discord, guild } = scene;
    const brief = await ann.command("brief", {}, general).reply();
    const link = `https://discord.com/channels/${guild.id}/${general.id}/${brief.id}`;
    const byLink = textOf(await bob.command("sources", { message: link }, general).reply());
    expect(byLink).toContain("sentence");
    expect(textOf(await bob.command("sources", { message: brief.id }, general).reply())).toBe(byLink);
    expect(textOf(await bob.command("sources", {}, general).reply())).toBe(byLink);
    const othersMessage = ann.send(general, "hello all");
    const response = await bob.command("sources", { message: othersMessage.id }, general).reply();
    expect(textOf(response)).toBe("That is not a message of mine with sources.");
    const elsewhere = discord.addChannel(guild, "elsewhere");
    const person = newPerson(scene);
    expect(textOf(await person.command("sources", {}, elsewhere).reply())).toMatch(
      /find a message of mine with sources here/,
    );
    expectNoRejectionsOrPings(discord);
  });
});

describe("help, status and settings", () => {
  test("/help answers privately in the reader's language", async () => {
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
    expectNoRejectionsOrPings(discord);
  });

  test("/status counts documents and thumbs and lists unreadable files", async () => {
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
    const response = textOf(await newPerson(scene).command("status", {}, general).reply());
    expect(response).toMatch(/1 document, 1 story, 1 unreadable file/);
    expect(response).toMatch(/1 thumbs up, 1 thumbs down/);
    expect(response).toContain("b\\.png");
    expectNoRejectionsOrPings(discord);
  });

  test("/settings checks the channel, changes the language and makes answers private", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, boss, general, discord, guild } = scene;
    const closed = discord.addChannel(guild, "closed");
    discord.setPermissions(closed, { deny: ["sendMessages"] });
    const refused = await boss.command("settings", { "errors-channel": closed.id }, general).reply();
    expect(textOf(refused)).toMatch(/can.t post in <#\d+>/);
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
    expect(textOf(shown)).toMatch(/Kein Fehlerkanal[\s\S]*Deutsch[\s\S]*privat/);
  });
});
