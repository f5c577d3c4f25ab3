import { expect, test } from "vitest";
import type { PersonAction } from "../../src/discord-standin/people/person-action.ts";
import { type BotScene, openBotScene, postedIn, textOf, until } from "./bot-scene.ts";

/** Published an hour ago: an edition covers documents that arrived and were published recently. */
function freshNews(): Record<string, string> {
  const at = new Date(Date.now() - 3_600_000).toISOString();
  return {
    "ferry.md": `---\ntitle: Ferry runs aground off Elmsworth\nsource: Elmsworth Courier\ndate: ${at}\n---\n\nA ferry with 214 passengers ran aground off Elmsworth on Tuesday night, and all were brought ashore.\n\nThe harbour master, Ada Quill, said the ferry's steering had failed. Nobody was hurt, she said. The ferry will be towed to the yard at Norwick on Friday.\n`,
  };
}

const MORNING = { time: "7:30", weekdays: "weekdays", "time-zone": "berlin", id: "morning" };
const STAMPS = /<t:(\d+):F> \(<t:\1:R>\)/g;

const replyText = async (act: PersonAction) => textOf(await act.reply());

function scheduleAs(
  { boss, general }: BotScene,
  name: string,
  options: Record<string, string | boolean> = {},
) {
  const act = boss.command(`schedule ${name}`, options, general);
  // An edit fills a deferred reply.
  return act.until((effects) => {
    const filled = effects.find(({ kind }) => kind === "edit" || kind === "reply");
    return filled !== undefined && "message" in filled ? textOf(filled.message) : undefined;
  });
}

const addMorning = (scene: BotScene, more: Record<string, string | boolean> = {}) =>
  scheduleAs(scene, "add", { channel: scene.general.id, ...MORNING, ...more });

test("add shows the next three times; list, preview, run and remove work", async () => {
  await using scene = await openBotScene(freshNews());
  await scene.ready();
  const { discord, general, boss, ann } = scene;

  const added = await addMorning(scene, { title: "Harbour news" });
  expect(added).toContain(`<#${general.id}>`);
  expect(added).toMatch(/07.?:30 Mon, Tue, Wed, Thu, Fri, Europe.?\/Berlin/);
  const times = Array.from(added.matchAll(STAMPS), ([, seconds]) => Number(seconds) * 1000);
  expect(times).toHaveLength(3);
  expect(times.every((at) => at > Date.now() && [6, 5].includes(new Date(at).getUTCHours()))).toBe(true);
  expect(added).not.toContain("⚠️");

  expect(await scheduleAs(scene, "list")).toContain("**morning**");

  const preview = boss.command("schedule preview", { id: "morning" }, general);
  await preview.until((effects) => effects.find(({ kind }) => kind === "edit"));
  const shown = await preview.reply();
  expect(shown.onlyFor).toBe(boss.id);
  expect(textOf(shown)).toContain("## Harbour news");
  expect(textOf(shown)).toMatch(/214 passengers/);
  expect(postedIn(general, discord)).toEqual([]);

  expect(await scheduleAs(scene, "run", { id: "morning" })).toBe(`Posted in <#${general.id}>.`);
  const [posted] = postedIn(general, discord);
  if (posted === undefined) throw new Error("nothing was posted");
  const untimed = (text: string) => text.replaceAll(/<t:\d+/g, "<t:");
  expect(untimed(textOf(posted))).toBe(untimed(textOf(shown)));
  const evidence = await ann.click(posted, "Sources").reply();
  expect(textOf(evidence)).toContain("214 passengers");

  expect(await scheduleAs(scene, "remove", { id: "morning" })).toContain("Removed");
  expect(await scheduleAs(scene, "list")).toContain("/schedule add");
  expect(discord.rejections).toEqual([]);
}, 20_000);

test("the thread option starts a thread on the briefing", async () => {
  await using scene = await openBotScene(freshNews());
  await scene.ready();
  await addMorning(scene, { thread: true, title: "Harbour news" });
  await scheduleAs(scene, "run", { id: "morning" });
  const [posted] = postedIn(scene.general, scene.discord);
  const thread = scene.discord.world.channels.get(posted?.threadId ?? "");
  expect(thread?.name).toMatch(/^Harbour news · /);
});

test("invalid input is explained and creates no schedule", async () => {
  await using scene = await openBotScene(freshNews());
  await scene.ready();
  expect(await addMorning(scene, { time: "7" })).toMatch(/morning or the evening.*07.?:30/);
  expect(await addMorning(scene, { "time-zone": "berln" })).toContain("Did you mean");
  expect(await scheduleAs(scene, "list")).toContain("No schedule yet");
  expect(await scheduleAs(scene, "pause", { id: "evening" })).toContain("no schedule “evening”");
});

