import { expect, test } from "vitest";
import { readDocument } from "../../../src/ingest/document/read-document.ts";

const READ = Date.UTC(2024, 2, 10);
const MODIFIED = Date.UTC(2024, 2, 6, 9);
const ARRIVAL = { at: "2024-03-06T09:00:00.000Z", precision: "instant", from: "arrival" };

async function publishedOf(path: string, content: string, modifiedMs = MODIFIED) {
  const read = await readDocument({ path, bytes: Buffer.from(content), modifiedMs, readMs: READ });
  if ("code" in read || "items" in read) throw new Error(`${path} is no document`);
  return read.published;
}

test.each(["2099-01-01T09:00:00Z", "1970-01-01T00:00:00Z", "2024-03-12"])(
  "a document that says %s counts from its arrival",
  async (stated) => {
    expect(await publishedOf("a.txt", `Dam fails\n\nPublished: ${stated}\n\nThe dam failed.`)).toEqual(
      ARRIVAL,
    );
  },
);

test("a time of publication that is ahead by a zone only is kept", async () => {
  const { at } = await publishedOf(
    "a.txt",
    "Dam fails\n\nPublished: 2024-03-10T20:00:00Z\n\nThe dam failed.",
  );
  expect(at).toBe("2024-03-10T20:00:00.000Z");
});

test("a file whose own time is ahead was published when it was read", async () => {
  expect((await publishedOf("a.txt", "The dam failed.", Date.UTC(2099, 0))).at).toBe(
    new Date(READ).toISOString(),
  );
});

test("a page's time of publication wins over that of a change, in whatever order they stand", async () => {
  const page = `<html><body><article><header><p>Updated <time datetime="2024-03-09T10:00:00Z" itemprop="dateModified">9 March</time>
    <time datetime="2024-03-05T08:00:00Z">5 March</time></p></header><p>The dam failed on Monday.</p></article></body></html>`;
  expect((await publishedOf("a.html", page)).at).toBe("2024-03-05T08:00:00.000Z");
});
