import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { VARIABLES } from "../../src/config/settings.ts";

const text = readFileSync(resolve(import.meta.dirname, "../../.env.example"), "utf8");
const settings = Array.from(
  text.matchAll(/^#([A-Z_]+)=(.*)$/gm),
  ([, name = "", value = ""]) => [name, value] as const,
);

test(".env.example lists every setting once, with a description and its default", () => {
  expect(settings.map(([name]) => name).toSorted()).toEqual(VARIABLES.toSorted());
  for (const [name] of settings) expect(text).toMatch(new RegExp(`^# .*\\. Default: .+\\n#${name}=`, "m"));
});

test("the values in .env.example are valid", () => {
  const cwd = resolve(tmpdir(), "nothing-here");
  expect(readConfig({ env: Object.fromEntries(settings), cwd, projectRoot: cwd })).toMatchObject({
    ok: true,
  });
});
