import type { Now } from "../domain/core/clock.ts";
import type { DocumentReader, EmbeddedResult } from "../domain/intake/document-reader.ts";
import type { SingleFileResult } from "../domain/intake/file-change.ts";

/** The longest file name extension that is kept; the format is recognised by it and by the bytes. */
const EXTENSION = /\.[a-z0-9]{1,10}$/i;

/** Reads one file that is in no library. Of a file that holds several documents the first readable one counts. */
export function createSingleFileReader(
  reader: DocumentReader,
  now: Now,
): (name: string, bytes: Uint8Array) => Promise<SingleFileResult> {
  return async (fileName, bytes) => {
    const name = `document${EXTENSION.exec(fileName)?.[0] ?? ""}`;
    const read = await reader.read({ name, bytes }, { path: name, arrivedAt: now(), knownHash: null });
    const result = read.kind === "container" ? firstReadable(read.embedded) : read;
    if (result === undefined || result.kind === "unchanged")
      throw new Error("a file that is not known was read without a result");
    return result;
  };
}

function firstReadable(embedded: readonly EmbeddedResult[]): EmbeddedResult | undefined {
  return embedded.find(({ kind }) => kind === "document") ?? embedded[0];
}
