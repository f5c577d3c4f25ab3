import { type ReadFailure, readFailure } from "../content/read-failures.ts";
import { controlShare, wideEncoding } from "./byte-patterns.ts";
import { decodeIso2022Kr, isIso2022Kr } from "./iso-2022-kr.ts";

const UNKNOWN_ENCODING = readFailure(
  "encoding",
  "Its character encoding could not be told; save it as UTF-8.",
);
const BINARY = readFailure("binary", "It holds binary data, not text; take it out of the folder.");

/** Control bytes a text may hold: real texts have none or a stray one, random bytes have one in nine. */
const MAX_CONTROL_SHARE = 0.01;
/** Bytes the encoding is judged by. */
const SAMPLE_BYTES = 64 * 1024;
/** Well-formed characters that must stand for each broken one in a text taken to be damaged UTF-8. */
const MIN_GOOD_PER_BROKEN = 20;
/** Broken characters a decoded text may hold before the encoding is held to be guessed wrong. */
const MAX_BROKEN_SHARE = 0.01;
/** The confidence the library gives to what it knows by structure and not by counting letters. */
const CERTAIN_CONFIDENCE = 0.95;
/** Below this confidence the library names rare encodings as readily as common ones: the text is short. */
const MIN_CONFIDENCE = 0.3;
/** Fewer bytes beyond ASCII than this tell no language; then it is the commonest encoding that names one byte a letter. */
const MIN_NON_ASCII_BYTES = 3;
/** Encodings of DOS and parts of ISO 8859 that no news is written in, as the library names them. */
const RARE_ENCODINGS = /^(?:cp(?:437|8\d\d)|iso-?8859-(?:3|4|10|13|14|16))$/i;
/** The library's class of encodings that pages and mails are written in today (its `EncodingEra.MODERN_WEB`). */
const MODERN_WEB = 1;
const REPLACEMENT_CHARACTER = "\uFFFD";

/** A file's text, whatever its encoding, without a byte order mark; or why it is no text. */
export async function decode(bytes: Uint8Array): Promise<string | ReadFailure> {
  const wide = wideEncoding(bytes);
  if (wide !== null) return decodeAs(bytes, wide);
  if (isIso2022Kr(bytes)) return decodeIso2022Kr(bytes);
  if (controlShare(bytes) > MAX_CONTROL_SHARE) return decodeUnusualWide(bytes);
  return decodeUtf8(bytes) ?? decodeLegacy(bytes);
}

/** Strict, but for a text that is UTF-8 all over and broken in a place or two (cut off, patched by hand). */
function decodeUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  if (!text.includes(REPLACEMENT_CHARACTER)) return text;
  const broken = text.split(REPLACEMENT_CHARACTER).length - 1;
  const good = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return good >= broken * MIN_GOOD_PER_BROKEN ? text : null;
}

// UTF-16 of scripts beyond the basic plane has NUL bytes on either side; the library looks at its structure.
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

// iconv-lite lacks the encodings that switch by escape sequences (ISO-2022-JP), which the platform has.
function isKnownToPlatform(encoding: string): boolean {
  return /^iso-2022-jp$/i.test(encoding);
}
