import { createHash } from "node:crypto";
import type { Container } from "../content/content.ts";
import { createEmbeddedNames } from "../content/embedded-names.ts";
import type { RawFile } from "../content/extracted-text.ts";
import { MAX_EMBEDDED, MAX_EMBEDDED_CHARACTERS, MAX_NESTING } from "../content/limits.ts";
import {
  ARCHIVE_BOMB,
  NO_TEXT,
  parseFailure,
  type ReadFailure,
  TOO_MANY_EMBEDDED,
} from "../content/read-failures.ts";
import type { UnpackBudget } from "../formats/archive/unpack-budget.ts";
import { buildDocument, type ReadDocument } from "./build-document.ts";
import { readContent } from "./read-content.ts";

/** One item of a container file: a document, or why it can't be read. */
export interface EmbeddedRead {
  readonly path: string;
  readonly contentHash: string;
  readonly read: ReadDocument | ReadFailure;
}
/** Why the whole file is refused; items read before are discarded. */
export type ReadAbort = { readonly abort: ReadFailure };

/** All items of a container file, nested containers included. */
export async function* readContainer(
  file: RawFile,
  content: Container,
  budget: UnpackBudget,
): AsyncGenerator<EmbeddedRead | ReadAbort> {
  let count = 0;
  let characters = 0;
  for await (const item of walk(file, content, budget)) {
    count += 1;
    if (!("abort" in item) && "sentences" in item.read) characters += lengthOf(item.read.sentences);
    if (count > MAX_EMBEDDED || characters > MAX_EMBEDDED_CHARACTERS) yield { abort: TOO_MANY_EMBEDDED };
    else yield item;
  }
  if (count === 0) yield { abort: NO_TEXT };
}

async function* walk(
  file: RawFile,
  { embedded }: Container,
  budget: UnpackBudget,
): AsyncGenerator<EmbeddedRead | ReadAbort> {
  if (budget.depth >= MAX_NESTING) {
    yield { abort: ARCHIVE_BOMB };
    return;
  }
  const nameOf = createEmbeddedNames();
  for await (const document of embedded) {
    const path = document.name === null ? file.path : `${file.path}/#${nameOf(document.name)}`;
    if ("failure" in document) yield failedItem(path, document.failure);
    else if ("extracted" in document) {
      yield {
        path,
        contentHash: hash(document.content),
        read: buildDocument(document.extracted, { ...file, path, hints: undefined }),
      };
    } else
      yield* walkBytes(
        { ...file, ...document, path, hints: undefined },
        document.isMail === true,
        budget.nested(),
      );
  }
}

async function* walkBytes(
  file: RawFile,
  isMail: boolean,
  budget: UnpackBudget,
): AsyncGenerator<EmbeddedRead | ReadAbort> {
  const content = await readContent(file, budget, isMail).catch(parseFailure);
  if ("embedded" in content) yield* walk(file, content, budget);
  else if ("code" in content) yield failedItem(file.path, content);
  else yield { path: file.path, contentHash: hash(file.bytes), read: buildDocument(content, file) };
}

// An archive bomb aborts the whole file: items read from it so far can't be trusted.
function failedItem(path: string, failure: ReadFailure): EmbeddedRead | ReadAbort {
  return failure.code === "archive-bomb" ? { abort: failure } : { path, contentHash: "", read: failure };
}

function hash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function lengthOf(sentences: readonly string[]): number {
  return sentences.reduce((sum, sentence) => sum + sentence.length, 0);
}
