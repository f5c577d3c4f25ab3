import { extname } from "node:path";
import type { FieldMapping } from "../../domain/documents/collection.ts";
import { message } from "../../domain/texts/texts.ts";
import type { FormatHints } from "../content/extracted-text.ts";
import { ENCRYPTED, type ReadFailure, readFailure } from "../content/read-failures.ts";
import { isTable } from "../formats/records/table-header.ts";
import { mediaType } from "./content-type.ts";

/** Text formats. */
export type Format = "text" | "markdown" | "html" | "feed" | "json" | "table";

const BY_EXTENSION: ReadonlyMap<string, Format> = new Map([
  [".txt", "text"],
  [".text", "text"],
  [".md", "markdown"],
  [".markdown", "markdown"],
  [".html", "html"],
  [".htm", "html"],
  [".xhtml", "html"],
  [".csv", "table"],
  [".tsv", "table"],
  [".json", "json"],
  [".jsonl", "json"],
  [".ndjson", "json"],
]);

/** Types that state a text format. Not text/plain, by which servers also send what they do not know. */
const BY_CONTENT_TYPE: ReadonlyMap<string, Format> = new Map([
  ["text/html", "html"],
  ["application/xhtml+xml", "html"],
  ["application/rss+xml", "feed"],
  ["application/atom+xml", "feed"],
  ["application/rdf+xml", "feed"],
  ["application/feed+json", "feed"],
  ["application/json", "json"],
  ["text/markdown", "markdown"],
  ["text/csv", "table"],
  ["text/tab-separated-values", "table"],
]);

/** Signatures of binary formats, as Latin-1, from the formats' specifications; `offset` if they are not at the start. */
const SIGNATURES = [
  { bytes: "\x89PNG\r\n", kind: "png" },
  { bytes: "\xff\xd8\xff", kind: "jpeg" },
  { bytes: "GIF8", kind: "gif" },
  { bytes: "WEBP", offset: 8, kind: "webp" },
  { bytes: "\x1f\x8b", kind: "gzip" },
  { bytes: "BZh", kind: "bzip2" },
  { bytes: "\xfd7zXZ\x00", kind: "xz" },
  { bytes: "7z\xbc\xaf\x27\x1c", kind: "7z" },
  { bytes: "Rar!\x1a\x07", kind: "rar" },
  { bytes: "\x7fELF", kind: "program" },
  { bytes: "SQLite format 3\x00", kind: "database" },
  { bytes: "ID3", kind: "sound" },
  { bytes: "ftyp", offset: 4, kind: "video" },
] as const;
const OLE_SIGNATURE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/** The stream of an OLE file that contains a password-protected Office document (ECMA-376, "EncryptedPackage"). */
const ENCRYPTED_PACKAGE = Buffer.from("EncryptedPackage", "utf16le");

/** The failure for a file whose first bytes are those of a binary format, whatever its name is; else null. */
export function binaryKind(bytes: Uint8Array): ReadFailure | null {
  const head = latin1(bytes, 64);
  if (head.startsWith(OLE_SIGNATURE)) return legacyOfficeFailure(bytes);
  const signature = SIGNATURES.find((one) => head.startsWith(one.bytes, "offset" in one ? one.offset : 0));
  if (signature === undefined) return null;
  const kind = message(`reason.file.kind.${signature.kind}`);
  return readFailure("binary", message("reason.file.binary-kind", { kind }));
}

function legacyOfficeFailure(bytes: Uint8Array): ReadFailure {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED_PACKAGE)) {
    return ENCRYPTED;
  }
  return readFailure("unsupported-format", message("reason.file.old-office"));
}

function latin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.byteLength)).toString("latin1");
}

/**
 * A PDF's signature with its first object behind it: PDF readers accept up to 1024 bytes of other data before it, as the head of
 * a saved HTTP reply. A text that only mentions the signature has no object.
 */
const PDF_START = /^%PDF-|^[\s\S]{0,1024}%PDF-\d\.\d[\s\S]{0,1024}\d+ \d+ obj\b/;

/** Formats of which the bytes are no text, or hold several documents; their files may be larger. */
export type PackedKind = "pdf" | "zip" | "rtf" | "mail" | "mbox";

