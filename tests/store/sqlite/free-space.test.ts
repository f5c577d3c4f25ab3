import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freeSpace } from "../../../src/store/sqlite/free-space.ts";

test("a folder that does not exist yet has the free space of its nearest parent", async () => {
  const [parent, missing] = await Promise.all([
    freeSpace(tmpdir()),
    freeSpace(join(tmpdir(), "dateline-no-such-folder", "data")),
  ]);
  expect(parent).toBeGreaterThan(0);
  // Other processes use the disk meanwhile.
  expect(Math.abs(missing - parent)).toBeLessThan(parent / 2);
});
