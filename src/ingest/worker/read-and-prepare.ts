import type { Document } from "../../domain/documents/document.ts";
import type { EmbeddedResult } from "../../domain/intake/document-reader.ts";
import type { PreparedDocument } from "../../domain/intake/prepared-document.ts";
import type { ReadJob, ReadOutcome } from "./protocol.ts";
import { readFile } from "./read-file.ts";

/** Computes a document's derived data (such as its digest) in the reading process. */
export type Prepare = (document: Document) => Promise<PreparedDocument>;

/** Reads one file and prepares its documents. Items of a container go to `emit`. */
export async function readAndPrepare(
  job: ReadJob,
  prepare: Prepare | null,
  emit: (embedded: EmbeddedResult) => void,
): Promise<ReadOutcome> {
  const outcome = await readFile(job, {
    emit: async (embedded) => emit(await prepared(embedded, prepare)),
  });
  return prepared(outcome, prepare);
}

async function prepared<T extends EmbeddedResult | ReadOutcome>(
  read: T,
  prepare: Prepare | null,
): Promise<T> {
  if (read.kind !== "document" || prepare === null) return read;
  return { ...read, prepared: await prepare(read.document) };
}
