import { chmod, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test, vi } from "vitest";
import type { FileChange } from "../../../src/domain/intake/file-change.ts";
import { NOT_A_FILE } from "../../../src/ingest/content/read-failures.ts";
import { readCollection } from "../../../src/ingest/listing/collection-file.ts";
import { emptyFolder, outline, pathOf, scanAll, sourceOf, statesAfter } from "../folder.ts";

const STORY = "Ferry returns to the harbour\n\nThe ferry came back on Monday. Nobody was hurt.\n";
const ONE = "123456789012345678";
const TWO = "223456789012345678";
const read = (text: string) => readCollection(new TextEncoder().encode(text));

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await emptyFolder();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

/** Who may see each path; "all" for everybody. */
function audiences(changes: readonly FileChange[]): Record<string, readonly string[] | "all"> {
  return Object.fromEntries(
    changes.flatMap((change) =>
      change.kind === "gone" ? [] : [[pathOf(change), change.file.guilds ?? ("all" as const)]],
    ),
  );
}

test("reads guild ids without losing digits, an empty list as nobody, no list as everybody", () => {
  expect(read(`guilds: [${TWO}, "${ONE}", ${ONE}]\nname: Desk\nlanguage: de\n`)).toEqual({
    audience: [ONE, TWO],
    defaults: { name: "Desk", language: "de" },
  });
  expect(read("guilds:\n  - 9007199254740993\n")).toMatchObject({ audience: ["9007199254740993"] });
  expect(read("guilds: []")).toEqual({ audience: [], defaults: {} });
  expect(read("\uFEFFname: '  Harbour   desk '\nlanguage: pt-BR")).toEqual({
    audience: undefined,
    defaults: { name: "Harbour desk", language: "pt" },
  });
});

test.each([
  ["nothing", ""],
  ["text", "Harbour desk"],
  ["a list", "- 7001"],
  ["a misspelled key", `guild: [${ONE}]`],
  ["guilds that are not a list", `guilds: ${ONE}`],
  ["guilds without a value", "guilds:\n"],
  ["a guild's name", "guilds: [My server]"],
  ["a fractional guild id", "guilds: [1.5]"],
  ["broken YAML", "guilds: [7001"],
  ["a repeated key", `guilds: [${ONE}]\nguilds: [${TWO}]`],
  ["a name that is not text", "name: [a]"],
  ["fields that are not a mapping", "fields: [title]"],
  ["an unknown field", "fields:\n  headline: Titel"],
  ["a field without a value", "fields:\n  title:"],
  ["an empty name", "name: ''"],
  ["a name that is too long", `name: ${"a".repeat(101)}`],
  ["a language's name", "language: English"],
  ["a malformed language tag", "language: the one of the coast"],
  ["an alias bomb", `a: &a [1,1]\nb: &b [*a,*a]\nguilds: [${Array(20).fill("*b").join(",")}]`],
])("refuses %s and says what to do", (_, text) => {
  expect(read(text)).toMatchObject({
    code: "malformed",
    reason: expect.stringContaining("Until this is fixed"),
  });
});

test("refuses bytes that are not UTF-8", () => {
  expect(readCollection(Uint8Array.of(0x6e, 0xff))).toMatchObject({ code: "malformed" });
});

test("the audience of a document is the intersection of all collection files above it", async () => {
  const root = await folderWith({
    "a.txt": STORY,
    "desk/collection.yml": `guilds: [${ONE}, ${TWO}]`,
    "desk/b.txt": STORY,
    "desk/empty.txt": "",
    "desk/deep/er/c.txt": STORY,
    "desk/inner/collection.yml": `guilds: [${TWO}, 7]`,
    "desk/inner/d.txt": STORY,
    "desk/open/collection.yml": "name: Open\n",
    "desk/open/e.txt": STORY,
    "other/Collection.YAML": "guilds: []",
    "other/f.txt": STORY,
  });
  expect(audiences(await scanAll(sourceOf(root)))).toEqual({
    "a.txt": "all",
    "desk/b.txt": [ONE, TWO],
    "desk/empty.txt": [ONE, TWO],
    "desk/deep/er/c.txt": [ONE, TWO],
    "desk/inner/d.txt": [TWO],
    "desk/open/e.txt": [ONE, TWO],
    "other/f.txt": [],
  });
});

