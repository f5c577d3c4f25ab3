import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore } from "../../../src/store/sqlite/open-store.ts";

let parent = "";
let dataDir = "";
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "dateline-private-"));
  dataDir = join(parent, "data");
});
afterEach(() => rm(parent, { recursive: true }));

const open = () =>
  openStore({ dataDir, now: () => "2024-03-05T10:00:00.000Z", events: { emit: () => undefined } });
const modeOf = async (path: string) => ((await stat(path)).mode & 0o7777).toString(8);

/** Opens the store; the modes of the data folder and what is in it, while it is open. */
async function modesWhileOpen(): Promise<Record<string, string>> {
  const store = await open();
  try {
    await store.checkSpace();
    await store.addTallies([{ day: "2024-03-05", kind: "answer", reason: "answered", count: 1 }]);
    const modes: Record<string, string> = { ".": await modeOf(dataDir) };
    for (const name of await readdir(dataDir)) modes[name] = await modeOf(join(dataDir, name));
    return modes;
  } finally {
    await store.close();
  }
}

const PRIVATE = {
  "dateline.sqlite": "600",
  "dateline.sqlite-wal": "600",
  "dateline.sqlite-shm": "600",
  "dateline.sqlite.reserve": "600",
};

test("a new data folder and all files in it are their owner's only, whatever the umask", async () => {
  const umask = process.umask(0);
  try {
    expect(await modesWhileOpen()).toEqual({ ".": "700", ...PRIVATE });
  } finally {
    process.umask(umask);
  }
});

/** As an older version left it: readable by everybody. */
async function openInstallation(folderMode: number): Promise<void> {
  await (await open()).close();
  await mkdir(join(dataDir, "guilds"));
  await writeFile(join(dataDir, "dateline.sqlite.kept-1"), "");
  for (const name of await readdir(dataDir))
    await chmod(join(dataDir, name), name === "guilds" ? 0o755 : 0o644);
  await chmod(dataDir, folderMode);
}

test("an installation that others could read is closed to them at the next start", async () => {
  await openInstallation(0o755);
  expect(await modesWhileOpen()).toEqual({
    ".": "700",
    ...PRIVATE,
    guilds: "700",
    "dateline.sqlite.kept-1": "600",
  });
});

test("a folder with the set-group-ID bit stays open to its group, and is closed to others", async () => {
  await openInstallation(0o2755);
  expect(await modesWhileOpen()).toMatchObject({
    ".": "2750",
    "dateline.sqlite": "640",
    "dateline.sqlite-wal": "640",
    "dateline.sqlite.kept-1": "640",
    guilds: "750",
  });
});

test("a folder in which there are other files keeps its rights, and so do they; the store's files do not", async () => {
  await openInstallation(0o755);
  await writeFile(join(dataDir, "notes.txt"), "");
  await chmod(join(dataDir, "notes.txt"), 0o644);
  expect(await modesWhileOpen()).toMatchObject({ ".": "755", "notes.txt": "644", ...PRIVATE });
});
