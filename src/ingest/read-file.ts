import { createHash } from "node:crypto";
import type { FileState } from "../domain/document.ts";
import { errorCode } from "../domain/fault.ts";
import { openFile } from "./open-file.ts";
import type { ReadJob, ReadOutcome } from "./protocol.ts";
import { readDocument } from "./read-document.ts";
import { type Refusal, refusal } from "./reasons.ts";

/** Reads and parses one file. */
export async function readFile(job: ReadJob): Promise<ReadOutcome> {
  const { path } = job;
  const opened = openFile(job.root, path);
  if (opened.kind === "changing") return opened;
  if (opened.kind === "refused") {
    return unreadable({ path, size: 0, modifiedMs: 0, contentHash: null }, opened.refused);
  }
  const { bytes, modifiedMs } = opened;
  const contentHash = createHash("sha256").update(bytes).digest("hex");
  const file = { path, size: bytes.length, modifiedMs, contentHash };
  if (contentHash === job.knownHash) return { kind: "touched", file };
  const read = await readDocument({ path, bytes, modifiedMs }).catch(malformed);
  if ("code" in read) return unreadable(file, read);
  return { kind: "document", file, document: { path, contentHash, arrivedAt: job.arrivedAt, ...read } };
}

function unreadable(file: FileState, { code, reason }: Refusal): ReadOutcome {
  return { kind: "unreadable", file, unreadable: { path: file.path, code, reason } };
}

// A parser that gives up on a file's content says so by throwing; only that file is affected.
function malformed(error: unknown): Refusal {
  const detail = error instanceof Error ? error.message : String(error);
  return refusal(
    "malformed",
    `Its content could not be taken apart (${errorCode(error) ?? detail}); save it anew, or as plain text.`,
  );
}
