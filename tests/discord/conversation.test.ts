import { describe, expect, test } from "vitest";
import { openBotScene, postedIn, textOf } from "./bot-scene.ts";
import { addPeople, answerTo, expectNoRejectionsOrPings, publicIn } from "./scene-checks.ts";

const KILLED = "How many US soldiers were killed in Jordan?";

describe("asking by messages", () => {
  test("a mention is answered in a reply, and a reply to that is understood as a follow-up", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, general, discord } = scene;
    const question = ann.send(general, `<@${discord.world.bot.id}> ${KILLED}`);
    const answer = await answerTo(question, general, discord, /[Tt]hree/);
    const followUp = ann.send(general, "and how many were wounded?", { replyTo: answer });
    expect(textOf(await answerTo(followUp, general, discord))).toMatch(/34|40/);
    // Without the ping, Discord does not show the message to the bot.
    ann.send(general, "and where?", { replyTo: answer, ping: false });
    const last = ann.send(general, `<@${discord.world.bot.id}> Who is ill with cancer?`);
    expect(textOf(await answerTo(last, general, discord))).toContain("Charles");
    expect(publicIn(general, discord)).toHaveLength(3);
    expectNoRejectionsOrPings(discord);
  });

  test("a direct message continues the conversation", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, discord } = scene;
    const direct = ann.dm();
    await answerTo(ann.send(direct, KILLED), direct, discord, /[Tt]hree/);
    const next = await answerTo(ann.send(direct, "and how many were wounded?"), direct, discord);
    expect(textOf(next)).toMatch(/34|40/);
    expectNoRejectionsOrPings(discord);
  });

  test("a greeting gets a greeting; a number alone is a question", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    const direct = ann.dm();
    for (const hello of ["Hello!", "hi 👋", "Guten Morgen"])
      expect(textOf(await answerTo(ann.send(direct, hello), direct, discord))).toMatch(
        /^Ask me about the news/,
      );
    const empty = bob.send(general, `<@${discord.world.bot.id}>`);
    expect(textOf(await answerTo(empty, general, discord))).toMatch(/^Ask me about the news/);
    const year = bob.send(general, `<@${discord.world.bot.id}> 1972?`);
    expect(textOf(await answerTo(year, general, discord))).toContain("The documents do not say.");
    expectNoRejectionsOrPings(discord);
  });

  test("ignores bots, webhooks and people who do not address it", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    ann.send(general, KILLED);
    ann.send(general, `@everyone <@${bob.id}> ${KILLED}`);
    const question = ann.send(general, `<@${discord.world.bot.id}> ${KILLED}`);
    await answerTo(question, general, discord);
    expect(publicIn(general, discord)).toHaveLength(1);
    expectNoRejectionsOrPings(discord);
  });

  test("without permission to post, there is no answer and no retry", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, general, discord, guild } = scene;
    const closed = discord.addChannel(guild, "closed");
    discord.setPermissions(closed, { deny: ["sendMessages"] });
    ann.send(closed, `<@${discord.world.bot.id}> ${KILLED}`);
    const open = ann.send(general, `<@${discord.world.bot.id}> ${KILLED}`);
    await answerTo(open, general, discord);
    await discord.until(() => (discord.rejections.length > 0 ? true : undefined));
    expect(new Set(discord.rejections.map(({ code }) => code))).toEqual(new Set([50013]));
    expect(publicIn(closed, discord)).toEqual([]);
  });
});

