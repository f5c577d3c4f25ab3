import { createHash } from "node:crypto";
import { documentOfPage, NO_TEXT, type ReadDocument } from "./document-of-page.ts";
import { MAX_NESTING, MAX_PARTS, MAX_PARTS_CHARACTERS } from "./limits.ts";
import type { RawFile } from "./page.ts";
import type { FileParts } from "./page-parts.ts";
import { createPartNames } from "./part-names.ts";
import { readContent } from "./read-content.ts";
import { ARCHIVE_BOMB, type Refusal, refusalOfContent, TOO_MANY_PARTS } from "./reasons.ts";
import type { Unpacking } from "./unpacking.ts";

/** One thing in a file: a document or why it can't be read. Or why nothing of the file may be kept. */
export interface ReadItem {
  readonly path: string;
  readonly contentHash: string;
  readonly read: ReadDocument | Refusal;
}
export type ReadStop = { readonly stop: Refusal };

/** All that a file of several documents holds, and what lies within that in turn. */
export async function* readParts(
  file: RawFile,
  content: FileParts,
  unpacking: Unpacking,
): AsyncGenerator<ReadItem | ReadStop> {
  let count = 0;
  let characters = 0;
  for await (const item of walk(file, content, unpacking)) {
    count += 1;
    if (!("stop" in item) && "sentences" in item.read) characters += lengthOf(item.read.sentences);
    if (count > MAX_PARTS || characters > MAX_PARTS_CHARACTERS) yield { stop: TOO_MANY_PARTS };
    else yield item;
  }
  if (count === 0) yield { stop: NO_TEXT };
}

async function* walk(
  file: RawFile,
  { parts }: FileParts,
  unpacking: Unpacking,
): AsyncGenerator<ReadItem | ReadStop> {
  if (unpacking.depth >= MAX_NESTING) {
    yield { stop: ARCHIVE_BOMB };
    return;
  }
  const nameOf = createPartNames();
  for await (const part of parts) {
    const path = part.name === null ? file.path : `${file.path}/#${nameOf(part.name)}`;
    if ("refused" in part) yield refusedItem(path, part.refused);
    else if ("page" in part) {
      yield { path, contentHash: hash(part.content), read: documentOfPage(part.page, { ...file, path }) };
    } else yield* walkBytes({ ...file, ...part, path }, part.isMail === true, unpacking.deeper());
  }
}

async function* walkBytes(
  file: RawFile,
  isMail: boolean,
  unpacking: Unpacking,
): AsyncGenerator<ReadItem | ReadStop> {
  const content = await readContent(file, unpacking, isMail).catch(refusalOfContent);
  if ("parts" in content) yield* walk(file, content, unpacking);
  else if ("code" in content) yield refusedItem(file.path, content);
  else yield { path: file.path, contentHash: hash(file.bytes), read: documentOfPage(content, file) };
}

// What unpacks without end stops the whole file: what came of it so far is no more to be trusted.
function refusedItem(path: string, refused: Refusal): ReadItem | ReadStop {
  return refused.code === "archive-bomb" ? { stop: refused } : { path, contentHash: "", read: refused };
}

function hash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function lengthOf(sentences: readonly string[]): number {
  return sentences.reduce((sum, sentence) => sum + sentence.length, 0);
}
