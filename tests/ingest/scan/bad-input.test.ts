import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { UnreadableCode } from "../../../src/domain/documents/unreadable.ts";
import { createFolderReader } from "../../../src/ingest/worker/folder-reader.ts";
import { openFile } from "../../../src/ingest/worker/open-file.ts";
import { directReader } from "../direct-reader.ts";
import { emptyFolder, outline, scanAll, sourceOf, statesAfter } from "../folder.ts";

const STORY = "Ferry returns to the harbour\n\nThe ferry came back on Monday. Nobody was hurt.\n";

test("files without text are listed with a code and a reason", async () => {
  const root = await emptyFolder();
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(root, name), content);
  write("blank.txt", " \n\n ");
  write(
    "data.txt",
    Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256),
  );
  write("empty.md", "");
  write("holes.txt", `${STORY}${"\0".repeat(500)}`);
  write("image.txt", Buffer.from("\x89PNG\r\n\x1a\n0000IHDR", "latin1"));
  write("letters.csv", "a;1;2\nb;3;4\n");
  write("markup.html", "<html><body><script>let x = 1;</script></body></html>");
  write("notes.log", "The pumps ran all night. By morning the cellar was dry.");
  write("paper.txt", "%PDF-1.7\n1 0 obj\n");
  write("zeros.txt", Buffer.alloc(9000));
  const changes = await scanAll(sourceOf(root));
  // Sorted, since on a busy machine the PDF's process starts so slowly that later files overtake it.
  expect(outline(changes).toSorted()).toEqual([
    "blank.txt: empty",
    "data.txt: binary",
    "empty.md: empty",
    "holes.txt: binary",
    "image.txt: binary",
    "letters.csv: unsupported-format",
    "markup.html: no-text",
    "notes.log: document",
    "paper.txt: malformed",
    "zeros.txt: binary",
  ]);
  for (const change of changes) {
    if (change.kind === "unreadable") expect(change.unreadable.reason).toMatch(/^[A-Z].{20,}\.$/);
  }
});

test("refuses a file of 200 MB without reading it", async () => {
  const root = await emptyFolder();
  writeFileSync(join(root, "huge.txt"), STORY);
  truncateSync(join(root, "huge.txt"), 200 * 1024 * 1024);
  const before = process.memoryUsage.rss();
  expect(outline(await scanAll(sourceOf(root)))).toEqual(["huge.txt: too-large"]);
  expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 1024 * 1024);
});

test("a file name that is not UTF-8 is listed with its bytes escaped; unusual UTF-8 names are read", async () => {
  const root = await emptyFolder();
  writeFileSync(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from(".txt")]), STORY);
  writeFileSync(join(root, "\u{fffd} and\nlines.txt"), STORY);
  mkdirSync(join(root, "folder.txt"));
  writeFileSync(join(root, "folder.txt", "inside.txt"), STORY);
  expect(outline(await scanAll(sourceOf(root)))).toEqual([
    "caf\\xe9.txt: bad-name",
    "folder.txt/inside.txt: document",
    "\u{fffd} and\nlines.txt: document",
  ]);
});

test("refuses links to the outside, to nothing, to themselves and to folders; reads a link to a file inside", async () => {
  const root = await emptyFolder();
  const outside = await emptyFolder();
  writeFileSync(join(outside, "secret.txt"), STORY);
  writeFileSync(join(root, "real.txt"), STORY);
  mkdirSync(join(root, "sub"));
  const links = {
    a: join(outside, "secret.txt"),
    b: outside,
    c: "missing.txt",
    d: "d.txt",
    e: "real.txt",
    f: "..",
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(root, `${name}.txt`));
  symlinkSync(".", join(root, "g"));
  expect(outline(await scanAll(sourceOf(root)))).toEqual([
    "a.txt: outside-folder",
    "b.txt: outside-folder",
    "c.txt: not-a-file",
    "d.txt: not-a-file",
    "f.txt: outside-folder",
    "g: not-a-file",
    "e.txt: document",
    "real.txt: document",
  ]);
});

