import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import type { DocumentSource } from "../../src/domain/intake/document-source.ts";
import { readSingleFile } from "../../src/ingest/single-file.ts";
import { sourceOf } from "./folder.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("reads a file by its extension and deletes it afterwards", async () => {
  const folders: string[] = [];
  const read = await readSingleFile(
    "../Bridge.HTML",
    bytes(
      "<html><title>Bridge closes</title><body><article><h1>Bridge closes</h1><p>The bridge at Elmsworth was closed on Thursday after a storm.</p></article></body></html>",
    ),
    (folder) => {
      folders.push(folder);
      return sourceOf(folder);
    },
  );
  expect(read).toMatchObject({
    kind: "document",
    document: { path: "document.HTML", title: "Bridge closes" },
  });
  expect(folders.map(existsSync)).toEqual([false]);
});

test("an unreadable file is a result with the reason", async () => {
  const read = await readSingleFile("notes.txt", bytes("\0\0\0\0"), sourceOf);
  expect(read).toMatchObject({ kind: "unreadable", unreadable: { path: "document.txt" } });
});

test("a file of several documents gives its first one", async () => {
  const items = [
    { id: "1", title: "Ferry sinks", text: "The ferry Nordlys sank off Oster on Tuesday." },
    { id: "2", title: "Mill burns", text: "The mill at Norwick burned down on Monday." },
  ];
  const lines = items.map((item) => JSON.stringify(item)).join("\n");
  const read = await readSingleFile("export.jsonl", bytes(lines), sourceOf);
  expect(read).toMatchObject({ kind: "document", document: { title: "Ferry sinks" } });
});

test("only a short extension of letters and digits becomes part of the temporary name", async () => {
  const names: string[] = [];
  const listing = (folder: string): DocumentSource => ({
    ...sourceOf(folder),
    async *scan() {
      names.push(...(await readdir(folder)));
      yield [];
    },
  });
  for (const name of ["a.txt", "b.toolongextension", "c./../x", "README"])
    await expect(readSingleFile(name, bytes("text"), listing)).rejects.toThrow("reported no file");
  expect(names).toEqual(["document.txt", "document", "document", "document"]);
});
