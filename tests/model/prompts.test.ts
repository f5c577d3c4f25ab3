import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadPrompts } from "../../src/writer/model/prompts.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dateline-prompts-"));
  await cp("prompts", folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const events = { emit: () => undefined };

async function edit(name: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, name), "utf8");
  expect(text).toContain(from);
  await writeFile(join(folder, name), text.replaceAll(from, to));
}

test("inserts values as they are, never parsed as templates", async () => {
  const prompts = await loadPrompts(folder, events);
  const { user } = await prompts.fill("answer", { question: "{{sources}} $& $1", sources: "1| A line." });
  expect(user).toBe("Question: {{sources}} $& $1\n\n1| A line.");
});

test.each([
  [
    "an unknown variable",
    "{{question}}",
    "{{queston}}",
    /answer\.md: unknown variable \{\{queston\}\}; available: question, sources/,
  ],
  ["a missing variable", "{{sources}}", "", /answer\.md: the variable \{\{sources\}\} is missing/],
  ["another schema", "schema: answer", "schema: digest", /schema is "digest"; "answer" needs "answer"/],
  [
    "a variable that is not listed",
    "variables: [question, sources]",
    "variables: [question]",
    /\{\{sources\}\} is used but not listed/,
  ],
  ["no user section", "## user", "## reader", /a line "## user" must separate/],
  ["no front matter", "---", "***", /front matter/],
  ["no purpose", "purpose: An answer", "about: An answer", /purpose/],
])("a prompt with %s stops the start with an error that names it", async (_what, from, to, fault) => {
  await edit("answer.md", from, to);
  await expect(loadPrompts(folder, events)).rejects.toMatchObject({
    code: "config",
    message: expect.stringMatching(fault),
  });
});

test("reports all problems of all prompts at once, including a missing file", async () => {
  await edit("answer.md", "{{question}}", "{{queston}}");
  await rm(join(folder, "story.md"));
  await expect(loadPrompts(folder, events)).rejects.toThrow(
    /queston[\s\S]*story\.md cannot be read \(ENOENT\)|story\.md[\s\S]*queston/,
  );
});

test("uses a later edit at once and changes the version; ignores an invalid edit", async () => {
  const emitted: string[] = [];
  const prompts = await loadPrompts(folder, { emit: (_level, name) => void emitted.push(name) });
  const before = await prompts.version("answer");
  await edit("answer.md", "Question:", "Asked:");
  expect((await prompts.fill("answer", { question: "Who?", sources: "" })).user).toMatch(/^Asked: Who\?/);
  const edited = await prompts.version("answer");
  expect(edited).not.toBe(before);
  await edit("answer.md", "{{question}}", "{{}}");
  expect((await prompts.fill("answer", { question: "Who?", sources: "" })).user).toMatch(/^Asked: Who\?/);
  expect(await prompts.version("answer")).toBe(edited);
  expect(emitted).toEqual(["prompt.reloaded", "prompt.rejected"]);
});