describe("threads", () => {
  test("on its own answer: gives one hint, and when mentioned continues from the answer, separately for each person", async () => {
    await using scene = await openBotScene();
    const first = await scene.ready();
    const { ann, bob, general, discord } = scene;
    const mention = `<@${discord.world.bot.id}>`;
    const answer = await answerTo(ann.send(general, `${mention} ${KILLED}`), general, discord, /[Tt]hree/);
    const thread = ann.startThread(answer, "Jordan");
    const unread = ann.send(thread, "what else is known?");
    expect(textOf(await answerTo(unread, thread, discord))).toMatch(/does not show me messages here/);
    ann.send(thread, "nobody there?");
    const annsAnswer = await answerTo(
      ann.send(thread, `${mention} and how many were wounded?`),
      thread,
      discord,
    );
    expect(textOf(annsAnswer)).toMatch(/34|40/);
    await answerTo(bob.send(thread, `${mention} Who is ill with cancer?`), thread, discord, /Charles/);
    await first.stop();
    await scene.ready();
    const again = await answerTo(ann.send(thread, `${mention} and how many were killed?`), thread, discord);
    expect(textOf(again)).toMatch(/[Tt]hree/);
    expect(
      publicIn(thread, discord).filter((message) => textOf(message).includes("does not show me")),
    ).toHaveLength(1);
    expectNoRejectionsOrPings(discord);
  });

  test("on another person's message: stays silent unless asked", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    const thread = ann.startThread(bob.send(general, "have you heard?"), "Talk");
    ann.send(thread, "no, what?");
    const question = bob.send(thread, `<@${discord.world.bot.id}> ${KILLED}`);
    await answerTo(question, thread, discord, /[Tt]hree/);
    expect(publicIn(thread, discord)).toHaveLength(1);
    expectNoRejectionsOrPings(discord);
  });
});

describe("asking by forms and commands", () => {
  test("[Follow up] under an answer continues it in the channel", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    ann.command("ask", { question: KILLED }, general);
    const answer = await discord.until(() => postedIn(general, discord)[0]);
    const form = await bob.click(answer, "Follow up").modal();
    bob.submit(form, { text: "and how many were wounded?" });
    const next = await discord.until(() => publicIn(general, discord)[1]);
    expect(textOf(next)).toMatch(/34|40/);
    expect(textOf(next)).toContain("and how many were wounded?");
    expectNoRejectionsOrPings(discord);
  });

  test("a private answer and its follow-ups stay private", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    const answer = await ann.command("ask", { question: KILLED, private: true }, general).reply();
    expect(answer.onlyFor).toBe(ann.id);
    expect(bob.sees(answer)).toBe(false);
    const form = await ann.click(answer, "Follow up").modal();
    const next = await ann.submit(form, { text: "and how many were wounded?" }).reply();
    expect(next.onlyFor).toBe(ann.id);
    expect(textOf(next)).toMatch(/34|40/);
    const sources = await ann.click(next, "Sources").reply();
    expect(sources.onlyFor).toBe(ann.id);
    const deeper = await ann.submit(await ann.click(next, "Follow up").modal(), { text: "where?" }).reply();
    expect(deeper.onlyFor).toBe(ann.id);
    expect(publicIn(general, discord)).toEqual([]);
    expectNoRejectionsOrPings(discord);
  });

  test("where the bot may not post, the answer is the command's public reply", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, discord, guild } = scene;
    const closed = discord.addChannel(guild, "closed");
    discord.setPermissions(closed, { deny: ["sendMessages"] });
    const act = ann.command("ask", { question: KILLED }, closed);
    expect(await act.acknowledged()).toEqual({ kind: "deferred", ephemeral: false });
    const reply = await act.reply();
    expect(reply.onlyFor).toBeNull();
    expect(textOf(reply)).toMatch(/[Tt]hree/);
    expectNoRejectionsOrPings(discord);
  });

  test("a user install sees the shared library only, in other guilds and in DMs", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { discord } = scene;
    const elsewhere = discord.addGuild({ name: "Elsewhere", withBot: false });
    const [friend] = addPeople(discord, elsewhere, ["Friend"]);
    const uma = discord.addPerson({ name: "Uma", installedApp: true, in: [elsewhere.id] });
    const general = discord.channel(elsewhere, "general");
    const answer = await uma.command("ask", { question: KILLED }, general).reply();
    expect(textOf(answer)).toMatch(/[Tt]hree/);
    const sources = await uma.click(answer, "Sources").reply();
    expect(textOf(sources)).toContain("sentence");
    const between = discord.addPrivateChannel(uma.id, friend?.id ?? "");
    expect(textOf(await uma.command("brief", { topic: "Chile" }, between).reply())).toContain("131");
    expect(textOf(await uma.command("help", {}, between).reply())).toContain("/brief");
    expect(() => uma.command("documents list", {}, between)).toThrow(/not offered/);
    expect(() => uma.command("settings", {}, general)).toThrow(/not offered/);
    expectNoRejectionsOrPings(discord);
  });
});
