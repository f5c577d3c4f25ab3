import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createUploads, MAX_UPLOAD_BYTES } from "../../src/ingest/uploads.ts";

const GUILD = "81384788765712384";
let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-uploads-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

const bytes = (text: string) => Buffer.from(text);

describe("uploads", () => {
  test("stores a file under its name in its guild's folder only", async () => {
    const uploads = createUploads(dataDir);
    expect(await uploads.add(GUILD, "ferry.txt", bytes("It sank."))).toEqual({
      kind: "stored",
      path: "uploads/ferry.txt",
      replaced: false,
    });
    expect(await readFile(join(uploads.rootOf(GUILD), "uploads/ferry.txt"), "utf8")).toBe("It sank.");
    expect(await uploads.list(GUILD)).toEqual(["uploads/ferry.txt"]);
    expect(await uploads.list("1")).toEqual([]);
    expect(await uploads.guilds()).toEqual([GUILD]);
    expect(await readdir(uploads.rootOf(GUILD))).toEqual(["uploads"]);
  });

  test("what a killed process left is removed, and nothing else", async () => {
    const uploads = createUploads(dataDir);
    await uploads.add(GUILD, "a.txt", bytes("one"));
    const root = uploads.rootOf(GUILD);
    const [left, inUse, own] = [`.${randomUUID()}`, `.${randomUUID()}`, ".keep"];
    for (const name of [left, inUse, own]) await writeFile(join(root, name), "half");
    const before = performance.timeOrigin / 1000 - 60;
    for (const name of [left, own]) await utimes(join(root, name), before, before);
    await uploads.removeUnfinished();
    expect(await readdir(root)).toEqual([inUse, own, "uploads"].sort());
    expect(await uploads.list(GUILD)).toEqual(["uploads/a.txt"]);
    await createUploads(join(dataDir, "none")).removeUnfinished();
  });

  test("replaces a file of the same name, unless the bytes are the same", async () => {
    const uploads = createUploads(dataDir);
    await uploads.add(GUILD, "a.txt", bytes("one"));
    expect(await uploads.add(GUILD, "a.txt", bytes("one"))).toMatchObject({ replaced: false });
    expect(await uploads.add(GUILD, "a.txt", bytes("two"))).toMatchObject({ replaced: true });
    expect(await readFile(join(uploads.rootOf(GUILD), "uploads/a.txt"), "utf8")).toBe("two");
  });

  test.each([
    ["../../etc/passwd", "uploads/passwd"],
    ["..\\..\\boot.ini", "uploads/boot.ini"],
    ["CON.txt", "uploads/file CON.txt"],
    [".htaccess", "uploads/htaccess"],
    ["a\u202egnp.exe\n.txt", "uploads/agnp.exe.txt"],
    ["what? <now>.txt", "uploads/what_ _now_.txt"],
    ["...", "uploads/file"],
    ["", "uploads/file"],
    ["report#2.pdf", "uploads/report_2.pdf"],
  ])("turns %j into a name that is valid on every system", async (given, path) => {
    const uploads = createUploads(dataDir);
    expect(await uploads.add(GUILD, given, bytes("x"))).toMatchObject({ kind: "stored", path });
    expect(await readdir(dataDir)).toEqual(["guilds"]);
    expect(await uploads.remove(GUILD, path)).toBe(true);
    expect(await uploads.list(GUILD)).toEqual([]);
  });

  test("cuts a long name to 120 bytes and keeps its extension", async () => {
    const added = await createUploads(dataDir).add(GUILD, `${"é".repeat(300)}.txt`, bytes("x"));
    if (added.kind !== "stored") throw new Error("not stored");
    expect(added.path).toMatch(/^uploads\/é+\.txt$/);
    expect(Buffer.byteLength(added.path)).toBeLessThanOrEqual("uploads/".length + 120);
  });

  test("removes uploaded files only", async () => {
    const uploads = createUploads(dataDir);
    await uploads.add(GUILD, "a.txt", bytes("x"));
    for (const path of ["a.txt", "uploads/../uploads/a.txt", "/etc/hosts", "uploads/b.txt", "uploads/"]) {
      expect(await uploads.remove(GUILD, path)).toBe(false);
    }
    expect(() => uploads.rootOf("../1")).toThrow(TypeError);
    expect(await uploads.list(GUILD)).toEqual(["uploads/a.txt"]);
    await uploads.removeAll(GUILD);
    expect(await uploads.guilds()).toEqual([]);
  });

  test("limits a guild's bytes, without counting the file that is replaced", async () => {
    const uploads = createUploads(dataDir);
    const large = new Uint8Array(MAX_UPLOAD_BYTES - 10);
    await uploads.add(GUILD, "large.txt", large);
    expect(await uploads.add(GUILD, "more.txt", new Uint8Array(11))).toEqual({
      kind: "full",
      limit: "bytes",
      max: MAX_UPLOAD_BYTES,
    });
    expect(await uploads.add(GUILD, "more.txt", new Uint8Array(10))).toMatchObject({ kind: "stored" });
    expect(await uploads.add(GUILD, "large.txt", bytes("small"))).toMatchObject({ replaced: true });
  });
});
