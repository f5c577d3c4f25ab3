import { Events, MessageFlags } from "discord.js";
import { expect, test } from "vitest";
import { answering, COMMANDS } from "./answering-bot.ts";
import { createClock } from "./client-scene.ts";

test("a slash command passes its options with resolved objects, and is answered", async () => {
  await using scene = await answering(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const file = interaction.options.getAttachment("file", true);
    const text = await (await fetch(file.url)).text();
    const who = interaction.options.getUser("who", true).username;
    const where = interaction.options.getChannel("where", true).name;
    await interaction.reply(
      `${interaction.options.getString("question", true)} ${file.name} ${text} ${who} ${where}`,
    );
  });
  const { ann, bob, general, discord } = scene;
  const file = { filename: "note.txt", contentType: "text/plain", bytes: Buffer.from("12 boats") };
  const act = ann.command("ask", { question: "How many?", file, who: bob.id, where: general.id }, general);
  const message = await act.reply();
  expect(message.content).toBe("How many? note.txt 12 boats bob general");
  expect(message).toMatchObject({ type: 20, webhookId: discord.world.applicationId, onlyFor: null });
  expect(discord.rejections).toEqual([]);
});

test("a subcommand's option is passed; input that a client would reject throws", async () => {
  await using scene = await answering(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply(
      `${interaction.options.getSubcommand()} ${interaction.options.getInteger("hour")}`,
    );
  });
  const { ann, general } = scene;
  expect((await ann.command("schedule add", { hour: 7 }, general).reply()).content).toBe("add 7");
  expect(() => ann.command("schedule add", { hour: 24 }, general)).toThrow("too large");
  expect(() => ann.command("schedule add", {}, general)).toThrow("required");
  expect(() => ann.command("forecast", {}, general)).toThrow("no command forecast");
});

test("after an ephemeral deferral only the person who asked sees the edited reply", async () => {
  await using scene = await answering(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply("For you only");
    await interaction.followUp("For all");
  });
  const { ann, bob, general } = scene;
  const act = ann.command("ask", { question: "?" }, general);
  const message = await act.reply();
  const shared = await act.followUp();
  expect(act.effects.map(({ kind }) => kind)).toEqual(["deferred", "edit", "follow-up"]);
  expect([ann.sees(message), bob.sees(message), bob.sees(shared)]).toEqual([true, false, true]);
  expect(message).toMatchObject({ content: "For you only", edits: 0, flags: MessageFlags.Ephemeral });
});

test("the first follow-up after a deferral replaces it and keeps its visibility", async () => {
  await using scene = await answering(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.followUp("First");
    await interaction.followUp("Second");
  });
  const act = scene.ann.command("ask", { question: "?" }, scene.general);
  const second = await act.followUp();
  const first = await act.reply();
  expect([first.content, first.onlyFor]).toEqual(["First", scene.ann.id]);
  expect([second.content, second.onlyFor]).toEqual(["Second", null]);
});

test("with_response returns the message; the response can be read and deleted", async () => {
  const ids: (string | undefined)[] = [];
  await using scene = await answering(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { resource } = await interaction.reply({ content: "Short-lived", withResponse: true });
    ids.push(resource?.message?.id, (await interaction.fetchReply()).id);
    await interaction.deleteReply();
  });
  const act = scene.ann.command("ask", { question: "?" }, scene.general);
  const message = await act.reply();
  await act.until((effects) => effects.find(({ kind }) => kind === "delete"));
  expect(ids).toEqual([message.id, message.id]);
  expect(scene.ann.sees(message)).toBe(false);
});

test("autocomplete offers choices", async () => {
  await using scene = await answering(async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const { name, value } = interaction.options.getFocused(true);
    await interaction.respond([{ name: `${name}: ${value}`, value: "x" }]);
  });
  const act = scene.ann.autocomplete("ask", "question", { question: "har" }, scene.general);
  expect(await act.choices()).toEqual([{ name: "question: har", value: "x" }]);
});

test("message and user commands pass their target", async () => {
  await using scene = await answering(async (interaction) => {
    if (interaction.isMessageContextMenuCommand()) await interaction.reply(interaction.targetMessage.content);
    if (interaction.isUserContextMenuCommand()) await interaction.reply(interaction.targetUser.username);
  });
  const { ann, bob, general } = scene;
  const message = bob.send(general, "Is this so?");
  expect((await ann.messageCommand("Check sources", message).reply()).content).toBe("Is this so?");
  expect((await ann.userCommand("Greet", bob.id, general).reply()).content).toBe("bob");
});