test("an invalid or unreadable collection file hides its folder from everybody and is listed as unreadable", async () => {
  const root = await folderWith({
    "a.txt": STORY,
    "desk/collection.yml": "guilds: my server",
    "desk/deep/b.txt": STORY,
    "linked/b.txt": STORY,
    "folder/collection.yml/c.txt": STORY,
    "folder/d.txt": STORY,
    "locked/collection.yml": "guilds: []",
    "locked/e.txt": STORY,
  });
  await symlink("../a.txt", join(root, "linked/collection.yml"));
  await chmod(join(root, "locked/collection.yml"), 0);
  const changes = await scanAll(sourceOf(root));
  const locked = process.getuid?.() === 0 ? [] : ["locked/collection.yml: permission-denied"];
  expect(outline(changes).filter((line) => line.includes("collection.yml"))).toEqual([
    "desk/collection.yml: malformed",
    "folder/collection.yml: not-a-file",
    "linked/collection.yml: not-a-file",
    ...locked,
  ]);
  const { "a.txt": open, ...below } = audiences(changes);
  expect(open).toBe("all");
  expect(Object.values(below)).toEqual(Object.values(below).map(() => []));
});

const STORY_WITH_SOURCE = "Ferry returns\n\nSource: Varsund Post\n\nThe ferry came back. Nobody was hurt.\n";

/** Source and language of each document. */
function sourceAndLanguage(changes: readonly FileChange[]): Record<string, readonly (string | null)[]> {
  return Object.fromEntries(
    changes.flatMap((change) =>
      change.kind === "document"
        ? [[change.document.path, [change.document.source, change.document.language]]]
        : [],
    ),
  );
}

test("documents get their folder's name if they state no source, and always its language", async () => {
  const root = await folderWith({
    "a.txt": STORY,
    "desk/collection.yml": "name: Harbour desk\nlanguage: nb\n",
    "desk/b.txt": STORY,
    "desk/said.txt": STORY_WITH_SOURCE,
    "desk/rows.csv": "title,text\nDam,The dam held through the night.\n",
    "desk/deep/collection.yml": "name: Deep desk\n",
    "desk/deep/c.txt": STORY,
  });
  expect(sourceAndLanguage(await scanAll(sourceOf(root)))).toEqual({
    "a.txt": [null, "en"],
    "desk/b.txt": ["Harbour desk", "nb"],
    "desk/said.txt": ["Varsund Post", "nb"],
    "desk/rows.csv/#1": ["Harbour desk", "nb"],
    "desk/deep/c.txt": ["Deep desk", "nb"],
  });
});

test("a collection file's field names are used for exports in its folder", async () => {
  const root = await folderWith({
    "desk/collection.yml":
      "fields:\n  text: Fließtext\n  title: Überschrift\n  date: Tag\n  source: Blatt.Name\n",
    "desk/rows.csv":
      "Nr;U\u0308BERSCHRIFT;Fließtext;Tag\n7;Damm hält;Der Damm bei Corvale hielt.;2024-02-07\n",
    "desk/plain.txt": "Überschrift,Fließtext\nDamm hält,Der Damm hielt die Nacht über.\n",
    "desk/a.json": JSON.stringify({
      items: [{ Überschrift: "Wehr offen", Fließtext: "Das Wehr ist offen.", Blatt: { Name: "Talpost" } }],
    }),
    "desk/usual.jsonl": '{"title":"Ferry","text":"It came."}\n{"title":"Dam","text":"It held."}\n',
    "rows.csv": "Nr;Überschrift;Fließtext\n7;Damm hält;Der Damm bei Corvale hielt.\n",
  });
  const changes = await scanAll(sourceOf(root));
  const titles = changes.flatMap((change) =>
    change.kind === "document" ? [[change.document.path, change.document.title]] : [],
  );
  expect(Object.fromEntries(titles)).toEqual({
    "desk/a.json/#1": "Wehr offen",
    "desk/plain.txt/#1": "Damm hält",
    "desk/rows.csv/#1": "Damm hält",
    "desk/usual.jsonl/#1": "Ferry",
    "desk/usual.jsonl/#2": "Dam",
  });
  expect(sourceAndLanguage(changes)["desk/a.json/#1"]?.[0]).toBe("Talpost");
  const row = changes.find((change) => pathOf(change) === "desk/rows.csv/#1");
  expect(row).toMatchObject({ document: { published: { at: "2024-02-07T00:00:00.000Z" } } });
  expect(outline(changes)).toContain("rows.csv: unsupported-format");
});

test("a wider audience applies after the settling time, since the file may be half written; a narrower one at once", async () => {
  const root = await folderWith({ "desk/collection.yml": `guilds: [${ONE}]\n`, "desk/b.txt": STORY });
  const known = statesAfter(await scanAll(sourceOf(root)));
  const source = sourceOf(root, { settleMs: 60_000 });
  const writeCollectionFile = (text: string) => writeFile(join(root, "desk/collection.yml"), text);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
  try {
    await writeCollectionFile("guilds:\n  - 7\n  - 8\n");
    expect(audiences(await scanAll(source, known)), "no guild is in both").toEqual({ "desk/b.txt": [] });
    await rm(join(root, "desk/collection.yml"));
    expect(await scanAll(source, known)).toEqual([]);
    vi.setSystemTime(Date.now() + 60_000);
    expect(audiences(await scanAll(source, known))).toEqual({ "desk/b.txt": "all" });
    await writeCollectionFile("guilds: []\n");
    expect(audiences(await scanAll(source, known))).toEqual({ "desk/b.txt": [] });
  } finally {
    vi.useRealTimers();
  }
});

