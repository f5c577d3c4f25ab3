import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DocumentSource } from "../domain/intake/document-source.ts";
import type { SingleFileResult } from "../domain/intake/file-change.ts";

/** The longest file name extension that is kept; the format is recognised by it and by the bytes. */
const EXTENSION = /\.[a-z0-9]{1,10}$/i;

/**
 * Reads one file as a folder that contains only this file would be read, and deletes it again. Of a file that holds several
 * documents the first result counts.
 */
export async function readSingleFile(
  name: string,
  bytes: Uint8Array,
  sourceOf: (folder: string) => DocumentSource,
): Promise<SingleFileResult> {
  const folder = await mkdtemp(join(tmpdir(), "dateline-"));
  try {
    await writeFile(join(folder, `document${EXTENSION.exec(name)?.[0] ?? ""}`), bytes);
    for await (const batch of sourceOf(folder).scan(new Map()))
      for (const change of batch)
        if (change.kind === "document" || change.kind === "unreadable") return change;
    throw new Error("the scan of a folder with one file reported no file");
  } finally {
    await rm(folder, { recursive: true });
  }
}
