import type { DocumentReader, RawDocument, ReadResult } from "../../domain/intake/document-reader.ts";
import { tooLarge } from "../content/read-failures.ts";
import type { FolderReader } from "./folder-reader.ts";
import type { ReadOutcome } from "./protocol.ts";
import { maxBytesOf } from "./size-limit.ts";

/** Reads bytes with the processes that read the documents folder. */
export function createDocumentReader(reader: Pick<FolderReader, "read">): DocumentReader {
  return {
    async read(raw, { path, arrivedAt, knownHash }) {
      const { name, contentType, bytes, collection, modifiedMs = Date.parse(arrivedAt) } = raw;
      const hints = contentType === undefined ? { name } : { name, contentType };
      const maxBytes = maxBytesOf(bytes, hints);
      // Before the bytes are copied to a process.
      if (bytes.byteLength > maxBytes) {
        const unreadable = { path, ...tooLarge(bytes.byteLength, maxBytes) };
        return { kind: "unreadable", contentHash: null, unreadable };
      }
      const defaults = collection === undefined ? {} : { collection };
      const job = { path, bytes: alone(bytes), hints, modifiedMs, arrivedAt, knownHash, ...defaults };
      return resultOf(await reader.read(job));
    },
  };
}

/** A view of a larger buffer would be sent with all of that buffer. */
function alone(bytes: RawDocument["bytes"]): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}

function resultOf(outcome: ReadOutcome): ReadResult {
  switch (outcome.kind) {
    case "document": {
      const { kind, document, prepared } = outcome;
      const { contentHash } = document;
      return { kind, contentHash, document, ...(prepared === undefined ? {} : { prepared }) };
    }
    case "container":
      return { kind: "container", contentHash: outcome.file.contentHash ?? "", embedded: outcome.embedded };
    case "unreadable": {
      const { kind, file, unreadable } = outcome;
      return { kind, contentHash: file.contentHash, unreadable };
    }
    case "touched":
      return { kind: "unchanged" };
    default:
      throw new Error(`bytes were read as "${outcome.kind}"`);
  }
}