function makePipe(path: string): void {
  execFileSync("sh", ["-c", 'mkfifo "$0"', path]);
}

test("does not follow a link that replaced a folder after the listing", async () => {
  const root = realpathSync(await emptyFolder());
  const outside = await emptyFolder();
  writeFileSync(join(outside, "a.txt"), STORY);
  symlinkSync(outside, join(root, "sub"));
  expect(openFile(root, "sub/a.txt")).toMatchObject({ failure: { code: "outside-folder" } });
  makePipe(join(root, "pipe.txt"));
  expect(openFile(root, "pipe.txt")).toMatchObject({ failure: { code: "not-a-file" } });
});

test("pipes and sockets are listed and never opened", async () => {
  const root = await emptyFolder();
  makePipe(join(root, "pipe.txt"));
  const server = createServer().listen(join(root, "socket.txt"));
  try {
    expect(outline(await scanAll(sourceOf(root)))).toEqual([
      "pipe.txt: not-a-file",
      "socket.txt: not-a-file",
    ]);
  } finally {
    server.close();
  }
});

// mknod needs a capability that even root may lack.
test("a device is listed and never opened", async (context) => {
  const root = await emptyFolder();
  const made = spawnSync("mknod", [join(root, "null.pdf"), "c", "1", "3"]);
  context.skip(made.status !== 0, "no permission to make a device");
  expect(outline(await scanAll(sourceOf(root)))).toEqual(["null.pdf: not-a-file"]);
});

test("a file or folder without read permission is listed, and read once permission is given", async () => {
  const root = await emptyFolder();
  writeFileSync(join(root, "shut.txt"), STORY);
  mkdirSync(join(root, "shut"));
  writeFileSync(join(root, "shut", "a.txt"), STORY);
  // In this process, because only its rights change.
  const source = sourceOf(root, { reader: { ...createFolderReader(), ...directReader() } });
  const open = statesAfter(await scanAll(source));
  await asOrdinaryUser(root, async () => {
    chmodSync(join(root, "shut.txt"), 0);
    chmodSync(join(root, "shut"), 0);
    const fresh = await scanAll(source, open);
    expect(outline(fresh)).toEqual(["shut: permission-denied", "shut.txt: permission-denied"]);
    const known = new Map([...open, ...statesAfter(fresh)]);
    expect(outline(await scanAll(source, known)), "nothing is gone, nothing is new").toEqual([]);
    chmodSync(join(root, "shut.txt"), 0o644);
    expect(outline(await scanAll(source, known))).toEqual(["shut.txt: document"]);
    chmodSync(join(root, "shut"), 0o755);
  });
});

/** Root may read anything, so a test that runs as root switches to another user. */
async function asOrdinaryUser(folder: string, work: () => Promise<void>): Promise<void> {
  const { seteuid, geteuid } = process;
  if (seteuid === undefined || geteuid?.() !== 0) return work();
  const NOBODY = 65_534;
  for (const name of ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })]) {
    chownSync(join(folder, name), NOBODY, NOBODY);
  }
  seteuid(NOBODY);
  try {
    await work();
  } finally {
    seteuid(0);
  }
}

test("a file removed between listing and reading is not reported; the next scan reports it as gone if it was known", async () => {
  const root = await emptyFolder();
  for (let index = 0; index < 60; index += 1) writeFileSync(join(root, `${index + 100}.txt`), STORY);
  const source = sourceOf(root);
  const changes = [];
  for await (const batch of source.scan(new Map())) {
    rmSync(join(root, "159.txt"), { force: true });
    changes.push(...batch);
  }
  expect(outline(changes).at(-1)).toBe("158.txt: document");
  const known = statesAfter(changes);
  expect(outline(await scanAll(source, known))).toEqual([]);
  known.set("159.txt", { path: "159.txt", size: 1, modifiedMs: 1, contentHash: "1" });
  expect(outline(await scanAll(source, known))).toEqual(["159.txt: gone"]);
});

