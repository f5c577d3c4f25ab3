import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from "discord.js";
import { expect, test } from "vitest";
import { answering } from "./answering-bot.ts";

test("a deferred reply can be edited to use Components V2", async () => {
  await using scene = await answering(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    const text = new TextDisplayBuilder().setContent("Twelve boats burned.");
    const components = [new ContainerBuilder().addTextDisplayComponents(text)];
    await interaction.editReply({ components, flags: MessageFlags.IsComponentsV2 });
  });
  const message = await scene.ann.command("ask", { question: "?" }, scene.general).reply();
  expect(message.flags & MessageFlags.IsComponentsV2).toBeTruthy();
  expect(message.components).toMatchObject([
    { type: 17, components: [{ type: 10, content: "Twelve boats burned." }] },
  ]);
  expect(scene.discord.rejections).toEqual([]);
});

test("buttons and selects: an update, a deferred update with an edit, a separate reply", async () => {
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId("v1:more").setLabel("More").setStyle(ButtonStyle.Primary),
    new ButtonBuilder().setCustomId("v1:hush").setLabel("Hush").setStyle(ButtonStyle.Secondary),
  );
  const menu = new StringSelectMenuBuilder()
    .setCustomId("v1:topic")
    .setPlaceholder("Topic")
    .addOptions({ label: "Harbour", value: "harbour" }, { label: "Port", value: "port" });
  const select = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu);
  await using scene = await answering(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: "Choose", components: [row, select] });
    if (interaction.isButton() && interaction.customId === "v1:more") await interaction.update("More it is");
    if (interaction.isButton() && interaction.customId === "v1:hush")
      await interaction.reply({ content: "Quiet", flags: MessageFlags.Ephemeral });
    if (!interaction.isStringSelectMenu()) return;
    await interaction.deferUpdate();
    await interaction.editReply({ content: `Chosen: ${interaction.values.join()}`, components: [] });
  });
  const { ann, bob, general } = scene;
  const message = await ann.command("ask", { question: "?" }, general).reply();
  const click = bob.click(message, "More");
  expect(await click.reply()).toBe(message);
  expect([message.content, click.effects[0]?.kind]).toEqual(["More it is", "update"]);
  expect((await bob.click(message, "v1:hush").reply()).onlyFor).toBe(bob.id);
  expect(() => bob.choose(message, "Topic", ["weather"])).toThrow("no option weather");
  await bob.choose(message, "Topic", ["port"]).reply();
  expect(message).toMatchObject({ content: "Chosen: port", components: [] });
  expect(() => bob.click(message, "More")).toThrow("no button More");
});

test("a modal with labels is opened, submitted and answered on its source message", async () => {
  const input = new TextInputBuilder()
    .setCustomId("question")
    .setStyle(TextInputStyle.Short)
    .setMaxLength(10);
  const label = new LabelBuilder().setLabel("Your question").setTextInputComponent(input);
  const modal = new ModalBuilder().setCustomId("v1:follow").setTitle("Follow up").addLabelComponents(label);
  const button = new ButtonBuilder()
    .setCustomId("v1:open")
    .setLabel("Follow up")
    .setStyle(ButtonStyle.Primary);
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(button);
  await using scene = await answering(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: "Answer", components: [row] });
    if (interaction.isButton()) await interaction.showModal(modal);
    if (interaction.isModalSubmit() && interaction.isFromMessage())
      await interaction.update(`Asked: ${interaction.fields.getTextInputValue("question")}`);
  });
  const { ann, general, discord } = scene;
  const message = await ann.command("ask", { question: "?" }, general).reply();
  const open = await ann.click(message, "Follow up").modal();
  expect(() => ann.submit(open, { question: "far too long to fit" })).toThrow("takes 10 characters");
  expect(() => ann.submit(open, {})).toThrow("question is required");
  expect((await ann.submit(open, { question: "And now?" }).reply()).content).toBe("Asked: And now?");
  expect(discord.rejections).toEqual([]);
});

test("a user select passes the selected users", async () => {
  const menu = new UserSelectMenuBuilder().setCustomId("v1:who").setMaxValues(2);
  const row = new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(menu);
  await using scene = await answering(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: "Who?", components: [row] });
    if (interaction.isUserSelectMenu())
      await interaction.update(interaction.users.map(({ username }) => username).join());
  });
  const { ann, bob, general } = scene;
  const message = await ann.command("ask", { question: "?" }, general).reply();
  expect((await ann.choose(message, "v1:who", [ann.id, bob.id]).reply()).content).toBe("ann,bob");
  expect(() => ann.choose(message, "v1:who", ["1"])).toThrow("no user, role or channel with id 1");
});
