// The committed pictures of the documentation, and the tool that makes those of Discord.
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { chromiumFor } from "../browser/browser.ts";

const run = promisify(execFile);
const MAX_BYTES = 200_000;
const DISCORD = ["discord-briefing.png", "discord-evidence.png", "discord-phone.png", "discord-picture.png"];

/** Width and height in pixels, from the PNG's header. */
async function sizeOf(file: string): Promise<{ width: number; height: number; bytes: number }> {
  const png = await readFile(file);
  expect(png.toString("latin1", 1, 4)).toBe("PNG");
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), bytes: png.length };
}

test("each picture has less than 200 kB", async () => {
  const names = (await readdir("docs/images")).filter((name) => name.endsWith(".png"));
  expect(names).toEqual(expect.arrayContaining(DISCORD));
  for (const name of names)
    expect((await sizeOf(join("docs/images", name))).bytes, name).toBeLessThan(MAX_BYTES);
});

test.skipIf(chromiumFor("making the pictures") === null)(
  "the tool makes the pictures of Discord in the width of the committed ones",
  { timeout: 90_000 },
  async () => {
    const out = await mkdtemp(join(tmpdir(), "dateline-pictures-"));
    try {
      await run(process.execPath, [resolve("tools/screenshots-discord.ts"), "--out", out]);
      expect((await readdir(out)).sort()).toEqual(DISCORD);
      for (const name of DISCORD) {
        const { width, height } = await sizeOf(join(out, name));
        expect(width, name).toBe((await sizeOf(join("docs/images", name))).width);
        expect(height, name).toBeGreaterThan(400);
      }
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  },
);
