import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Person } from "../../src/discord-standin/people/person.ts";
import type { Channel } from "../../src/discord-standin/world/types.ts";
import { type BotScene, openBotScene, postedIn, textOf, until } from "./bot-scene.ts";

/** Watches are checked every 5 s, corrections every 15 s. */
const WITHIN_MS = 60_000;

const OLD = {
  "old.md": news("Dairy opens at Norwick", "A dairy opened at Norwick on Monday, the town said."),
};

/** A document published an hour ago. */
function news(title: string, text: string): string {
  const at = new Date(Date.now() - 3_600_000).toISOString();
  return `---\ntitle: ${title}\nsource: Elmsworth Courier\ndate: ${at}\n---\n\n${text}\n\nThe harbour master, Ada Quill, said nobody was hurt. The road to the quay stays closed until Friday.\n`;
}

async function watchAs(who: Person, place: Channel, name: string, options: Record<string, string | number>) {
  const act = who.command(`watch ${name}`, options, place);
  const reply = await act.until((effects) => {
    const filled = effects.find(({ kind }) => kind === "edit" || kind === "reply");
    return filled !== undefined && "message" in filled ? filled.message : undefined;
  });
  expect(reply.onlyFor).toBe(who.id);
  return textOf(reply);
}

/** Writes a file into the folder and waits until the bot has read it. */
async function write(scene: BotScene, name: string, text: string): Promise<void> {
  await writeFile(join(scene.folder, name), text);
  await reload(scene);
}

async function reload({ boss, general }: BotScene): Promise<void> {
  const act = boss.command("documents reload", {}, general);
  await act.until((effects) => effects.find(({ kind }) => kind === "edit"));
}

// Each test has its own bot and stand-in Discord and mostly waits, so the tests run concurrently.
test.concurrent("a new document alerts a channel and, by direct message, a person; Sources works in both", async () => {
  await using scene = await openBotScene(OLD);
  await scene.ready();
  const { discord, general, boss, ann, bob } = scene;
  const inGuild = { topic: "ferry aground", channel: general.id };
  expect(await watchAs(boss, general, "add", inGuild)).toContain(`go to <#${general.id}>`);
  const anns = await watchAs(ann, general, "add", { topic: '"ran aground"', "per-hour": 2 });
  expect(anns).toMatch(/go to you.*\n.*at most 2 messages.*\n.*shared documents/);
  expect(await watchAs(bob, bob.dm(), "add", { topic: "zebras" })).toContain("go to you");

  const text = "A ferry with 214 passengers ran aground off Elmsworth on Tuesday night.";
  await write(scene, "ferry.md", news("Ferry runs aground off Elmsworth", text));
  await until(() => postedIn(general, discord).length > 0, WITHIN_MS);
  await until(() => postedIn(ann.dm(), discord).length > 0, WITHIN_MS);
  const [alert] = postedIn(general, discord);
  const [direct] = postedIn(ann.dm(), discord);
  if (alert === undefined || direct === undefined) throw new Error("no alert was posted");
  expect(textOf(alert)).toMatch(/New on “ferry aground”\n\*\*Ferry runs aground off Elmsworth\*\*.\[1\]/);
  expect(textOf(await ann.click(alert, "Sources").reply())).toContain("214 passengers");
  expect(textOf(await ann.click(direct, "Sources").reply())).toContain("214 passengers");

  await write(scene, "later.md", news("Ferry runs aground off Elmsworth, is towed", text));
  await rm(join(scene.folder, "old.md"));
  await write(scene, "zebras.md", news("Zebras seen", "Two zebras were seen at the Norwick station."));
  await until(() => postedIn(bob.dm(), discord).length > 0, WITHIN_MS);
  expect(postedIn(general, discord)).toHaveLength(1);
  expect(postedIn(ann.dm(), discord)).toHaveLength(1);
  expect(discord.rejections).toEqual([]);
}, 120_000);

