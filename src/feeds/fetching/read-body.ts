import type { Readable } from "node:stream";
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from "node:zlib";

/** The body is larger than it may be, before or after it is unpacked. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

const GZIP = [0x1f, 0x8b];
const ZSTD = 0xfd2fb528;
const MAX_ENCODINGS = 2;

/**
 * A body, unpacked, of at most `maxBytes`; reading ends as soon as it is larger. Throws TooLarge, and the errors of the stream and of
 * what unpacks it. A body that states a packing it does not have is taken as it is, and one that is packed without saying so is unpacked.
 */
export async function readBody(body: Readable, encoding: string, maxBytes: number): Promise<Uint8Array> {
  const packed = await collect(body, maxBytes);
  const stated = encoding
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  if (stated.length > MAX_ENCODINGS) throw new TooLarge();
  const encodings = stated.length === 0 ? ["x-gzip"] : stated.reverse();
  let bytes = packed;
  for (const name of encodings) bytes = await unpack(bytes, name, maxBytes);
  return bytes;
}

async function unpack(bytes: Buffer, name: string, maxBytes: number): Promise<Buffer> {
  const unpacker = unpackerFor(bytes, name);
  if (unpacker === null) return bytes;
  unpacker.end(bytes);
  return collect(unpacker, maxBytes);
}

/** Null if the bytes are not packed that way. */
function unpackerFor(bytes: Buffer, name: string) {
  switch (name) {
    case "gzip":
    case "x-gzip":
      return GZIP.every((byte, at) => bytes[at] === byte) ? createGunzip() : null;
    case "deflate":
      return isZlib(bytes) ? createInflate() : isText(bytes) ? null : createInflateRaw();
    case "br":
      return isText(bytes) ? null : createBrotliDecompress();
    case "zstd":
      return bytes.length > 4 && bytes.readUInt32LE(0) === ZSTD ? createZstdDecompress() : null;
    default:
      return null;
  }
}

function isZlib(bytes: Buffer): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

/** Feeds and pages begin so; a body that is said to be packed often is not. */
function isText(bytes: Buffer): boolean {
  return /^(?:\ufeff|\xef\xbb\xbf)?\s*[<{]/.test(bytes.subarray(0, 64).toString("latin1"));
}

async function collect(stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw new TooLarge();
      chunks.push(chunk);
    }
  } finally {
    stream.destroy();
  }
  return Buffer.concat(chunks);
}
