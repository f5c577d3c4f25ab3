// Runs every command of the README exactly as written.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PermissionFlagsBits } from "discord.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { textsFor } from "../src/catalogues/texts.ts";
import { BOT_PERMISSIONS } from "../src/discord/api/invite.ts";
import type { PermissionName } from "../src/discord/message/permission-name.ts";
import { rowsBelow } from "./docs/markdown.ts";

/** Run by continuous integration itself, by other tests (the playground), or by hand (the bench). */
const ELSEWHERE = new Set(["npm ci", "npm run check", "npm run bench", "npm run playground"]);

const readme = await readFile("README.md", "utf8");
const blocks = Array.from(readme.matchAll(/```sh\n([\s\S]*?)```/g), ([, block]) => block ?? "");
const commands = blocks
  .flatMap((block) => block.split("\n"))
  .flatMap((line) => line.replace(/\s+#.*$/, "").split("&&"))
  .map((command) => command.trim())
  .filter((command) => command !== "" && !ELSEWHERE.has(command));

let data = "";
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "dateline-readme-"));
});
afterAll(() => rm(data, { recursive: true, force: true }));

test("the README has commands to run", () => {
  expect(commands.length).toBeGreaterThan(4);
});

test.each(commands)("%s", async (command) => {
  const env = { PATH: process.env.PATH ?? "", HOME: data, DATA_DIR: data };
  const { code, out, err } = await new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
    const child = execFile("sh", ["-c", command], { env }, (error, out, err) => {
      resolve({ code: error?.code ?? 0, out, err });
    });
    child.stdin?.end();
  });
  expect(code, err).toBe(0);
  expect(out.trim()).not.toBe("");
});

test("the README lists exactly the permissions that the invitation asks for", () => {
  const rows = rowsBelow(readme, "Connect Discord").map(([name]) => name ?? "");
  const asked = Object.entries(PermissionFlagsBits).filter(([, bit]) => (BOT_PERMISSIONS & bit) !== 0n);
  const names = asked.map(([flag]) =>
    textsFor("en").t("discord.schedule.permission", { permission: flag as PermissionName }),
  );
  // Discord's invitation page says "View Channels", its channel settings "View Channel".
  expect(rows.map((name) => name.replace("View Channels", "View Channel")).sort()).toEqual(names.sort());
});