test("an unlisted folder is shown to those who see all its known files; no file gets a wider audience", async () => {
  const state = { size: 1, modifiedMs: 1, contentHash: "ab" };
  const entry = { size: 0, modifiedMs: 1, changedMs: 1, failure: NOT_A_FILE, unlistedFolder: true };
  const source = sourceOf("/news", {
    reader: {
      warm: () => undefined,
      list: async (root, page) => {
        page([
          { path: "news", ...entry },
          { path: "new", ...entry },
          { path: "open", ...entry, guilds: [ONE] },
        ]);
        return root;
      },
      read: () => Promise.reject(new Error("no file may be read")),
      close: async () => undefined,
    },
  });
  const known = new Map([
    ["news/a.txt", { path: "news/a.txt", ...state, guilds: [TWO] }],
    ["open/b.txt", { path: "open/b.txt", ...state }],
  ]);
  const changes = await scanAll(source, known);
  expect(audiences(changes)).toEqual({ news: [TWO], new: [], open: [ONE], "open/b.txt": [ONE] });
  expect(outline(changes)).not.toContain("news/a.txt: gone");
});

test("a change of a folder's name or language, but not of its guilds, makes its documents be read again", async () => {
  const root = await folderWith({
    "a.txt": STORY,
    "desk/collection.yml": "name: Harbour desk\n",
    "desk/b.txt": STORY,
  });
  const source = sourceOf(root);
  const known = statesAfter(await scanAll(source));
  const writeCollectionFile = (text: string) => writeFile(join(root, "desk/collection.yml"), text);
  await writeCollectionFile(`name: Harbour desk\nguilds: [${ONE}]\n`);
  const narrowed = await scanAll(source, known);
  expect(outline(narrowed)).toEqual(["desk/b.txt: touched"]);
  await writeCollectionFile("name: Night desk\nguilds: []\n");
  const renamed = await scanAll(source, new Map([...known, ...statesAfter(narrowed)]));
  expect(outline(renamed)).toEqual(["desk/b.txt: touched", "desk/b.txt: document"]);
  expect(sourceAndLanguage(renamed)).toEqual({ "desk/b.txt": ["Night desk", "en"] });
  expect(audiences(renamed)).toEqual({ "desk/b.txt": [] });
  expect(await scanAll(source, new Map([...known, ...statesAfter(renamed)]))).toEqual([]);
});

test("a link is shown only to those who may see both its folder and its target's", async () => {
  const root = await folderWith({
    "desk/collection.yml": `guilds: [${ONE}, ${TWO}]`,
    "desk/b.txt": STORY,
    "near/collection.yml": `guilds: [${ONE}, 7]`,
    "near/a.txt": STORY,
  });
  await symlink("desk/b.txt", join(root, "shown.txt"));
  await symlink("../desk/b.txt", join(root, "near/shown.txt"));
  expect(audiences(await scanAll(sourceOf(root)))).toMatchObject({
    "shown.txt": [ONE, TWO],
    "near/shown.txt": [ONE],
  });
});

test("adding, changing, breaking or removing a collection file takes effect without reading documents", async () => {
  const root = await folderWith({ "desk/b.txt": STORY, "desk/empty.txt": "", "a.txt": STORY });
  const source = sourceOf(root);
  let known = statesAfter(await scanAll(source));
  const file = join(root, "desk/collection.yml");
  async function rescan(): Promise<FileChange[]> {
    const changes = await scanAll(source, known);
    const states = new Map(known);
    for (const [path, state] of statesAfter(changes)) states.set(path, state);
    for (const change of changes) if (change.kind === "gone") states.delete(change.path);
    known = states;
    return changes;
  }
  for (const guild of [ONE, TWO]) {
    await writeFile(file, `guilds: [${guild}]`);
    const changes = await rescan();
    expect(outline(changes)).toEqual(["desk/b.txt: touched", "desk/empty.txt: touched"]);
    expect(audiences(changes)["desk/b.txt"]).toEqual([guild]);
    expect(await rescan()).toEqual([]);
  }
  await writeFile(file, "guilds");
  expect(outline(await rescan())).toEqual([
    "desk/b.txt: touched",
    "desk/empty.txt: touched",
    "desk/collection.yml: malformed",
  ]);
  await rm(file);
  const open = await rescan();
  expect(outline(open)).toEqual([
    "desk/b.txt: touched",
    "desk/empty.txt: touched",
    "desk/collection.yml: gone",
  ]);
  expect(audiences(open)["desk/b.txt"]).toBe("all");
});
