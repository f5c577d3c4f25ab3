import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const PACK_IMPORT = /\b(?:DEFAULT_PACK|allPacks)\b/;

test("docs/languages.md lists every file that reads a pack without knowing the language of its text", () => {
  const readers = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
    (file) =>
      file.endsWith(".ts") &&
      !file.startsWith("text/languages/") &&
      PACK_IMPORT.test(readFileSync(`src/${file}`, "utf8")),
  );
  const [, section = ""] = readFileSync("docs/languages.md", "utf8").split(
    "## What does not know the language yet",
  );
  const listed = Array.from(section.matchAll(/`([\w/-]+\.ts)`/g), ([, file]) => file);
  expect(listed.sort()).toEqual(readers.sort());
});