test("command contexts: a guild, the bot's DM, a guild without the bot, a DM without the bot", async () => {
  const seen: unknown[] = [];
  await using scene = await answering(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { context, authorizingIntegrationOwners: owners, guildId, locale, appPermissions } = interaction;
    seen.push([context, owners.guildId, owners.userId, guildId, locale, appPermissions.has("AttachFiles")]);
    await interaction.reply("Here");
  });
  const { discord, ann, guild, general } = scene;
  const foreign = discord.addGuild({ name: "Foreign", withBot: false });
  const eva = discord.addPerson({ name: "Eva", locale: "de", installedApp: true, in: [foreign.id] });
  const dm = discord.addPrivateChannel(eva.id, ann.id);
  await ann.command("ask", { question: "?" }, general).reply();
  await ann.command("ask", { question: "?" }, ann.dm()).reply();
  await eva.command("ask", { question: "?" }, discord.channel(foreign, "general")).reply();
  const last = await eva.command("ask", { question: "?" }, dm).reply();
  expect(seen).toEqual([
    [0, guild.id, null, guild.id, "en-US", true],
    [1, "0", null, null, "en-US", true],
    [0, null, eva.id, foreign.id, "de", true],
    [2, null, eva.id, null, "de", false],
  ]);
  expect(ann.sees(last)).toBe(true);
  expect(() => eva.command("schedule add", { hour: 1 }, dm)).toThrow("the app is not installed for it");
});

test("an answer after 3 s is unknown, a second answer is rejected, and the token expires after 15 min", async () => {
  const clock = createClock();
  const codes: unknown[] = [];
  const note = (error: unknown) => codes.push((error as { code: unknown }).code);
  await using scene = await answering(
    async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const question = interaction.options.getString("question");
      if (question === "late") clock.advance(3001);
      await interaction.reply("First").catch(note);
      if (question === "twice") {
        interaction.replied = false;
        await interaction.reply("Again").catch(note);
        interaction.replied = true;
        clock.advance(15 * 60_000);
        await interaction.editReply("Too late").catch(note);
      }
      codes.push("done");
    },
    { now: clock.now },
  );
  scene.ann.command("ask", { question: "late" }, scene.general);
  await expect.poll(() => codes).toEqual([10062, "done"]);
  scene.ann.command("ask", { question: "twice" }, scene.general);
  await expect.poll(() => codes).toEqual([10062, "done", 40060, 50027, "done"]);
});

test("commands keep their ids and are replaced as a set, and requests are counted", async () => {
  await using scene = await answering(async () => undefined);
  const { discord, client, guild } = scene;
  const before = await client.application.commands.fetch();
  await client.application.commands.set(COMMANDS.slice(0, 1));
  const after = await client.application.commands.fetch();
  expect(after.map(({ name }) => name)).toEqual(["ask"]);
  expect(after.first()?.id).toBe(before.find(({ name }) => name === "ask")?.id);
  await client.application.commands.create({ name: "local", description: "Here only" }, guild.id);
  expect((await client.application.commands.fetch({ guildId: guild.id })).size).toBe(1);
  await client.application.commands.delete(after.first()?.id ?? "");
  expect((await client.application.commands.fetch()).size).toBe(0);
  expect(discord.requests.count("PUT /applications/:application/commands")).toBe(2);
  expect(discord.rejections).toEqual([]);
});

test("an ephemeral message is an event for onEvent, but not for the bot's gateway", async () => {
  await using scene = await answering(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: "Psst", flags: MessageFlags.Ephemeral });
  });
  const { ann, general, discord, client } = scene;
  const stream: unknown[] = [];
  const stop = discord.onEvent(({ t, onlyFor }) => stream.push([t, onlyFor]));
  const received: string[] = [];
  client.on(Events.MessageCreate, ({ content }) => void received.push(content));
  await ann.command("ask", { question: "?" }, general).reply();
  ann.send(ann.dm(), "done");
  await expect.poll(() => received).toEqual(["done"]);
  stop();
  ann.send(general, "after stop");
  expect(stream).toEqual([
    ["INTERACTION_CREATE", undefined],
    ["MESSAGE_CREATE", ann.id],
    ["MESSAGE_CREATE", undefined],
  ]);
});

test("waiting for a bot that does not respond fails at the deadline", async () => {
  await using scene = await answering(async () => undefined);
  const act = scene.ann.command("ask", { question: "?" }, scene.general);
  await expect(act.reply(30)).rejects.toThrow("the bot has not done that; so far: nothing (waited 30 ms)");
});
