// Changes a real folder at random, and computes what the library must contain once it stops changing.
import { createHash } from "node:crypto";
import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";

/** A whole number from 0 to `below` - 1; the sequence depends on the seed only. */
export type RandomInt = (below: number) => number;

export type Operation =
  | "create"
  | "overwrite"
  | "append"
  | "rename-over"
  | "move"
  | "folder-in"
  | "delete"
  | "restore"
  | "touch"
  | "same-size-and-time"
  | "pausing-writer"
  | "many-at-once"
  | "link"
  | "link-swap"
  | "copy"
  | "collection"
  | "root-away";

export const OPERATIONS: readonly Operation[] = [
  "create",
  "create",
  "create",
  "overwrite",
  "append",
  "rename-over",
  "move",
  "folder-in",
  "delete",
  "restore",
  "touch",
  "same-size-and-time",
  "pausing-writer",
  "link",
  "link-swap",
  "copy",
  "collection",
  "root-away",
];

const FOLDERS = ["", "north", "south", "south/deep", "desk"];
const PLACES = ["Varsund", "Lindholm", "Corvale", "Brevik", "Oster", "Halden"];
const THINGS = ["ferry", "dam", "weir", "harbour", "bridge", "mill"];

export interface FolderMutator {
  apply(operation: Operation): Promise<void>;
}

export interface FolderMutatorDeps {
  /** The documents folder. */
  readonly root: string;
  /** A folder on the same disk, outside of the documents folder. */
  readonly outside: string;
  readonly randomInt: RandomInt;
  /** The number of files that "many-at-once" creates. */
  readonly many?: number;
  /** Waits in the middle of "pausing-writer" and "root-away". */
  readonly sleep: () => Promise<void>;
}

export function createFolderMutator({
  root,
  outside,
  randomInt,
  many = 500,
  sleep,
}: FolderMutatorDeps): FolderMutator {
  let createdCount = 0;
  const deleted: { path: string; bytes: Buffer }[] = [];
  const pick = <T>(list: readonly T[]): T | undefined => list[randomInt(list.length)];
  const text = () =>
    `The ${pick(THINGS)} at ${pick(PLACES)} number ${++createdCount}\n\nThe ${pick(THINGS)} at ${pick(PLACES)} was seen ${randomInt(900)} times that day.\n`;
  const newPath = () => join(root, pick(FOLDERS) ?? "", `report ${++createdCount}.txt`);
  const files = async () => (await regularFiles(root)).map((path) => join(root, path));
  const oneFile = async () => pick(await files());

  async function write(path: string, content: string | Buffer): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }

  const actions: Record<Operation, () => Promise<unknown>> = {
    create: () => write(newPath(), text()),
    overwrite: async () => write((await oneFile()) ?? newPath(), text()),
    append: async () =>
      appendFile((await oneFile()) ?? newPath(), `More came at ${randomInt(24)} hours.\n`).catch(
        ignoreMissing,
      ),
    "rename-over": async () => {
      const target = (await oneFile()) ?? newPath();
      await write(join(root, ".incoming"), text());
      await mkdir(dirname(target), { recursive: true });
      await rename(join(root, ".incoming"), target);
    },
    move: async () => {
      const [from, to] = [await oneFile(), newPath()];
      await mkdir(dirname(to), { recursive: true });
      if (from !== undefined) await rename(from, to);
    },
    "folder-in": async () => {
      const folder = join(outside, `folder ${++createdCount}`);
      for (let each = 0; each < 4; each += 1) await write(join(folder, "in", `${each}.txt`), text());
      await rename(folder, join(root, `folder ${createdCount}`));
    },
    delete: async () => {
      const path = await oneFile();
      if (path === undefined) return;
      deleted.push({ path, bytes: await readFile(path) });
      await rm(path);
    },
    restore: async () => {
      const back = deleted.pop();
      if (back !== undefined) await write(back.path, back.bytes);
    },
    touch: async () => {
      const path = await oneFile();
      const at = new Date(Date.now() - randomInt(100_000));
      if (path !== undefined) await utimes(path, at, at);
    },
    "same-size-and-time": async () => {
      const path = await oneFile();
      if (path === undefined) return;
      const { mtime } = await stat(path);
      const bytes = await readFile(path);
      bytes.write(String.fromCharCode(97 + randomInt(26)), randomInt(bytes.length));
      await writeFile(path, bytes);
      await utimes(path, mtime, mtime);
    },
    "pausing-writer": async () => {
      const path = newPath();
      await write(path, "The first half of the report says that the dam held, and");
      await sleep();
      await appendFile(path, ` the second half that it did not. ${text()}`);
    },
    "many-at-once": async () => {
      const folder = join(root, `burst ${++createdCount}`);
      await mkdir(folder, { recursive: true });
      await Promise.all(Array.from({ length: many }, (_, n) => writeFile(join(folder, `${n}.txt`), text())));
    },
    link: async () => {
      const path = await oneFile();
      if (path !== undefined) await symlink(path, join(root, `link ${++createdCount}.txt`));
    },
    "link-swap": async () => {
      const [path, other] = [await oneFile(), await oneFile()];
      if (path === undefined || other === undefined || path === other) return;
      await rm(path);
      await symlink(randomInt(2) === 0 ? other : join(outside, "outside.txt"), path);
    },
    copy: async () => {
      const path = await oneFile();
      if (path !== undefined) await write(newPath(), await readFile(path));
    },
    collection: async () => {
      const text = pick(["guilds: [7001]\n", "guilds: [7002]\n", "guilds: oops\n", "name: Desk\n"]) ?? "";
      await write(join(root, "desk/collection.yml"), text);
    },
    "root-away": async () => {
      await rename(root, join(outside, "away"));
      await sleep();
      await rename(join(outside, "away"), root);
    },
  };
  return {
    async apply(operation) {
      await actions[operation]();
    },
  };
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}

async function regularFiles(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && entry.name !== "collection.yml")
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

/** A readable file of the folder. */
export interface ExpectedFile {
  readonly path: string;
  /** Where the path leads after links are resolved. */
  readonly target: string;
  /** "path hash", as the library must list it. */
  readonly line: string;
}

/** The readable files of the folder, determined without any of the code under test. */
export async function expectedFiles(root: string): Promise<ExpectedFile[]> {
  const real = await realpath(root);
  const files: ExpectedFile[] = [];
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const absolute = join(entry.parentPath, entry.name);
    if (entry.isDirectory() || entry.name.startsWith(".") || entry.name === "collection.yml") continue;
    const target = await realpath(absolute).catch(() => null);
    if (target === null || !target.startsWith(`${real}/`) || !(await stat(absolute)).isFile()) continue;
    const hash = createHash("sha256")
      .update(await readFile(absolute))
      .digest("hex");
    const path = absolute.slice(root.length + 1);
    files.push({ path, target: target.slice(real.length + 1), line: `${path} ${hash}` });
  }
  return files;
}

/** Whether a guild may see a file, by desk/collection.yml as the operation "collection" writes it. */
export async function maySee(root: string, guild: string): Promise<(file: ExpectedFile) => boolean> {
  const collectionText = await readFile(join(root, "desk/collection.yml"), "utf8").catch(() => "");
  const open =
    collectionText === "" || collectionText.startsWith("name") || collectionText === `guilds: [${guild}]\n`;
  return ({ path, target }) => open || ![path, target].some((place) => place.startsWith("desk/"));
}
