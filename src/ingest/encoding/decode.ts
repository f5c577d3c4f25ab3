import { message } from "../../domain/texts/texts.ts";
import { type ReadFailure, readFailure } from "../content/read-failures.ts";
import { controlShare, wideEncoding } from "./byte-patterns.ts";
import { decodeIso2022Kr, isIso2022Kr } from "./iso-2022-kr.ts";

const UNKNOWN_ENCODING = readFailure("encoding", message("reason.file.encoding"));
const BINARY = readFailure("binary", message("reason.file.binary"));

/** Share of control bytes: texts have none or a stray one, random bytes have one in nine. */
const MAX_CONTROL_SHARE = 0.01;
/** Bytes examined to detect the encoding. */
const SAMPLE_BYTES = 64 * 1024;
/** A text counts as damaged UTF-8 if it has at least this many valid non-ASCII characters per broken one. */
const MIN_GOOD_PER_BROKEN = 20;
/** With a larger share of broken characters, the detected encoding is taken to be wrong. */
const MAX_BROKEN_SHARE = 0.01;
/** jschardet's confidence for encodings detected by structure rather than letter frequency. */
const CERTAIN_CONFIDENCE = 0.95;
/** Below this, jschardet answers with rare encodings as readily as with common ones: the text is short. */
const MIN_CONFIDENCE = 0.3;
/** With fewer non-ASCII bytes no language can be detected; the most frequent single-byte encoding is assumed. */
const MIN_NON_ASCII_BYTES = 3;
/** DOS code pages and parts of ISO 8859 that news does not use, by jschardet's names. */
const RARE_ENCODINGS = /^(?:cp(?:437|8\d\d)|iso-?8859-(?:3|4|10|13|14|16))$/i;
/** jschardet's `EncodingEra.MODERN_WEB`: encodings used by web pages and mails today. */
const MODERN_WEB = 1;
const REPLACEMENT_CHARACTER = "\uFFFD";

/** An encoding declared in the text itself: by a meta element of HTML, or by an XML declaration. */
const DECLARED = /<meta[^>]+charset|<\?xml[^>]+encoding/i;
const DECLARATION_BYTES = 1024;

/**
 * Decodes a file's bytes in any encoding, without the byte order mark; or says why they are not text. `charset`, as a server
 * stated it, replaces only the guess: it counts for bytes that show and declare no encoding.
 */
export async function decode(
  bytes: Uint8Array,
  charset: string | null = null,
): Promise<string | ReadFailure> {
  const wide = wideEncoding(bytes);
  if (wide !== null) return decodeAs(bytes, wide);
  if (isIso2022Kr(bytes)) return decodeIso2022Kr(bytes);
  if (controlShare(bytes) > MAX_CONTROL_SHARE) return decodeUnusualWide(bytes);
  return decodeUtf8(bytes) ?? (await decodeAsStated(bytes, charset)) ?? decodeLegacy(bytes);
}

/** Null if the charset is unknown or wrong, or the text declares one itself. */
async function decodeAsStated(bytes: Uint8Array, charset: string | null): Promise<string | null> {
  if (charset === null || /^utf-?8$/i.test(charset)) return null;
  if (DECLARED.test(Buffer.from(bytes.subarray(0, DECLARATION_BYTES)).toString("latin1"))) return null;
  // As browsers do: what is stated as Latin-1 or ASCII is windows-1252.
  const encoding = /^(?:iso-8859-1|latin-?1|(?:us-)?ascii)$/i.test(charset) ? "windows-1252" : charset;
  const text = await decodeAs(bytes, encoding);
  return typeof text === "string" ? text : null;
}

/** Null unless the bytes are UTF-8; a few broken characters are tolerated (a file that was cut off or edited by hand). */
function decodeUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  if (!text.includes(REPLACEMENT_CHARACTER)) return text;
  const broken = text.split(REPLACEMENT_CHARACTER).length - 1;
  const good = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return good >= broken * MIN_GOOD_PER_BROKEN ? text : null;
}

// UTF-16 text in scripts beyond the basic plane has NUL bytes in both positions; jschardet detects it by structure.
async function decodeUnusualWide(bytes: Uint8Array): Promise<string | ReadFailure> {
  const { chardet } = await import("jschardet");
  const { encoding, confidence } = chardet.detect(bytes.subarray(0, SAMPLE_BYTES));
  const isWide = encoding !== null && /^utf-(?:16|32)/i.test(encoding) && confidence >= CERTAIN_CONFIDENCE;
  return isWide ? decodeAs(bytes, encoding) : BINARY;
}

async function decodeLegacy(bytes: Uint8Array): Promise<string | ReadFailure> {
  const { chardet } = await import("jschardet");
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const { encoding, confidence } = chardet.detect(sample);
  if (encoding === null) return UNKNOWN_ENCODING;
  if (confidence >= MIN_CONFIDENCE) return decodeAs(bytes, encoding);
  if (sample.filter((byte) => byte > 0x7f).length < MIN_NON_ASCII_BYTES)
    return decodeAs(bytes, "windows-1252");
  if (!RARE_ENCODINGS.test(encoding)) return decodeAs(bytes, encoding);
  return decodeAs(bytes, chardet.detect(sample, { encodingEra: MODERN_WEB }).encoding ?? encoding);
}

async function decodeAs(bytes: Uint8Array, encoding: string): Promise<string | ReadFailure> {
  const { default: iconv } = await import("iconv-lite");
  if (!iconv.encodingExists(encoding) && !isKnownToPlatform(encoding)) return UNKNOWN_ENCODING;
  const text = iconv.encodingExists(encoding)
    ? iconv.decode(Buffer.from(bytes), encoding)
    : new TextDecoder(encoding).decode(bytes);
  const broken = text.split(REPLACEMENT_CHARACTER).length - 1;
  return broken > text.length * MAX_BROKEN_SHARE ? UNKNOWN_ENCODING : text;
}

// iconv-lite lacks ISO-2022-JP; TextDecoder has it.
function isKnownToPlatform(encoding: string): boolean {
  return /^iso-2022-jp$/i.test(encoding);
}
