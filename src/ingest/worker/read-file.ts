import { createHash } from "node:crypto";
import type { Instant } from "../../domain/core/time.ts";
import type { FileState } from "../../domain/documents/file-state.ts";
import type { EmbeddedResult } from "../../domain/intake/document-reader.ts";
import { parseFailure, type ReadFailure } from "../content/read-failures.ts";
import type { EmbeddedRead } from "../document/read-container.ts";
import { readDocument, type SeveralDocuments } from "../document/read-document.ts";
import { type OpenedFile, openFile } from "./open-file.ts";
import type { ReadJob, ReadOutcome } from "./protocol.ts";

export interface ReadFileOptions {
  /** Called for each item of a container, in order. */
  readonly emit: (item: EmbeddedResult) => Promise<void>;
}

/** Reads and parses one file, or the bytes that stand for it. A failure is an outcome, not an error. */
export async function readFile(job: ReadJob, { emit }: ReadFileOptions): Promise<ReadOutcome> {
  const { path } = job;
  const opened: OpenedFile = "root" in job ? openFile(job.root, path) : { kind: "bytes", ...job };
  if (opened.kind === "changing") return opened;
  if (opened.kind === "failed") {
    return unreadable({ path, size: 0, modifiedMs: 0, contentHash: null }, opened.failure);
  }
  const { bytes, modifiedMs, changedMs } = opened;
  const contentHash = createHash("sha256").update(bytes).digest("hex");
  const times = changedMs === undefined ? { modifiedMs } : { modifiedMs, changedMs };
  const file = { path, size: bytes.length, ...times, contentHash };
  const hints = "root" in job ? undefined : job.hints;
  if (contentHash === job.knownHash) return { kind: "touched", file };
  try {
    const readMs = Date.parse(job.arrivedAt);
    const read = await readDocument({ path, bytes, hints, modifiedMs, readMs, collection: job.collection });
    if ("code" in read) return unreadable(file, read);
    if ("items" in read) return await readEmbedded(file, read, job.arrivedAt, emit);
    return { kind: "document", file, document: { path, contentHash, arrivedAt: job.arrivedAt, ...read } };
  } catch (error) {
    return unreadable(file, parseFailure(error));
  }
}

async function readEmbedded(
  file: FileState,
  { items }: SeveralDocuments,
  arrivedAt: Instant,
  emit: ReadFileOptions["emit"],
): Promise<ReadOutcome> {
  for await (const item of items) {
    if ("abort" in item) return unreadable(file, item.abort);
    await emit(outcomeOf(item, arrivedAt));
  }
  return { kind: "container", file, embedded: [] };
}

function outcomeOf({ path, contentHash, read }: EmbeddedRead, arrivedAt: Instant): EmbeddedResult {
  return "code" in read
    ? { kind: "unreadable", unreadable: { path, ...read } }
    : { kind: "document", document: { path, contentHash, arrivedAt, ...read } };
}

function unreadable(file: FileState, failure: ReadFailure): ReadOutcome {
  return { kind: "unreadable", file, unreadable: { path: file.path, ...failure } };
}
