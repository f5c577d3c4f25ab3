import type { Document } from "../domain/document.ts";
import type { Prepared } from "../domain/prepared.ts";
import type { Part, ReadJob, ReadOutcome } from "./protocol.ts";
import { readFile } from "./read-file.ts";

/** Works out what others need of a document, while its text is at hand. */
export type Prepare = (document: Document) => Promise<Prepared>;

/** Reads one file with what is worked out of its documents. Parts go to `emit`; `isolated` as in readFile(). */
export async function readPrepared(
  job: ReadJob,
  prepare: Prepare | null,
  emit: (part: Part) => void,
  isolated = false,
): Promise<ReadOutcome> {
  const outcome = await readFile(job, {
    isolated,
    emit: async (part) => emit(await prepared(part, prepare)),
  });
  return prepared(outcome, prepare);
}

async function prepared<T extends Part | ReadOutcome>(read: T, prepare: Prepare | null): Promise<T> {
  if (read.kind !== "document" || prepare === null) return read;
  return { ...read, prepared: await prepare(read.document) };
}
