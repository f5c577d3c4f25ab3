import { afterAll, expect, test } from "vitest";
import { createSingleFileReader } from "../../src/ingest/single-file.ts";
import { createDocumentReader } from "../../src/ingest/worker/document-reader.ts";
import { createFolderReader } from "../../src/ingest/worker/folder-reader.ts";

const reader = createFolderReader();
afterAll(() => reader.close());
const readSingleFile = createSingleFileReader(createDocumentReader(reader), () => "2024-02-08T06:00:00.000Z");
const bytes = (text: string) => new TextEncoder().encode(text);

test("reads a file by its extension", async () => {
  const page =
    "<title>Bridge closes</title><article><h1>Bridge closes</h1><p>The bridge at Elmsworth was closed on Thursday after a storm.</p></article>";
  expect(await readSingleFile("../Bridge.HTML", bytes(page))).toMatchObject({
    kind: "document",
    document: { path: "document.HTML", title: "Bridge closes" },
  });
});

test("an unreadable file is a result with the reason", async () => {
  const read = await readSingleFile("notes.txt", bytes("\0\0\0\0"));
  expect(read).toMatchObject({ kind: "unreadable", unreadable: { path: "document.txt" } });
});

test("a file of several documents gives its first one", async () => {
  const items = [
    { id: "1", title: "Ferry sinks", text: "The ferry Nordlys sank off Oster on Tuesday." },
    { id: "2", title: "Mill burns", text: "The mill at Norwick burned down on Monday." },
  ];
  const lines = items.map((item) => JSON.stringify(item)).join("\n");
  const read = await readSingleFile("export.jsonl", bytes(lines));
  expect(read).toMatchObject({ kind: "document", document: { title: "Ferry sinks" } });
});

test("only a short extension of letters and digits becomes part of its path", async () => {
  const text = bytes("The ferry Nordlys sank off Oster on Tuesday.");
  const paths: string[] = [];
  for (const name of ["a.txt", "b.toolongextension", "c./../x", "README"]) {
    const read = await readSingleFile(name, text);
    paths.push(read.kind === "document" ? read.document.path : read.unreadable.code);
  }
  expect(paths).toEqual(["document.txt", "document", "document", "document"]);
});
