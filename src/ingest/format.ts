import { extname } from "node:path";
import { type Refusal, refusal } from "./reasons.ts";

export type Format = "text" | "markdown" | "html";

const BY_EXTENSION: ReadonlyMap<string, Format> = new Map([
  [".txt", "text"],
  [".text", "text"],
  [".md", "markdown"],
  [".markdown", "markdown"],
  [".html", "html"],
  [".htm", "html"],
  [".xhtml", "html"],
]);

/** First bytes of formats, as Latin-1, from their specifications; `offset` where they do not begin the file. */
const SIGNATURES: readonly { bytes: string; offset?: number; name: string; document: boolean }[] = [
  { bytes: "%PDF-", name: "a PDF file", document: true },
  { bytes: "PK\x03\x04", name: "a ZIP archive or an Office document", document: true },
  { bytes: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", name: "an old Office document", document: true },
  { bytes: "{\\rtf", name: "an RTF document", document: true },
  { bytes: "\x89PNG\r\n", name: "a PNG image", document: false },
  { bytes: "\xff\xd8\xff", name: "a JPEG image", document: false },
  { bytes: "GIF8", name: "a GIF image", document: false },
  { bytes: "WEBP", offset: 8, name: "a WebP image", document: false },
  { bytes: "\x1f\x8b", name: "a gzip archive", document: false },
  { bytes: "BZh", name: "a bzip2 archive", document: false },
  { bytes: "\xfd7zXZ\x00", name: "an xz archive", document: false },
  { bytes: "7z\xbc\xaf\x27\x1c", name: "a 7-Zip archive", document: false },
  { bytes: "\x7fELF", name: "a program", document: false },
  { bytes: "SQLite format 3\x00", name: "a database", document: false },
  { bytes: "ID3", name: "a sound file", document: false },
  { bytes: "ftyp", offset: 4, name: "a video", document: false },
];

/** A file whose first bytes show that it is no text, whatever its name says; else null. */
export function binaryKind(bytes: Uint8Array): Refusal | null {
  const head = Buffer.from(bytes.subarray(0, 64)).toString("latin1");
  const found = SIGNATURES.find(({ bytes: mark, offset = 0 }) => head.startsWith(mark, offset));
  if (found === undefined) return null;
  return found.document
    ? refusal(
        "unsupported-format",
        `It is ${found.name}, which is not read; save it as text, Markdown or HTML.`,
      )
    : refusal("binary", `It is ${found.name}, not text; take it out of the folder.`);
}

const HTML_START =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])/i;

/** The format to read a text in: by its content where that is plain, else by the file's extension. */
export function formatOf(path: string, text: string): Format | Refusal {
  if (HTML_START.test(text.slice(0, 4000))) return "html";
  const extension = extname(path).toLowerCase();
  const known = BY_EXTENSION.get(extension);
  if (known !== undefined) return known;
  if (looksLikeProse(text)) return "text";
  return refusal(
    "unsupported-format",
    `Files of the kind ${extension || "without an extension"} are not read; save it as .txt, .md or .html.`,
  );
}

/** How much of running text is letters and spaces; tables, code and data fall below. */
const PROSE_SHARE = 0.85;

function looksLikeProse(text: string): boolean {
  const sample = text.slice(0, 10_000).trim();
  if (/^[[{<]/.test(sample)) return false;
  const plain = sample.match(/[\p{L}\p{M}\s]/gu)?.length ?? 0;
  return plain / sample.length >= PROSE_SHARE && /\p{L}{2,}[.!?。।؟]["'”’)]*(?:\s|$)/u.test(sample);
}
