import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { operatorLibrary } from "../../../src/domain/core/library.ts";
import { EVER } from "../../contracts/store-tools.ts";
import {
  bytes,
  libraryOf,
  now,
  OURS,
  OWN,
  root,
  scene,
  THEIRS,
  useSyncScene,
  visibleText,
} from "./sync-scene.ts";

useSyncScene();

test("a guild's uploads are visible in that guild only", async () => {
  await scene.librarySync.syncShared();
  await scene.uploads.add(OURS, "merger.txt", bytes(OWN));
  await scene.uploads.add(OURS, "broken-halden.txt", bytes(" "));
  expect(await scene.librarySync.syncGuild(OURS)).toEqual({ read: 1, unreadable: 1, gone: 0 });
  expect(await scene.librarySync.syncGuild(THEIRS)).toEqual({ read: 0, unreadable: 0, gone: 0 });
  const ours = libraryOf(OURS);
  const storyIds = (await scene.store.recentStories(ours, "own", 10)).map(({ id }) => id);
  expect(storyIds).toHaveLength(1);
  const answer = await scene.questions.ask(ours, "Who will Halden Shipyard merge with?", {
    conversation: "c",
    by: "1",
  });
  await scene.store.saveShown(ours, "m1", { at: now(), title: "Halden", claims: answer.claims });
  for (const guild of [OURS, THEIRS, null]) await scene.titleIndex.refresh(libraryOf(guild));

  const visible = await visibleText(ours, storyIds);
  for (const word of ["Osterwerft", "Secret merger", "broken-halden.txt", "Nordlys"])
    expect(visible).toContain(word);
  for (const guild of [THEIRS, null]) {
    const others = await visibleText(libraryOf(guild), storyIds);
    expect(others).toContain("Nordlys");
    expect(others).not.toMatch(/halden|osterwerft|merger/i);
  }
});

const RESTRICTED = [
  "desk/merger.txt",
  "Secret merger of Halden Shipyard\n\nHalden Shipyard will merge with Osterwerft for 40 million euros.\n",
] as const;
/** Belongs to the same story as the shared report. */
const RESTRICTED_REPORT = [
  "desk/ferry.txt",
  "Ferry hits pier in Varsund\n\nThe ferry Nordlys struck the main pier and 14 people were hurt. Halden Shipyard built it.\n",
] as const;

async function writeRestrictedFolder(collection: string): Promise<void> {
  await mkdir(join(root(), "desk"), { recursive: true });
  await writeFile(join(root(), "desk/collection.yml"), collection);
  for (const [path, text] of [RESTRICTED, RESTRICTED_REPORT]) await writeFile(join(root(), path), text);
  await writeFile(join(root(), "desk/broken-halden.txt"), " ");
}

test("a folder restricted to one guild is visible there and to the operator only", async () => {
  await writeRestrictedFolder(`guilds: [${OURS}]`);
  expect(await scene.librarySync.syncShared()).toEqual({ read: 1, unreadable: 0, gone: 0, apart: 3 });
  const operator = operatorLibrary(root());
  const storyIds = (await scene.store.recentStories(operator, "visible", 10)).map(({ id }) => id);
  // The shared and the restricted report are one story, whose text must not reveal the restricted one.
  const stories = (await scene.store.storyDocuments(operator, storyIds, EVER)).values().toArray();
  expect(stories.map((documents) => documents.map(({ path }) => path).sort())).toContainEqual(
    expect.arrayContaining([RESTRICTED_REPORT[0], "ferry.txt"]),
  );
  for (const guild of [OURS, THEIRS, null]) await scene.titleIndex.refresh(libraryOf(guild));
  for (const library of [libraryOf(OURS), operator]) {
    const visible = await visibleText(library, storyIds, RESTRICTED[0]);
    for (const word of ["Osterwerft", "Secret merger", "broken-halden.txt", "Nordlys", RESTRICTED_REPORT[0]])
      expect(visible).toContain(word);
  }
  for (const guild of [THEIRS, null]) {
    const visible = await visibleText(libraryOf(guild), storyIds, RESTRICTED[0]);
    expect(visible).toContain("Nordlys");
    expect(visible).not.toMatch(/halden|osterwerft|merger|desk/i);
  }
});

test("the next sync applies a folder's new audience: another guild, nobody if invalid, or everybody", async () => {
  await writeRestrictedFolder(`guilds: [${OURS}]`);
  await scene.librarySync.syncShared();
  const storyIds = (await scene.store.recentStories(libraryOf(OURS), "visible", 10)).map(({ id }) => id);
  const seenBy = async () => {
    const readers: (string | null)[] = [];
    for (const guild of [OURS, THEIRS, null]) {
      await scene.titleIndex.refresh(libraryOf(guild));
      if (/osterwerft|secret/i.test(await visibleText(libraryOf(guild), storyIds, RESTRICTED[0])))
        readers.push(guild);
    }
    return readers;
  };
  expect(await seenBy()).toEqual([OURS]);
  expect(scene.titleIndex.documents(libraryOf(OURS), "secret")).toHaveLength(1);
  expect(await scene.librarySync.syncShared(), "nothing is read again").toEqual({
    read: 0,
    unreadable: 0,
    gone: 0,
  });
  const file = join(root(), "desk/collection.yml");
  await writeFile(file, `guilds: ["${THEIRS}"]`);
  expect(await scene.librarySync.syncShared()).toEqual({ read: 0, unreadable: 0, gone: 0, apart: 3 });
  // The title index is refreshed by the sync itself.
  expect(scene.titleIndex.documents(libraryOf(OURS), "secret")).toEqual([]);
  expect(await seenBy()).toEqual([THEIRS]);
  await writeFile(file, "guilds: everyone");
  await scene.librarySync.syncShared();
  expect(await seenBy()).toEqual([]);
  const refused = await scene.store.unreadable(operatorLibrary(root()));
  expect(refused.map(({ path, code }) => `${path}: ${code}`)).toContain("desk/collection.yml: malformed");
  await writeFile(file, "name: Desk");
  await scene.librarySync.syncShared();
  expect(await seenBy()).toEqual([OURS, THEIRS, null]);
  expect((await scene.store.integrity()).problems).toEqual([]);
});
