// Wiring may import every room, so that rooms.json can't say this: only the choice of the engine knows SQLite.
import { glob, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

test("outside its room nothing but choose-engine.ts imports an engine", async () => {
  const importing: string[] = [];
  for await (const file of glob("src/**/*.ts", { exclude: (name) => name.endsWith("store/sqlite") }))
    if (/from "[^"]*\/sqlite\/|import\("[^"]*\/sqlite\//.test(await readFile(file, "utf8")))
      importing.push(file);
  expect(importing).toEqual(["src/store/choose-engine.ts"]);
});
