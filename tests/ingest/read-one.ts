import type { ReadFailure } from "../../src/ingest/content/read-failures.ts";
import type { ReadDocument } from "../../src/ingest/document/build-document.ts";
import { readDocument } from "../../src/ingest/document/read-document.ts";

const MODIFIED = Date.UTC(2024, 1, 9, 10, 30);

/** Reads a file with one document: the document, or the code of the failure. */
export async function readOne(path: string, content: string | Uint8Array): Promise<ReadDocument | string> {
  const read = await readDocument({ path, bytes: Buffer.from(content), modifiedMs: MODIFIED });
  if ("items" in read) throw new Error(`${path} contains several documents`);
  return "code" in read ? read.code : read;
}

/** Reads a container file: its documents by path, with the code of the failure in place of an unreadable one. */
export async function readEmbedded(
  path: string,
  content: string | Uint8Array,
): Promise<ReadonlyMap<string, ReadDocument | string> | ReadFailure["code"]> {
  const read = await readDocument({ path, bytes: Buffer.from(content), modifiedMs: MODIFIED });
  if ("code" in read) return read.code;
  if (!("items" in read)) throw new Error(`${path} is a single document`);
  const byPath = new Map<string, ReadDocument | string>();
  for await (const item of read.items) {
    if ("abort" in item) return item.abort.code;
    byPath.set(item.path, "code" in item.read ? item.read.code : item.read);
  }
  return byPath;
}