test("a file that changes during every read is not half-read", async () => {
  const root = await emptyFolder();
  let reads = 0;
  const source = sourceOf(root, {
    reader: {
      warm: () => undefined,
      list: async (_root, page) => {
        page([
          { path: "busy.txt", size: 9, modifiedMs: 1, changedMs: 2, failure: null, unlistedFolder: false },
        ]);
        return root;
      },
      read: async () => {
        reads += 1;
        return { kind: "changing" };
      },
      close: async () => undefined,
    },
  });
  const fresh = await scanAll(source);
  expect(outline(fresh)).toEqual(["busy.txt: io-error"]);
  expect(reads).toBeGreaterThan(1);
  const earlier = new Map([["busy.txt", { path: "busy.txt", size: 5, modifiedMs: 1, contentHash: "ab" }]]);
  expect(outline(await scanAll(source, earlier)), "the known revision stays").toEqual([]);
});

test("a slow file delays neither the files after it nor a consumer that stops early", async () => {
  const root = await emptyFolder();
  const names = ["a.txt", "b.txt", "c.txt", "d.txt"];
  for (const name of names) writeFileSync(join(root, name), STORY.replace("ferry", name));
  const real = createFolderReader();
  const slow = Promise.withResolvers<void>();
  const source = sourceOf(root, {
    reader: {
      ...real,
      async read(job) {
        if (job.path === "b.txt") await slow.promise;
        return real.read(job);
      },
    },
  });
  for await (const batch of source.scan(new Map())) {
    expect(outline(batch)).toContain("a.txt: document");
    break;
  }
  const seen: string[] = [];
  for await (const batch of source.scan(new Map())) {
    seen.push(...outline(batch));
    if (seen.length === 3) slow.resolve();
  }
  expect(seen).toEqual(["a.txt: document", "c.txt: document", "d.txt: document", "b.txt: document"]);
});

test("a large slow file does not delay a hundred others", async () => {
  const root = await emptyFolder();
  const names = Array.from({ length: 100 }, (_, n) => `${String(n).padStart(3, "0")}.txt`);
  for (const name of names) writeFileSync(join(root, name), STORY.replace("ferry", name));
  const real = createFolderReader();
  const slow = Promise.withResolvers<void>();
  const source = sourceOf(root, {
    reader: {
      ...real,
      list: (folder, page) =>
        real.list(folder, (entries) =>
          page(entries.map((entry) => (entry.path === "000.txt" ? { ...entry, size: 5_000_000 } : entry))),
        ),
      async read(job) {
        if (job.path === "000.txt") await slow.promise;
        return real.read(job);
      },
    },
  });
  const seen: string[] = [];
  for await (const batch of source.scan(new Map())) {
    seen.push(...outline(batch));
    if (seen.length === 99) slow.resolve();
  }
  expect(seen.at(-1)).toBe("000.txt: document");
  expect(seen).toHaveLength(100);
});

test("a file that can't be opened is tried at each scan, reported once per reason, and read when possible", async () => {
  const root = await emptyFolder();
  writeFileSync(join(root, "mounted.txt"), STORY);
  const real = createFolderReader();
  let codes: UnreadableCode[] = ["io-error", "io-error", "permission-denied"];
  const source = sourceOf(root, {
    reader: {
      ...real,
      async read(job) {
        const [code] = codes;
        codes = codes.slice(1);
        if (code === undefined) return real.read(job);
        const file = { path: job.path, size: 0, modifiedMs: 0, contentHash: null };
        return { kind: "unreadable", file, unreadable: { path: job.path, code, reason: "Try later." } };
      },
    },
  });
  const first = await scanAll(source);
  expect(outline(first)).toEqual(["mounted.txt: io-error"]);
  expect(outline(await scanAll(source, statesAfter(first)))).toEqual([]);
  expect(outline(await scanAll(source, statesAfter(first)))).toEqual(["mounted.txt: permission-denied"]);
  expect(outline(await scanAll(source, statesAfter(first)))).toEqual(["mounted.txt: document"]);
});
