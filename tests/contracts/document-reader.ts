// What every reader must do with a document whose bytes are at hand.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RawDocument, ReadContext, ReadResult } from "../../src/domain/intake/document-reader.ts";
import { createDocumentReader } from "../../src/ingest/worker/document-reader.ts";
import type { FolderReader } from "../../src/ingest/worker/folder-reader.ts";
import { emptyFolder } from "../ingest/folder.ts";
import { pdfOf } from "../ingest/make-pdf.ts";
import { zipOf } from "../ingest/make-zip.ts";

const ARRIVED = "2024-02-08T06:00:00.000Z";
const CONTEXT: ReadContext = { path: ".feeds/harbour/1", arrivedAt: ARRIVED, knownHash: null };
const SENTENCE = "The ferry Nordlys sank off Oster on Tuesday, and 14 people were hurt.";
const PNG = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
const utf8 = (text: string) => new TextEncoder().encode(text);

/** `open` gives a reader of files and bytes; closed after the tests. */
export function documentReaderContract(name: string, open: () => Pick<FolderReader, "read" | "close">): void {
  describe(`document reader: ${name}`, () => {
    let files: Pick<FolderReader, "read" | "close">;
    beforeAll(() => {
      files = open();
    });
    afterAll(() => files.close());
    const read = (raw: RawDocument, context = CONTEXT): Promise<ReadResult> =>
      createDocumentReader(files).read(raw, context);

    test.each([
      ["news.txt", utf8(`A ferry sinks\n\n${SENTENCE}`)],
      [
        "news.html",
        utf8(
          `<html><title>A ferry sinks</title><body><article><h1>A ferry sinks</h1><p>${SENTENCE}</p></article></body></html>`,
        ),
      ],
      ["news.pdf", pdfOf([[{ text: SENTENCE, x: 60, y: 700 }]])],
      ["news", utf8(SENTENCE)],
    ])("the same bytes give the same document as a file and by themselves: %s", async (fileName, bytes) => {
      const root = await emptyFolder();
      writeFileSync(join(root, fileName), bytes);
      const job = { root, path: fileName, knownHash: null, arrivedAt: ARRIVED };
      const file = await files.read(job);
      if (file.kind !== "document") throw new Error(`${fileName} was read as ${file.kind}`);
      const { modifiedMs } = file.file;
      const given = await read({ name: fileName, bytes, modifiedMs }, { ...CONTEXT, path: fileName });
      expect(given).toEqual({
        kind: "document",
        contentHash: file.file.contentHash,
        document: file.document,
      });
      const elsewhere = await read({ name: fileName, bytes, modifiedMs });
      expect(elsewhere).toMatchObject({ document: { ...file.document, path: CONTEXT.path } });
    });

    test("without a time, the document is as new as its arrival", async () => {
      const result = await read({ name: "news.txt", bytes: utf8(SENTENCE) });
      expect(result).toMatchObject({ document: { published: { at: ARRIVED, from: "arrival" } } });
    });

    test("the content type tells the format where the bytes do not", async () => {
      const fragment = utf8(`<h1>A ferry sinks</h1><p>${SENTENCE}</p>`);
      const name = "1";
      expect(await read({ name, bytes: fragment })).toMatchObject({
        unreadable: { code: "unsupported-format" },
      });
      const contentType = "Text/HTML; charset=utf-8";
      expect(await read({ name, bytes: fragment, contentType })).toMatchObject({
        document: { sentences: [expect.any(String), SENTENCE] },
      });
      const picture = Buffer.from(PNG, "latin1");
      expect(await read({ name, bytes: picture, contentType })).toMatchObject({
        unreadable: { code: "binary" },
      });
      const mail = utf8(`Subject: A ferry sinks\n\n${SENTENCE}`);
      expect(await read({ name, bytes: mail, contentType: "message/rfc822" })).toMatchObject({
        document: { title: "A ferry sinks", sentences: ["A ferry sinks", SENTENCE] },
      });
    });

    test("the stated charset tells the encoding where the bytes do not", async () => {
      // In windows-1250 one byte stands for the last letter; nobody can guess which letter it is.
      const name = Buffer.from("Pawe\xb3 sank off Oster.", "latin1");
      const contentType = "text/plain; charset=windows-1250";
      const textOf = async (bytes: Uint8Array) => {
        const result = await read({ name: "1", bytes, contentType });
        return result.kind === "document" ? result.document.sentences.at(-1) : result.kind;
      };
      expect(await textOf(name)).toBe("Paweł sank off Oster.");
      const marked = Buffer.from("\uFEFFParom sank off Oster.", "utf16le");
      expect(await textOf(marked)).toBe("Parom sank off Oster.");
      const page = `<html><head><meta charset="iso-8859-1"></head><body><article><h1>A ferry sinks</h1><p>${SENTENCE}</p><p>`;
      const declared = Buffer.concat([Buffer.from(page), name, Buffer.from(`</p><p>${SENTENCE}</p>`)]);
      const onPage = await read({ name: "1", bytes: declared, contentType });
      expect(onPage).toMatchObject({
        document: { sentences: expect.arrayContaining(["Pawe³ sank off Oster."]) },
      });
    });

    test("bytes with the known hash are unchanged", async () => {
      const raw = { name: "news.txt", bytes: utf8(SENTENCE) };
      const first = await read(raw);
      if (first.kind !== "document") throw new Error(first.kind);
      expect(await read(raw, { ...CONTEXT, knownHash: first.contentHash })).toEqual({
        kind: "unchanged",
      });
    });

    test("an archive gives each of its files, read by its own name", async () => {
      const bytes = zipOf([
        { name: "one.txt", content: SENTENCE },
        { name: "two.md", content: `# A mill burns\n\n${SENTENCE}` },
      ]);
      const contentType = "text/html";
      expect(await read({ name: "news.zip", bytes, contentType })).toMatchObject({
        kind: "container",
        contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        embedded: [
          { kind: "document", document: { path: `${CONTEXT.path}/#one.txt` } },
          { kind: "document", document: { path: `${CONTEXT.path}/#two.md`, title: "A mill burns" } },
        ],
      });
    });

    test("what is larger than a file may be is refused unread", async () => {
      const text = new Uint8Array(11 * 1024 * 1024).fill(0x61);
      expect(await read({ name: "news.txt", bytes: text })).toMatchObject({
        contentHash: null,
        unreadable: { path: CONTEXT.path, code: "too-large" },
      });
      const pdf = new Uint8Array(51 * 1024 * 1024);
      pdf.set(utf8("%PDF-1.7\n"));
      expect(await read({ name: "news.pdf", bytes: pdf })).toMatchObject({
        contentHash: null,
        unreadable: { code: "too-large" },
      });
    });

    test("a part of a larger buffer is read, and nothing else of it", async () => {
      const buffer = utf8(`Secret words stand here. ${SENTENCE} And here as well.`);
      const bytes = buffer.subarray(25, 25 + SENTENCE.length);
      expect(await read({ name: "news.txt", bytes })).toMatchObject({ document: { sentences: [SENTENCE] } });
    });
  });
}
