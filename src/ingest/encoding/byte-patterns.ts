/** Bytes examined to detect UTF-16 and UTF-32, and to tell binary data from text. */
const SAMPLE_BYTES = 64 * 1024;
/** UTF-16 without a byte order mark must have this share of characters with a NUL byte: spaces, digits, Latin letters. */
const MIN_NUL_SHARE = 0.02;
/** Tolerated share of NUL bytes in the other position, and of characters that do not occur in text. */
const MAX_STRAY_SHARE = 0.05;

const BYTE_ORDER_MARKS: readonly (readonly [string, readonly number[]])[] = [
  ["utf-32le", [0xff, 0xfe, 0, 0]],
  ["utf-32be", [0, 0, 0xfe, 0xff]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** Detects UTF-16 and UTF-32 by the byte order mark or the positions of NUL bytes; null for anything else. */
export function wideEncoding(bytes: Uint8Array): string | null {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) return marked[0];
  const sample = bytes.subarray(0, SAMPLE_BYTES - (SAMPLE_BYTES % 4));
  return unmarkedUtf32(bytes.length, sample) ?? unmarkedUtf16(bytes.length, sample);
}

// The highest code point is U+10FFFF: of four bytes, the first is 0 and the second at most 0x10.
function unmarkedUtf32(length: number, sample: Uint8Array): string | null {
  if (length === 0 || length % 4 !== 0) return null;
  let big = true;
  let little = true;
  for (let index = 0; index < sample.length && (big || little); index += 4) {
    const [first = 0, second = 0, third = 0, fourth = 0] = sample.subarray(index, index + 4);
    big &&= first === 0 && second <= 0x10 && (third > 0 || fourth > 0);
    little &&= fourth === 0 && third <= 0x10 && (first > 0 || second > 0);
  }
  return big ? "utf-32be" : little ? "utf-32le" : null;
}

// Spaces, line ends, digits and Latin letters have one NUL byte, nearly always on the same side.
function unmarkedUtf16(length: number, sample: Uint8Array): string | null {
  if (length % 2 !== 0) return null;
  const nul = [0, 0];
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] === 0) nul[index % 2] = (nul[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = nul;
  const [more, fewer] = [Math.max(even, odd), Math.min(even, odd)];
  if (more < (sample.length / 2) * MIN_NUL_SHARE || fewer > more * MAX_STRAY_SHARE) return null;
  const encoding = even > odd ? "utf-16be" : "utf-16le";
  const text = new TextDecoder(encoding).decode(sample);
  const invalidCount = text.match(/[[\p{Cc}--[\t\n\v\f\r]]\p{Cn}\p{Co}\p{Cs}\uFFFD]/gv)?.length ?? 0;
  return invalidCount > text.length * MAX_STRAY_SHARE ? null : encoding;
}

/** Share of bytes, 0..1, that are control codes not used in text (including NUL). */
export function controlShare(bytes: Uint8Array): number {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let controls = 0;
  for (const byte of sample) if (isControl(byte)) controls += 1;
  return sample.length === 0 ? 0 : controls / sample.length;
}

// Tab, line ends, form feed and escape (it announces the ISO-2022 encodings) do occur in text.
function isControl(byte: number): boolean {
  return byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b;
}
