import type { Content, EmbeddedDocument } from "../../content/content.ts";

const LF = 0x0a;
const CR = 0x0d;
const SEPARATOR = Buffer.from("\nFrom ");
/** A separator line ends with the year of delivery (RFC 4155); a sentence that begins with "From" rarely does. */
const SEPARATOR_LINE = /^From \S.*\d{4}\s*$/;

/** The mails of a mailbox file, named by their numbers from 1. */
export function readMbox(bytes: Uint8Array): Content {
  return { embedded: messagesIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) };
}

function* messagesIn(box: Buffer): Generator<EmbeddedDocument> {
  let start = 0;
  for (let number = 1; start < box.length; number += 1) {
    const end = nextSeparator(box, start + 1);
    const firstLine = box.indexOf(LF, start);
    if (firstLine < 0) return;
    yield { name: String(number), bytes: unescapeFromLines(box.subarray(firstLine + 1, end)), isMail: true };
    start = end;
  }
}

/** The offset of the next separator line after a blank line; the file's length if there is none. */
function nextSeparator(box: Buffer, from: number): number {
  for (let at = box.indexOf(SEPARATOR, from); at >= 0; at = box.indexOf(SEPARATOR, at + 1)) {
    const line = at + 1;
    const before = box[at - 1] === CR ? box[at - 2] : box[at - 1];
    const lineEnd = box.indexOf(LF, line);
    const text = box.subarray(line, lineEnd < 0 ? box.length : lineEnd).toString("latin1");
    if (before === LF && SEPARATOR_LINE.test(text)) return line;
  }
  return box.length;
}

/** mbox files escape lines that begin with "From " by a ">". */
function unescapeFromLines(message: Buffer): Buffer {
  if (!message.includes(">From ")) return message;
  return Buffer.from(message.toString("latin1").replace(/^>(>*From )/gm, "$1"), "latin1");
}
