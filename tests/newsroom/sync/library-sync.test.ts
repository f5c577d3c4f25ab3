import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { bytes, libraryOf, now, OURS, OWN, root, scene, THEIRS, useSyncScene } from "./sync-scene.ts";

useSyncScene();

test("uploadOutcome: read, refused with the reason, or gone", async () => {
  const added = await scene.uploads.add(OURS, "merger.txt", bytes(OWN));
  expect(added).toEqual({ kind: "stored", path: "uploads/merger.txt", replaced: false });
  expect(await scene.librarySync.uploadOutcome(OURS, "uploads/merger.txt")).toMatchObject({
    kind: "read",
    documents: [{ path: "uploads/merger.txt", title: "Secret merger of Halden Shipyard" }],
    ...{ count: 1, unreadable: 0 },
  });
  await scene.uploads.add(OURS, "empty.txt", bytes(" "));
  expect(await scene.librarySync.uploadOutcome(OURS, "uploads/empty.txt")).toMatchObject({
    kind: "refused",
    unreadable: { path: "uploads/empty.txt", code: "empty" },
  });
  expect(await scene.librarySync.uploadOutcome(OURS, "uploads/other.txt")).toMatchObject({
    kind: "refused",
    unreadable: { code: "vanished" },
  });
  expect(await scene.uploads.remove(OURS, "uploads/merger.txt")).toBe(true);
  expect(await scene.librarySync.syncGuild(OURS)).toEqual({ read: 0, unreadable: 0, gone: 1 });
});

test("the title index follows added, changed, unreadable and removed files", async () => {
  await scene.uploads.add(OURS, "merger.txt", bytes(OWN));
  await scene.uploads.add(
    OURS,
    "other.txt",
    bytes("Harbour opens\n\nThe harbour of Oster opened on Friday.\n"),
  );
  await scene.librarySync.syncGuild(OURS);
  const titles = () =>
    scene.titleIndex
      .documents(libraryOf(OURS), "")
      .map(({ title }) => title)
      .sort();
  expect(titles()).toEqual(["Harbour opens", "Secret merger of Halden Shipyard"]);
  await scene.uploads.add(
    OURS,
    "merger.txt",
    bytes("Merger is off\n\nHalden Shipyard will not merge, it said.\n"),
  );
  await scene.librarySync.syncGuild(OURS);
  expect(titles()).toEqual(["Harbour opens", "Merger is off"]);
  await scene.uploads.add(OURS, "merger.txt", bytes("\0\0\0\0"));
  await scene.librarySync.syncGuild(OURS);
  expect(titles()).toEqual(["Harbour opens"]);
  await scene.uploads.remove(OURS, "uploads/other.txt");
  await scene.librarySync.syncGuild(OURS);
  expect(titles()).toEqual([]);
});

test("concurrent requests for a guild share one more sync, and other guilds do not wait", async () => {
  for (const guild of [OURS, THEIRS]) await scene.uploads.add(guild, "merger.txt", bytes(OWN));
  const runs = [1, 2, 3, 4, 5].map(() => scene.librarySync.syncGuild(OURS));
  const other = await scene.librarySync.syncGuild(THEIRS);
  expect(other.read).toBe(1);
  const reports = await Promise.all(runs);
  expect(reports.map(({ read }) => read)).toEqual([1, 0, 0, 0, 0]);
  expect(scene.scans.filter((folder) => folder.endsWith(OURS))).toHaveLength(2);
});

test("a guild without uploads needs no folder, but the shared folder must exist", async () => {
  expect(await scene.librarySync.syncGuild(THEIRS)).toEqual({ read: 0, unreadable: 0, gone: 0 });
  expect(scene.scans).toEqual([]);
  expect(scene.librarySync.lastSyncedAt()).toBeNull();
  await scene.librarySync.syncShared();
  expect(scene.librarySync.lastSyncedAt()).toBe(now());
  await rm(root(), { recursive: true });
  await expect(scene.librarySync.syncShared()).rejects.toMatchObject({ code: "folder-missing" });
});
