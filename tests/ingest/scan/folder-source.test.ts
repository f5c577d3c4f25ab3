import { statSync } from "node:fs";
import { appendFile, mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { listFolder } from "../../../src/ingest/listing/list-folder.ts";
import { emptyFolder, outline, scanAll, sourceOf, statesAfter } from "../folder.ts";

const STORY = "Ferry returns to the harbour\n\nThe ferry came back on Monday. Nobody was hurt.\n";

test("reads a folder in order, without hidden files and collection files", async () => {
  const root = await emptyFolder();
  await mkdir(join(root, "north", ".git"), { recursive: true });
  for (const path of ["b.txt", "a.txt", ".hidden.txt", "north/c.txt", "north/.git/d.txt"]) {
    await writeFile(join(root, path), STORY);
  }
  await writeFile(join(root, "collection.yml"), "name: Harbour desk\n");
  const changes = await scanAll(sourceOf(root));
  expect(outline(changes)).toEqual(["a.txt: document", "b.txt: document", "north/c.txt: document"]);
  const [first] = changes;
  expect(first).toMatchObject({
    document: {
      path: "a.txt",
      title: "Ferry returns to the harbour",
      titleFrom: "text",
      arrivedAt: "2024-02-08T06:00:00.000Z",
      sentences: ["Ferry returns to the harbour", "The ferry came back on Monday.", "Nobody was hurt."],
      paragraphs: [1, 2],
    },
  });
});

test("a second scan reads only changed files and reports removed ones", async () => {
  const root = await emptyFolder();
  for (const name of ["same", "edited", "touched", "deleted", "moved"]) {
    await writeFile(join(root, `${name}.txt`), `${STORY}${name} once more.`);
  }
  const source = sourceOf(root);
  const known = statesAfter(await scanAll(source));
  expect(await scanAll(source, known)).toEqual([]);

  await writeFile(join(root, "edited.txt"), `${STORY}Now it says something else.`);
  await utimes(join(root, "touched.txt"), new Date(), new Date("2030-01-01T00:00:00Z"));
  await rm(join(root, "deleted.txt"));
  await rename(join(root, "moved.txt"), join(root, "renamed.txt"));
  expect(outline(await scanAll(source, known)).sort()).toEqual([
    "deleted.txt: gone",
    "edited.txt: document",
    "moved.txt: gone",
    "renamed.txt: document",
    "touched.txt: touched",
  ]);
});

test("changes come in batches of at most 10, and progress counts them", async () => {
  const root = await emptyFolder();
  for (let index = 0; index < 23; index += 1) await writeFile(join(root, `${index}.txt`), STORY);
  const sizes: number[] = [];
  const progress: string[] = [];
  const report = ({ files, changed, read }: { files: number; changed: number; read: number }) =>
    progress.push(`${read}/${changed} of ${files}`);
  for await (const batch of sourceOf(root).scan(new Map(), report)) sizes.push(batch.length);
  expect(sizes).toEqual([10, 10, 3]);
  expect(progress[0]).toBe("0/23 of 23");
  expect(progress.at(-1)).toBe("23/23 of 23");
});

test("an empty folder gives no changes; a missing one is a fault", async () => {
  const root = await emptyFolder();
  expect(await scanAll(sourceOf(root))).toEqual([]);
  const known = new Map([["a.txt", { path: "a.txt", size: 1, modifiedMs: 1, contentHash: "00" }]]);
  await expect(scanAll(sourceOf(join(root, "nowhere")), known)).rejects.toMatchObject({
    code: "folder-missing",
  });
  await writeFile(join(root, "file"), "text");
  await expect(scanAll(sourceOf(join(root, "file")), known)).rejects.toMatchObject({
    code: "folder-unreadable",
  });
});

test("a file is read completely after it has not changed for the minimum age", async () => {
  const root = await emptyFolder();
  const source = sourceOf(root, { minAgeMs: 800 });
  await scanAll(source);
  await writeFile(join(root, "growing.txt"), "The first half stands here.\n");
  const scan = scanAll(source);
  // A real pause, since file times come from the system: a writer pauses for longer than a read takes.
  await sleep(300);
  await appendFile(join(root, "growing.txt"), "The second half as well.\n");
  const [change] = await scan;
  expect(change).toMatchObject({
    document: { sentences: ["The first half stands here.", "The second half as well."] },
  });
});

test("closing the source ends a scan with a fault and without false failures", async () => {
  const root = await emptyFolder();
  for (let index = 0; index < 60; index += 1) await writeFile(join(root, `${index}.txt`), STORY);
  const source = sourceOf(root);
  const batches = source.scan(new Map())[Symbol.asyncIterator]();
  expect((await batches.next()).value).toHaveLength(10);
  await source.close();
  const rest = async () => {
    for (let next = await batches.next(); !next.done; next = await batches.next()) {
      expect(outline(next.value).join()).not.toMatch(/malformed|vanished/);
    }
  };
  await expect(rest()).rejects.toMatchObject({ code: "ingest-failed" });
});

test("notices changed bytes of the same length and modification time", async () => {
  const root = await emptyFolder();
  const path = join(root, "a.txt");
  const at = new Date("2024-02-07T08:00:00.000Z");
  await writeFile(path, STORY);
  await utimes(path, at, at);
  const source = sourceOf(root);
  const known = statesAfter(await scanAll(source));
  expect(outline(await scanAll(source, known))).toEqual([]);
  await writeFile(path, STORY.replace("Monday", "Sunday"));
  await utimes(path, at, at);
  const next = await scanAll(source, known);
  expect(outline(next)).toEqual(["a.txt: document"]);
  await utimes(path, at, at);
  expect(outline(await scanAll(source, statesAfter(next)))).toEqual(["a.txt: touched"]);
});

/** On another file system than the temporary folder, if the system has it. */
const OTHER_FILE_SYSTEM = "/dev/shm";
const hasOtherFileSystem =
  statSync(OTHER_FILE_SYSTEM, { throwIfNoEntry: false })?.dev !== statSync(tmpdir()).dev;

test.skipIf(!hasOtherFileSystem)(
  "an unmounted drive does not remove documents; emptying the folder does",
  async () => {
    const place = await emptyFolder();
    const [drive, root] = [join(place, "drive"), join(place, "news")];
    const mountPoint = await mkdtemp(join(OTHER_FILE_SYSTEM, "dateline-"));
    await mkdir(drive);
    await writeFile(join(drive, "ferry.txt"), STORY);
    await symlink(drive, root);
    const source = sourceOf(root);
    const known = statesAfter(await scanAll(source));
    await rm(root);
    await symlink(mountPoint, root);
    await expect(scanAll(source, known)).rejects.toMatchObject({ code: "folder-missing" });
    await rm(root);
    await symlink(drive, root);
    expect(await scanAll(source, known)).toEqual([]);
    await rm(join(drive, "ferry.txt"));
    expect(outline(await scanAll(source, known))).toEqual(["ferry.txt: gone"]);
    await rm(mountPoint, { recursive: true });
  },
);

test("a root that is moved away during the listing is missing, and its files are not gone", async () => {
  const root = await emptyFolder();
  for (const name of ["a.txt", "b/c.txt"]) {
    await mkdir(join(root, name, ".."), { recursive: true });
    await writeFile(join(root, name), STORY);
  }
  const listing = listFolder(root);
  expect(listing.next().value).toMatchObject({ path: "a.txt" });
  await rename(root, `${root}-away`);
  await mkdir(root);
  try {
    expect(() => [...listing]).toThrow(expect.objectContaining({ code: "ENOENT" }));
  } finally {
    await rm(`${root}-away`, { recursive: true });
  }
});
