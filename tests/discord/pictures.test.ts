import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import type { Channel, Json, Message } from "../../src/discord-standin/world/types.ts";
import { type BotScene, openBotScene, postedIn, textOf, until } from "./bot-scene.ts";

const HOUR_MS = 3_600_000;
const POST = { method: "POST", path: "/channels/:channel/messages" };

function fireDocument(hoursAgo: number, count: string): string {
  const at = new Date(Date.now() - hoursAgo * HOUR_MS).toISOString();
  return `---\ntitle: Forest fire near Talo kills ${count}\nsource: Talo Courier\ndate: ${at}\n---\n\nThe forest fire near Talo has killed ${count} people, officials said.\n\nThe wind drives the fire towards the harbour of Talo, said Ada Quill of the rescue service.\n`;
}

/** A death toll that rises over three days. */
const FIRES = {
  "1.md": fireDocument(50, "12"),
  "2.md": fireDocument(26, "22"),
  "3.md": fireDocument(1, "31"),
};
const ALT = /people dead: (?:.*, )?31 on /;

const innerComponents = ({ components: [frame] }: Message) => (frame?.components ?? []) as Json[];
const galleriesOf = (message: Message) => innerComponents(message).filter(({ type }) => type === 12);

async function requestBrief({ ann, general }: BotScene, place: Channel = general): Promise<Message> {
  const act = ann.command("brief", {}, place);
  await act.until((effects) => effects.find(({ kind }) => kind === "edit"));
  return act.reply();
}

function scheduleAs({ boss, general }: BotScene, name: string, options: Record<string, string | boolean>) {
  const act = boss.command(`schedule ${name}`, options, general);
  return act.until((effects) => effects.find(({ kind }) => kind === "edit" || kind === "reply"));
}

const addMorning = (scene: BotScene) =>
  scheduleAs(scene, "add", { channel: scene.general.id, time: "7:30", id: "morning" });

function expectPictured(message: Message): void {
  const [file, ...others] = message.attachments;
  expect(others).toEqual([]);
  expect(
    Buffer.from(file?.bytes ?? [])
      .subarray(1, 4)
      .toString(),
  ).toBe("PNG");
  expect(file?.bytes.length).toBeLessThan(200_000);
  expect(file?.description).toMatch(ALT);
  const [gallery, ...more] = galleriesOf(message);
  expect(more).toEqual([]);
  expect(gallery?.items).toMatchObject([{ media: { url: file?.url }, description: file?.description }]);
}

// Each test has its own bot and stand-in Discord and mostly waits, so the tests run concurrently.
test.concurrent("/brief, a schedule's preview and its edition have a picture with alternative text", async () => {
  await using scene = await openBotScene(FIRES);
  await scene.ready();
  const { general, discord } = scene;
  const reply = await requestBrief(scene);
  expectPictured(reply);
  expect(innerComponents(reply).at(-1)?.type).toBe(1);
  await addMorning(scene);
  const preview = scene.boss.command("schedule preview", { id: "morning" }, general);
  await preview.until((effects) => effects.find(({ kind }) => kind === "edit"));
  expectPictured(await preview.reply());
  await scheduleAs(scene, "run", { id: "morning" });
  const [posted] = postedIn(general, discord).filter(({ id }) => id !== reply.id);
  if (posted === undefined) throw new Error("nothing was posted");
  expectPictured(posted);
  expect(discord.rejections).toEqual([]);
}, 30_000);

test.concurrent("BRIEFING_PICTURES=off turns pictures off", async () => {
  await using scene = await openBotScene(FIRES);
  await scene.ready({ BRIEFING_PICTURES: "off" });
  const reply = await requestBrief(scene);
  expect(textOf(reply)).toContain("Talo");
  expect([reply.attachments, galleriesOf(reply)]).toEqual([[], []]);
}, 30_000);

test.concurrent("pictures can be turned off for one schedule", async () => {
  await using scene = await openBotScene(FIRES);
  await scene.ready();
  const { general, discord } = scene;
  await scheduleAs(scene, "add", { channel: general.id, time: "7:30", id: "morning", pictures: false });
  await scheduleAs(scene, "run", { id: "morning" });
  const [posted] = postedIn(general, discord).filter((message) => textOf(message).includes("Talo"));
  expect(posted?.attachments).toEqual([]);
}, 30_000);

test.concurrent("without Attach Files the briefing is posted without a picture, and Discord rejects nothing", async () => {
  await using scene = await openBotScene(FIRES);
  const { discord, general, log } = scene;
  discord.setPermissions(general, { deny: ["attachFiles"] });
  await scene.ready();
  const reply = await requestBrief(scene);
  expect(textOf(reply)).toContain("Talo");
  expect([reply.attachments, galleriesOf(reply)]).toEqual([[], []]);
  await addMorning(scene);
  await scheduleAs(scene, "run", { id: "morning" });
  const posted = postedIn(general, discord).find(({ id }) => id !== reply.id);
  expect(posted?.attachments).toEqual([]);
  expect(log.filter(({ name }) => name === "edition.picture-left-out")).toMatchObject([
    { fields: { detail: "Attach Files is missing" } },
  ]);
  expect(discord.rejections).toEqual([]);
}, 30_000);

