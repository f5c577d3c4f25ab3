import { rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import type { Message } from "../../src/discord-standin/world/types.ts";
import { startOpenAiServer } from "../../src/model-standin/openai-server.ts";
import { writeReply } from "../../src/model-standin/scripted-model.ts";
import { type BotScene, openBotScene, postedIn, SEEDS, textOf } from "./bot-scene.ts";
import { expectNoRejectionsOrPings } from "./scene-checks.ts";

const HOUR_MS = 3_600_000;
const DETAIL =
  "while the wind drove the flames over the ridge above the harbour, and the people of the valley waited in the school and in the church hall for news of their houses and of their animals";

function fireDocument(day: number, dead: number): string {
  const at = new Date(Date.now() - (6 - day) * 4 * HOUR_MS).toISOString();
  const title = `Forest fire near Talo kills ${dead}`;
  const facts = [
    `The forest fire near Talo has killed ${dead} people, officials said`,
    `The fire burned ${day * 410} hectares of forest near Talo`,
    `Fire crews from ${day * 3} towns fought the forest fire`,
  ].map((fact) => `${fact}, ${DETAIL}.`);
  return `---\ntitle: ${title}\nsource: Talo Courier ${day}\ndate: ${at}\n---\n\n${facts.join("\n\n")}\n`;
}

const FIRES = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [`${day}.md`, fireDocument(day, day * 9)]));

/** Every document is rewritten, but for one, which is deleted. */
async function changeDocuments({ folder, boss, general }: BotScene): Promise<void> {
  for (const name of Object.keys(FIRES))
    await writeFile(
      join(folder, name),
      "---\ntitle: Nothing\nsource: Nobody\n---\n\nNothing happened in Talo.\n",
    );
  await rm(join(folder, "3.md"));
  const reload = boss.command("documents reload", {}, general);
  await reload.until((all) => all.find(({ kind }) => kind === "edit"));
}

/** The text of each page that the button opens, to the last one. */
async function pagesBehind({ ann }: BotScene, message: Message, button: string): Promise<string[]> {
  const opened = await ann.click(message, button).reply();
  const texts = [textOf(opened)];
  const count = Number(/Page 1 of (\d+)/.exec(texts[0] ?? "")?.[1] ?? 1);
  for (let page = 2; page <= count; page += 1) {
    const turned = ann.click(opened, "Next");
    await turned.until((effects) => effects.find(({ kind }) => kind === "edit"));
    const shown = await turned.reply();
    expect(shown.id).toBe(opened.id);
    texts.push(textOf(shown));
  }
  return texts;
}

const evidenceOf = async (scene: BotScene, message: Message) => ({
  open: await pagesBehind(scene, message, "Open"),
  sources: await pagesBehind(scene, message, "Sources"),
});

async function postEdition({ boss, general, discord }: BotScene): Promise<Message> {
  for (const [name, options] of [
    ["add", { channel: general.id, time: "7:30", id: "morning" }],
    ["run", { id: "morning" }],
  ] as const) {
    const act = boss.command(`schedule ${name}`, options, general);
    await act.until((effects) => effects.find(({ kind }) => kind === "edit" || kind === "reply"));
  }
  return discord.until(() => postedIn(general, discord).find((message) => textOf(message).includes("[1]")));
}

test.concurrent("[Open] and Sources show what was stored when it was posted, and nothing is written anew", async () => {
  await using model = await startOpenAiServer((request) => ({ do: "write", text: writeReply(request) }));
  await using scene = await openBotScene(FIRES);
  await scene.ready({
    OPENAI_BASE_URL: model.baseUrl,
    OPENAI_MODEL: "sample-model",
    PROMPTS_DIR: resolve(SEEDS, "../prompts"),
  });
  const edition = await postEdition(scene);
  const brief = await scene.ann.command("brief", {}, scene.general).reply();
  const calls = model.requests.length;
  expect(calls).toBeGreaterThan(0);
  const before = [await evidenceOf(scene, edition), await evidenceOf(scene, brief)];
  for (const { open, sources } of before) {
    // The story in full has more than the page, over several pages, each claim with its document as it is now.
    expect(open.length).toBeGreaterThan(1);
    expect(open.join("\n")).toMatch(/Talo Courier 1[\s\S]*Talo Courier 5/);
    expect(sources.join("\n")).toContain("Talo Courier");
    expect([...open, ...sources].join("\n")).not.toContain("no longer in the library");
  }
  expect(model.requests.length).toBe(calls);
  await changeDocuments(scene);
  const afterChange = model.requests.length;
  expect([await evidenceOf(scene, edition), await evidenceOf(scene, brief)]).toEqual(before);
  expect(model.requests.length).toBe(afterChange);
  expectNoRejectionsOrPings(scene.discord);
}, 120_000);

test.concurrent("a message of a version that stored no stories opens with the claims it showed", async () => {
  await using scene = await openBotScene(FIRES);
  const bot = await scene.ready();
  const brief = await scene.ann.command("brief", {}, scene.general).reply();
  const { sources } = await evidenceOf(scene, brief);
  await bot.stop();
  const database = new DatabaseSync(join(scene.dataDir, "dateline.sqlite"));
  database.exec("DELETE FROM shown_stories; UPDATE shown SET documents = '[]'");
  database.close();
  await scene.ready();
  expect(await evidenceOf(scene, brief)).toEqual({ open: sources, sources });
  expectNoRejectionsOrPings(scene.discord);
}, 60_000);
