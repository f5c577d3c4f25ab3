import { expect, test } from "vitest";
import { englishTextsIn } from "../../tools/lib/english-texts.ts";

const found = (source: string) => englishTextsIn(source).map(({ line, text }) => `${line}: ${text}`);

test("finds phrases and sentences in literals and templates", () => {
  const source = [
    'say("The folder is missing.");',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a source text
    "const line = `${count} files could not be read`;",
    'throw new Fault("folder-missing", "there is no such folder");',
  ].join("\n");
  expect(found(source)).toEqual([
    "1: The folder is missing.",
    "2: … files could not be read",
    "3: there is no such folder",
  ]);
});

test("ignores comments, keys, names, SQL, markup and what only a developer reads", () => {
  const source = [
    "// The folder is missing.",
    't("discord.briefing.left-out");',
    'const name = "Read Message History";',
    'run("SELECT path FROM files WHERE id IN (1)");',
    'const style = "color: red; to: left; in: a";',
    'throw new Error("this is not the time");',
    "const pattern = /one of the many/;",
  ].join("\n");
  expect(found(source)).toEqual([]);
});
