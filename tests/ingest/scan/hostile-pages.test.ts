import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, outline, scanAll, sourceOf, statesAfter } from "../folder.ts";

const SET_ASIDE = /^(?:too-much-memory|too-slow|malformed)$/;

// In a thread, the first two end the program.
test.each([
  ["cells", "<td>1", 150_000],
  ["links", "<a>b</a>", 150_000],
  ["nested", "<div><table><tr><td>", 120_000],
])("a page of countless %s is set aside, and the file after it is read", async (_, element, count) => {
  const root = await emptyFolder();
  writeFileSync(join(root, "page.html"), `<html><body>${element.repeat(count)}`);
  writeFileSync(join(root, "post.md"), "A sentence stands here. Another one follows.");
  const options = { memoryMb: 90, documentTimeoutMs: 2_000 };
  const changes = await scanAll(sourceOf(root, options));
  const [page, post] = outline(changes).sort();
  expect(post).toBe("post.md: document");
  expect(page?.replace("page.html: ", "")).toMatch(SET_ASIDE);
  expect(await scanAll(sourceOf(root, options), statesAfter(changes)), "not tried again").toEqual([]);
});
