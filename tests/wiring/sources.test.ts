// Wiring may import every room, so that rooms.json can't say this: the bot and the console take their sources from one list.
import { glob, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

test("only sources.ts makes sources of documents", async () => {
  const making: string[] = [];
  for await (const file of glob("src/**/*.ts"))
    if (/from "[^"]*\/(?:folder-source|source-providers)\.ts"/.test(await readFile(file, "utf8")))
      making.push(file);
  expect(making).toEqual(["src/wiring/sources.ts"]);
});
