import { pipeline } from "node:stream/promises";
import { constants, createInflate } from "node:zlib";
import { errorCode } from "../../../domain/core/fault.ts";
import type { UnpackBudget } from "../archive/unpack-budget.ts";

/** Object streams and cross-reference streams (PDF 1.5, 7.5.7 and 7.5.8). */
const KINDS = ["/ObjStm", "/XRef"];
const BEGIN = /stream\r?\n/;
const END = "endstream";
/** Searched before and after a stream's type for its dictionary. */
const MAX_DICTIONARY_BYTES = 4_096;
const MAX_FILTERS = 8;

interface PackedStream {
  readonly bytes: Buffer;
  /** How many times it is compressed. */
  readonly filters: number;
}

/**
 * Whether a PDF's object streams unpack within the budget. pdf.js unpacks them as a whole, and treats one that does not
 * fit into memory as empty: the pages in it would seem to have no text.
 */
export async function objectStreamsFitBudget(bytes: Uint8Array, budget: UnpackBudget): Promise<boolean> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const stream of packedStreams(file)) if (!(await fitsBudget(stream, budget))) return false;
  return true;
}

function* packedStreams(file: Buffer): Generator<PackedStream> {
  for (const kind of KINDS) {
    for (let at = file.indexOf(kind); at !== -1; at = file.indexOf(kind, at + kind.length)) {
      const behind = file.toString("latin1", at, at + MAX_DICTIONARY_BYTES);
      const begin = BEGIN.exec(behind);
      if (begin === null) continue;
      const start = at + begin.index + begin[0].length;
      const end = file.indexOf(END, start);
      const before = file.toString("latin1", Math.max(0, at - MAX_DICTIONARY_BYTES), at);
      const dictionary = before.slice(before.lastIndexOf("obj") + 1) + behind.slice(0, begin.index);
      const filters = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
      yield { bytes: file.subarray(start, end === -1 ? file.length : end), filters };
    }
  }
}

async function fitsBudget({ bytes, filters }: PackedStream, budget: UnpackBudget): Promise<boolean> {
  if (filters > MAX_FILTERS) return false;
  let isWithinBudget = true;
  async function* counted(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      isWithinBudget &&= budget.consume(chunk.length);
      if (!isWithinBudget) return;
      yield chunk;
    }
  }
  const steps = Array.from({ length: filters }, () => [inflate(), counted]).flat();
  try {
    await pipeline([[bytes], ...steps, drain]);
  } catch (error) {
    // Not valid deflate data, or encrypted: pdf.js reports that.
    if (!(errorCode(error) ?? "").startsWith("Z_") && isWithinBudget) throw error;
  }
  return isWithinBudget;
}

const inflate = () => createInflate({ finishFlush: constants.Z_SYNC_FLUSH });

async function drain(source: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of source);
}
