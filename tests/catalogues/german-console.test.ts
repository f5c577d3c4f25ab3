import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { textsOf } from "../../tools/lib/messages.ts";

const PROJECT = resolve(import.meta.dirname, "../..");
const dataDir = mkdtempSync(join(tmpdir(), "dateline-german-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const read = (code: string) => textsOf(readFileSync(join(PROJECT, `locales/${code}.json`), "utf8"));
const german = read("de");
/** The fixed English texts of several words that German words in another way. */
const english = Object.entries(read("en")).flatMap(([key, text]) =>
  /^(?:console|doctor)\./.test(key) && !text.includes("{") && text.includes(" ") && text !== german[key]
    ? [text.trim()]
    : [],
);

test.each([
  ["brief", ["brief"]],
  ["ask", ["ask", "What is the price of tea in the moon?"]],
  ["doctor", ["doctor"]],
  ["help", ["--help"]],
  ["help of a command", ["schedule", "--help"]],
])("%s has no English text in German", (_name, args) => {
  const env = { ...process.env, LANGUAGE: "de", DATA_DIR: dataDir, DOCUMENTS_DIR: "", DISCORD_TOKEN: "" };
  const out = execFileSync(process.execPath, ["dateline.mjs", ...args], {
    cwd: PROJECT,
    env,
    encoding: "utf8",
  });
  expect(english.filter((text) => out.includes(text))).toEqual([]);
});