/** Detects a packed format from a file's first 4096 bytes. The hints only matter for mails with few header fields. */
export function packedKind(bytes: Uint8Array, { name, contentType }: FormatHints): PackedKind | null {
  const head = latin1(bytes, 8);
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) return "zip";
  if (/^\s*\{\\rtf/.test(latin1(bytes, 64))) return "rtf";
  if (PDF_START.test(latin1(bytes, 2_048))) return "pdf";
  const isNamedMail = extname(name).toLowerCase() === ".eml" || mediaType(contentType) === "message/rfc822";
  return mailKind(head, bytes, isNamedMail);
}

/** Header fields that mail programs and servers add; at least one is required to recognise a mail. */
const MAIL_FIELDS = /^(?:received|message-id|return-path|mime-version|delivered-to|content-type|x-[\w-]+):/i;
const FIELD = /^[!-9;-~]+:|^[ \t]/;

function mailKind(start: string, bytes: Uint8Array, isNamedMail: boolean): "mail" | "mbox" | null {
  if (!/^[A-Z]/i.test(start)) return null;
  const [first = "", ...rest] = latin1(bytes, 4096).split(/\r?\n/);
  if (/^From \S.*/.test(first) && isNamedMail && FIELD.test(rest[0] ?? "")) return "mail";
  if (/^From \S.*\d{4}\s*$/.test(first)) return FIELD.test(rest[0] ?? "") ? "mbox" : null;
  if (!/^[A-Za-z][A-Za-z0-9-]*:/.test(first)) return null;
  if (isNamedMail) return "mail";
  const lines = [first, ...rest];
  const end = lines.indexOf("");
  const header = end < 0 ? lines.slice(0, -1) : lines.slice(0, end);
  const isHeader = header.every((line) => FIELD.test(line)) && header.some((line) => MAIL_FIELDS.test(line));
  return isHeader && header.some((line) => /^(?:from|sender):/i.test(line)) ? "mail" : null;
}

const HTML_START =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])/i;

const FEED_START =
  /^\s*(?:<\?[^>]*>\s*)*(?:<!--[\s\S]{0,2000}?-->\s*)*(?:<!doctype[^>[]*(?:\[[^\]]*\])?[^>]*>\s*)?<(?:\w+:)?(?:rss|feed|rdf)[\s>]/i;

/** A JSON Feed states its version. */
const JSON_FEED_START = /^\s*\{[^[\]]*"version"\s*:\s*"https?:\/\/jsonfeed\.org\//;

/** Detects a text's format: by its content if that is clear, else by the stated content type, else by the name's extension. */
export function formatOf(
  { name, contentType }: FormatHints,
  text: string,
  mapping: FieldMapping = {},
): Format | ReadFailure {
  if (HTML_START.test(text.slice(0, 4000))) return "html";
  if (FEED_START.test(text.slice(0, 8000)) || JSON_FEED_START.test(text.slice(0, 8000))) return "feed";
  if (isJson(text)) return "json";
  if (isTable(text, mapping)) return "table";
  const byContentType = BY_CONTENT_TYPE.get(mediaType(contentType) ?? "");
  if (byContentType !== undefined) return byContentType;
  const extension = extname(name).toLowerCase();
  const byExtension = BY_EXTENSION.get(extension);
  if (byExtension !== undefined) return byExtension;
  if (looksLikeProse(text)) return "text";
  return readFailure(
    "unsupported-format",
    extension === ""
      ? message("reason.file.not-text")
      : message("reason.file.not-text-extension", { extension }),
  );
}

// A text may begin with a bracket, too; in JSON, another bracket or a quotation mark follows.
function isJson(text: string): boolean {
  if (!/^\s*(?:\{\s*["}]|\[\s*[{[\]])/.test(text)) return false;
  const [first = ""] = text.trimStart().split("\n", 1);
  return parses(first) || parses(text);
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Share of letters and spaces in running text; tables, code and data have less. */
const MIN_PROSE_SHARE = 0.85;

function looksLikeProse(text: string): boolean {
  const sample = text.slice(0, 10_000).trim();
  if (/^[[{<]/.test(sample)) return false;
  const plain = sample.match(/[\p{L}\p{M}\s]/gu)?.length ?? 0;
  return plain / sample.length >= MIN_PROSE_SHARE && /\p{L}{2,}[.!?。।؟]["'”’)]*(?:\s|$)/u.test(sample);
}