test.concurrent("an alert whose source changed is edited in place and keeps its buttons", async () => {
  await using scene = await openBotScene(OLD);
  await scene.ready();
  const { discord, general, boss, ann } = scene;
  await watchAs(boss, general, "add", { topic: "ferry", channel: general.id });
  const ferryReport = (count: string) =>
    news(
      "Ferry runs aground",
      `The ferry had ${count} passengers on board when it ran aground off Elmsworth.`,
    );
  await write(scene, "ferry.md", ferryReport("214"));
  await until(() => postedIn(general, discord).length > 0, WITHIN_MS);
  const texts = () => postedIn(general, discord).map(textOf).join();
  expect(texts()).not.toContain("Correction");
  await write(scene, "ferry.md", ferryReport("187"));
  await until(() => texts().includes("Correction"), 2 * WITHIN_MS);
  expect(texts()).toMatch(
    /\[\d\].Elmsworth Courier said “.*214 passengers.*”, and now says “.*187 passengers/,
  );
  const [message] = postedIn(general, discord);
  if (message === undefined) throw new Error("the alert is gone");
  expect(textOf(await ann.click(message, "Sources").reply())).toContain("Sources");
  expect(discord.rejections).toEqual([]);
}, 240_000);

test.concurrent("list shows a person's own watches, and the guild's to managers; remove takes a choice or a typed topic", async () => {
  await using scene = await openBotScene(OLD);
  await scene.ready();
  const { general, boss, ann, bob } = scene;
  await watchAs(boss, general, "add", { topic: "harbour fees", channel: general.id });
  const quiet = { "quiet-from": "10 pm", "quiet-to": "7am", "time-zone": "berlin" };
  expect(await watchAs(ann, general, "add", { topic: "zebras", ...quiet })).toMatch(
    /quiet from 22.?:00 to 07.?:00, Europe.?\/Berlin/,
  );
  expect(await watchAs(boss, general, "list", {})).toMatch(/harbour fees/);
  const anns = await watchAs(ann, general, "list", {});
  expect([anns.includes("zebras"), anns.includes("harbour fees")]).toEqual([true, false]);
  expect(await watchAs(bob, general, "list", {})).toContain("/watch add");

  const offered = await boss.autocomplete("watch remove", "topic", { topic: "HARB" }, general).choices();
  expect(offered).toEqual([{ name: "harbour fees", value: expect.any(String) }]);
  const [choice] = offered;
  expect(await watchAs(bob, general, "remove", { topic: String(choice?.value) })).toContain("no watch");
  expect(await watchAs(boss, general, "remove", { topic: String(choice?.value) })).toContain("Removed");
  expect(await watchAs(ann, general, "remove", { topic: "Zebras" })).toContain("Removed");
  expect(await watchAs(ann, general, "list", {})).toContain("/watch add");
});

test.concurrent("only managers can watch in a channel; invalid topics are explained", async () => {
  await using scene = await openBotScene(OLD);
  await scene.ready();
  const { general, boss, ann, guild, discord } = scene;
  const refused = ann.command("watch add", { topic: "ferry", channel: general.id }, general);
  expect(textOf(await refused.reply())).toContain("Manage Server");
  expect(await watchAs(boss, general, "list", {})).toContain("/watch add");
  expect(await watchAs(ann, general, "add", { topic: "the -of" })).toContain("Enter a topic");
  expect(await watchAs(ann, general, "add", { topic: "ferry", "quiet-from": "22:00" })).toContain("an end");
  const quiet = discord.addChannel(guild, "quiet");
  discord.setPermissions(quiet, { deny: ["sendMessages"] });
  const warned = await watchAs(boss, general, "add", { topic: "ferry", channel: quiet.id });
  expect(warned).toContain("**Send Messages**");
});

test.concurrent("adding a topic again updates it, a person has at most ten, and /forget-me removes them", async () => {
  await using scene = await openBotScene(OLD);
  await scene.ready();
  const { ann, boss, general } = scene;
  await watchAs(boss, general, "add", { topic: "harbour", channel: general.id });
  for (let n = 0; n < 10; n += 1) await watchAs(ann, general, "add", { topic: `zebra${n}` });
  expect(await watchAs(ann, general, "add", { topic: "quokkas" })).toContain("Remove one first");
  expect(await watchAs(ann, general, "add", { topic: "Zebra3", "per-hour": 1 })).toMatch(
    /Updated.*\n.*at most 1 message per/,
  );
  const act = ann.command("forget-me", {}, general);
  await act.until((effects) => effects.find(({ kind }) => kind === "edit"));
  expect(textOf(await act.reply())).toContain("10 entries");
  expect(await watchAs(ann, general, "list", {})).toContain("/watch add");
  expect(await watchAs(boss, general, "list", {})).toContain("harbour");
}, 30_000);
