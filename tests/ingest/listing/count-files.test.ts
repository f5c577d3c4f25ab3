import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Fault } from "../../../src/domain/core/fault.ts";
import { countFiles } from "../../../src/ingest/listing/count-files.ts";
import { emptyFolder } from "../folder.ts";

test("counts the files of a folder, and those that a collection file restricts to some guilds", async () => {
  const root = await emptyFolder();
  await mkdir(join(root, "desk"));
  await writeFile(join(root, "desk", "collection.yml"), 'guilds: ["123456789012345678"]\n');
  for (const path of ["one.txt", "two.txt", "desk/three.txt"])
    await writeFile(join(root, path), "A report.\n");
  const { files, restricted } = countFiles(root);
  expect(restricted).toBe(1);
  expect(files).toBe(3);
});

test("a missing folder, or a file in its place, is a Fault", async () => {
  const root = await emptyFolder();
  await writeFile(join(root, "one.txt"), "A report.\n");
  const faultOf = (path: string) => {
    try {
      return countFiles(join(root, path));
    } catch (error) {
      return error instanceof Fault ? error.code : error;
    }
  };
  expect([faultOf("missing"), faultOf("one.txt")]).toEqual(["folder-missing", "folder-unreadable"]);
});