test.concurrent("/brief is answered without the picture if Discord rejects it", async () => {
  await using scene = await openBotScene(FIRES);
  await scene.ready();
  const { discord, log } = scene;
  discord.faults.inject(
    { method: "PATCH", path: "/webhooks/:application/:token/messages/:message" },
    { do: "status", status: 400, body: { message: "Invalid Form Body", code: 50035 } },
  );
  const reply = await requestBrief(scene);
  expect(textOf(reply)).toContain("Talo");
  expect([reply.attachments, galleriesOf(reply)]).toEqual([[], []]);
  expect(log.some(({ name }) => name === "interaction.picture-refused")).toBe(true);
}, 30_000);

test.concurrent("after a crash during posting, the next start posts the edition once, with the stored picture", async () => {
  await using scene = await openBotScene(FIRES);
  const { discord, general, dataDir, folder } = scene;
  const first = await scene.ready();
  await addMorning(scene);
  const droppedResponses = discord.faults.inject({ ...POST, times: 100 }, { do: "drop" });
  scene.boss.command("schedule run", { id: "morning" }, general);
  await until(() => droppedResponses.hits() > 0);
  await first.stop();
  expect(postedIn(general, discord).filter(({ attachments }) => attachments.length > 0)).toEqual([]);
  const storedPicture = readStoredPicture(dataDir);
  // A picture drawn now would differ from the stored one.
  await writeFile(join(folder, "4.md"), fireDocument(0, "52"));
  droppedResponses.remove();
  expireLease(dataDir);
  await scene.ready();
  await until(() => postedIn(general, discord).some(({ attachments }) => attachments.length > 0));
  const pictured = postedIn(general, discord).filter(({ attachments }) => attachments.length > 0);
  expect(pictured).toHaveLength(1);
  expect(Buffer.from(pictured[0]?.attachments[0]?.bytes ?? []).toString("base64")).toBe(storedPicture);
  expect(pictured[0]?.attachments[0]?.description).toMatch(ALT);
}, 60_000);

test.concurrent("when the response is lost and the bot stops, the next start finds the post and sends no second one", async () => {
  await using scene = await openBotScene(FIRES);
  const { discord, general, dataDir } = scene;
  const first = await scene.ready();
  await addMorning(scene);
  const droppedResponses = discord.faults.inject(POST, { do: "drop", after: true });
  scene.boss.command("schedule run", { id: "morning" }, general);
  await until(() => droppedResponses.hits() > 0);
  await first.stop();
  expireLease(dataDir);
  const before = scene.log.length;
  await scene.ready();
  await until(() => scene.log.slice(before).some(({ name }) => name === "edition.delivered"));
  const [posted, ...others] = postedIn(general, discord).filter(({ attachments }) => attachments.length > 0);
  if (posted === undefined) throw new Error("the message is gone");
  expectPictured(posted);
  expect(others).toEqual([]);
}, 60_000);

test.concurrent("a corrected edition keeps its picture", async () => {
  await using scene = await openBotScene(FIRES);
  await scene.ready();
  const { discord, general, folder, boss } = scene;
  await addMorning(scene);
  await scheduleAs(scene, "run", { id: "morning" });
  const [posted] = postedIn(general, discord).filter(({ attachments }) => attachments.length > 0);
  const before = Buffer.from(posted?.attachments[0]?.bytes ?? []);
  await writeFile(join(folder, "3.md"), fireDocument(1, "33"));
  await boss.command("documents reload", {}, general).until((all) => all.find(({ kind }) => kind === "edit"));
  const corrected = () =>
    postedIn(general, discord).find((message) => textOf(message).includes("Correction"));
  await until(() => corrected() !== undefined, 120_000);
  const message = corrected();
  if (message === undefined) throw new Error("the message is gone");
  expectPictured(message);
  expect(before.equals(Buffer.from(message.attachments[0]?.bytes ?? []))).toBe(true);
  expect(discord.rejections).toEqual([]);
}, 180_000);

const inStore = (dataDir: string) => new DatabaseSync(join(dataDir, "dateline.sqlite"));

/** The picture of the one edition in the store, as base64. */
function readStoredPicture(dataDir: string): string {
  const database = inStore(dataDir);
  try {
    const rows = database.prepare("SELECT data FROM attachments").all();
    expect(rows).toHaveLength(1);
    return Buffer.from(rows[0]?.data as Uint8Array).toString("base64");
  } finally {
    database.close();
  }
}

/** Expires the lease that the stopped process still has on its edition. */
function expireLease(dataDir: string): void {
  const database = inStore(dataDir);
  database.exec("UPDATE editions SET leased_until_ms = 0");
  database.close();
}
