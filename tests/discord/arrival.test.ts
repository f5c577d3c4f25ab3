import { appendFile, mkdir, rename, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { openBotScene, textOf, until } from "./bot-scene.ts";

const FERRY =
  "Ferry hits pier\n\nThe ferry Nordlys struck the main pier in Varsund and 14 people were hurt.\n";
const DAM = "Dam holds\n\nThe dam above Corvale held through the night and 40 families went home.\n";
/** Only the initial scan and those triggered by changes. */
const NO_SCHEDULED_SCANS = { FOLDER_LOOK_SECONDS: "300" };

// Each test has its own bot and stand-in Discord and mostly waits, so the tests run concurrently.
test.concurrent("files added while the bot runs are read and counted in /status", async () => {
  await using scene = await openBotScene({ "ferry.txt": FERRY });
  await scene.ready(NO_SCHEDULED_SCANS);
  const { folder, log, ann, general } = scene;
  // Both files are moved in at once, so that one scan finds both.
  const staging = `${folder}-later`;
  await mkdir(staging);
  await writeFile(join(staging, "dam.txt"), DAM);
  await writeFile(join(staging, "empty.txt"), "");
  await rename(staging, join(folder, "later"));
  await until(() =>
    log
      .filter(({ name }) => name === "library.synced")
      .some(({ fields }) => fields.read === 1 && fields.unreadable === 1),
  );
  expect(log.find(({ name }) => name === "document.unreadable")?.fields).toEqual({
    path: "later/empty.txt",
    code: "empty",
  });
  const fetchStatus = async () => textOf(await ann.command("status", {}, general).reply());
  let status = await fetchStatus();
  // The scan is logged slightly before its titles are in memory; only then does the backlog line disappear.
  while (status.includes("Reading")) status = await fetchStatus();
  expect(status).toContain("2 documents, ");
  expect(status).toMatch(/Folder last scanned .*: 1 read, 1 unreadable, 0 removed/);
  expect(status).toMatch(/later.*empty/);
});

test.concurrent("a file is not briefed until it is completely written", async () => {
  await using scene = await openBotScene({ "ferry.txt": FERRY });
  const { folder, log, ann, general } = scene;
  await utimes(join(folder, "ferry.txt"), 0, 0);
  await scene.ready({ ...NO_SCHEDULED_SCANS, FOLDER_REST_SECONDS: "5" });
  const isSettling = ({ name, fields }: (typeof log)[number]) =>
    name === "library.synced" && fields.settling === 1;
  const [half, rest] = [DAM.slice(0, -30), DAM.slice(-30)];
  await until(() => log.some(({ name, fields }) => name === "library.synced" && fields.read === 1));
  const countBefore = log.length;
  await writeFile(join(folder, "dam.txt"), half);
  await until(() => log.slice(countBefore).some(isSettling));
  expect(textOf(await ann.command("status", {}, general).reply())).toContain("1 file changed just now");
  expect(textOf(await ann.command("brief", {}, general).reply())).not.toContain("Dam");
  await sleep(1_000);
  await appendFile(join(folder, "dam.txt"), rest);
  const readCount = () =>
    log.filter(({ name, fields }) => name === "document.read" && fields.path === "dam.txt").length;
  await until(() => readCount() > 0);
  await until(
    () => log.filter(({ name, fields }) => name === "library.synced" && fields.read === 1).length > 1,
  );
  expect(textOf(await ann.command("brief", {}, general).reply())).toContain("40 families went home");
  expect(readCount()).toBe(1);
});

test.concurrent("a missing folder is reported once, keeps its documents, and is scanned again when it returns", async () => {
  await using scene = await openBotScene({ "ferry.txt": FERRY });
  await scene.ready(NO_SCHEDULED_SCANS);
  const { folder, lines, log, ann, general } = scene;
  const scanCount = () => log.filter(({ name }) => name === "library.synced").length;
  await rename(folder, `${folder}-away`);
  await until(() => lines.some((line) => line.includes("is not there")));
  expect(textOf(await ann.command("status", {}, general).reply())).toContain("1 document, ");
  const countBefore = scanCount();
  await writeFile(join(`${folder}-away`, "dam.txt"), DAM);
  await rename(`${folder}-away`, folder);
  await until(() => scanCount() > countBefore);
  expect(lines.filter((line) => line.includes("is not there"))).toHaveLength(1);
  await until(() =>
    log.some(({ name, fields }) => name === "library.synced" && fields.read === 1 && fields.gone === 0),
  );
});

test.concurrent("a folder restricted to a guild is visible in that guild only", async () => {
  await using scene = await openBotScene({ "ferry.txt": FERRY });
  const { discord, guild, folder, log, ann, general } = scene;
  const other = discord.addGuild();
  await mkdir(join(folder, "desk"));
  await writeFile(join(folder, "desk/collection.yml"), `name: Desk\nguilds: [${other.id}]\n`);
  await writeFile(join(folder, "desk/dam.txt"), DAM);
  await scene.ready(NO_SCHEDULED_SCANS);
  const list = async () => textOf(await scene.boss.command("documents list", {}, general).reply());
  expect(await list()).not.toContain("dam");
  const brief = textOf(await ann.command("status", {}, general).reply());
  expect(brief).toContain("1 document, ");
  await writeFile(join(folder, "desk/collection.yml"), `name: Desk\nguilds: [${guild.id}, ${other.id}]\n`);
  await until(
    () => log.filter(({ name, fields }) => name === "library.synced" && fields.apart === 1).length > 1,
  );
  expect(await list()).toContain("dam");
});