test("list and status show the maximum of 25 schedules over several messages", async () => {
  await using scene = await openBotScene(freshNews());
  await scene.ready();
  const title = "A heading of some length that fills the page ".repeat(2).trim();
  for (let n = 0; n < 25; n += 1) await addMorning(scene, { id: `s${n}`, title });
  expect(await addMorning(scene, { id: "s25" })).toContain("25 schedules");
  const { boss, general } = scene;
  for (const name of ["schedule list", "status"]) {
    const act = boss.command(name, {}, general);
    const shownTexts = await act.until((effects) => {
      const texts = effects.flatMap((one) =>
        one.kind === "edit" || one.kind === "follow-up" ? [textOf(one.message)] : [],
      );
      return texts.some((text) => text.includes("**s9**")) ? texts : undefined;
    });
    for (let n = 0; n < 25; n += 1) expect(shownTexts.join("\n")).toContain(`**s${n}**`);
  }
  expect(scene.discord.rejections).toEqual([]);
}, 20_000);

test("a person without Manage Server is rejected even if Discord shows them the command", async () => {
  await using scene = await openBotScene(freshNews());
  await scene.ready();
  const { ann, general, discord } = scene;
  expect(() => ann.command("schedule list", {}, general)).toThrow("permissions are missing");
  for (const command of discord.world.commands.values()) delete command.body.default_member_permissions;
  expect(await replyText(ann.command("schedule list", {}, general))).toContain("Manage Server");
  const typed = ann.autocomplete("schedule run", "id", { id: "" }, general);
  expect(await typed.choices()).toEqual([]);
});

test("add names each permission that is missing in the channel", async () => {
  await using scene = await openBotScene(freshNews());
  await scene.ready();
  const { discord, guild } = scene;
  const quiet = discord.addChannel(guild, "quiet");
  discord.setPermissions(quiet, { deny: ["sendMessages", "readMessageHistory", "createPublicThreads"] });
  const hidden = discord.addChannel(guild, "hidden");
  discord.setPermissions(hidden, { deny: ["viewChannel"] });
  const response = await addMorning(scene, { channel: quiet.id, thread: true });
  expect(response).toContain(`⚠️ Missing permissions in <#${quiet.id}>`);
  for (const name of ["Send Messages", "Read Message History", "Create Public Threads"])
    expect(response).toContain(`**${name}**`);
  expect(response).not.toContain("**View Channel**");
  const plain = await scheduleAs(scene, "edit", { id: "morning", thread: false });
  expect(plain).not.toContain("Create Public Threads");
  expect(await addMorning(scene, { channel: hidden.id, id: "hidden" })).toMatch(/⚠️ .*View Channel/);
});

test("autocomplete suggests time zones and schedules", async () => {
  await using scene = await openBotScene(freshNews());
  await scene.ready();
  const { boss, general } = scene;
  await addMorning(scene, { title: "Harbour news" });
  const zones = boss.autocomplete("schedule add", "time-zone", { "time-zone": "munich" }, general);
  expect(await zones.choices()).toEqual([
    { name: expect.stringMatching(/^Europe\/Berlin \(\d\d:\d\d, UTC\+[12]\)$/), value: "Europe/Berlin" },
  ]);
  const ids = boss.autocomplete("schedule run", "id", { id: "harb" }, general);
  expect(await ids.choices()).toEqual([{ name: "morning · Harbour news", value: "morning" }]);
});

test("a deleted channel pauses its schedule and notifies the error channel", async () => {
  await using scene = await openBotScene(freshNews());
  await scene.ready();
  const { discord, guild, boss, general } = scene;
  const errors = discord.addChannel(guild, "errors");
  const news = discord.addChannel(guild, "news");
  await boss.command("settings", { "errors-channel": errors.id }, general).reply();
  await until(() => postedIn(errors, discord).length === 1);
  await addMorning(scene, { channel: news.id });
  discord.deleteChannel(news);
  expect(await scheduleAs(scene, "run", { id: "morning" })).toContain("failed");
  await until(() => postedIn(errors, discord).length === 2);
  expect(textOf(postedIn(errors, discord)[1] as never)).toMatch(/\*\*morning\*\* is paused.*gone/);
  expect(await scheduleAs(scene, "list")).toContain("the channel no longer exists");
  const status = boss.command("status", {}, general);
  await status.until((effects) => effects.find(({ kind }) => kind === "edit"));
  expect(await replyText(status)).toMatch(/failed, <t:\d+:f>: gone/);

  await scheduleAs(scene, "edit", { id: "morning", channel: general.id });
  expect(await scheduleAs(scene, "resume", { id: "morning" })).toContain("Next:");
}, 20_000);

test("all replies are German in a German guild", async () => {
  await using scene = await openBotScene(freshNews());
  await scene.ready();
  await scene.boss.command("settings", { language: "de" }, scene.general).reply();
  expect(await addMorning(scene)).toMatch(/postet in .*Mo, Di, Mi, Do, Fr/);
  await scheduleAs(scene, "run", { id: "morning" });
  const [posted] = postedIn(scene.general, scene.discord);
  expect(posted && textOf(posted)).toMatch(/Briefing am (Morgen|Nachmittag|Abend)/);
});
