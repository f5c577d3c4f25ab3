import { MIN_HASH_BINS } from "../../text/tokens/min-hash.ts";

/** What grouping stores of a document. */
export interface Signature {
  /** Whether the document states when it was published. */
  readonly dated: boolean;
  /** Whether it reports several events (a round-up, a live page): only its copies belong to its story. */
  readonly roundUp: boolean;
  /** The latest year that its text names; 0 if it names none. */
  readonly latestYear: number;
  /** Highest-weighted terms, each packed from the high bits: unused (1), of a name (1), bucket (18), in the lead (1), weight (11). */
  readonly terms: Uint32Array;
  /** Min-hash of its text, to recognise copies. */
  readonly copies: Uint32Array;
}

const VERSION = 1;
const BUCKET_BITS = 18;
const BUCKET_MASK = (1 << BUCKET_BITS) - 1;
const WEIGHT_BITS = 11;
const WEIGHT_MASK = (1 << WEIGHT_BITS) - 1;
/** Fixed point: weights up to 16 in steps of 1/128. */
const WEIGHT_SCALE = 128;
const HEADER_BYTES = 4;
const YEAR_OFFSET = 2;
const DATED = 1;
const ROUND_UP = 2;

export interface Term {
  /** Below 2^18. */
  readonly bucket: number;
  readonly inLead: boolean;
  readonly ofName: boolean;
  readonly weight: number;
}

export function packTerm({ bucket, inLead, ofName, weight }: Term): number {
  const fixed = Math.min(WEIGHT_MASK, Math.max(1, Math.round(weight * WEIGHT_SCALE)));
  const place = (Number(ofName) << BUCKET_BITS) | bucket;
  return ((((place << 1) | Number(inLead)) << WEIGHT_BITS) | fixed) >>> 0;
}

export function termBucket(packed: number): number {
  return (packed >>> (WEIGHT_BITS + 1)) & BUCKET_MASK;
}

/** False for all terms of a signature that was stored before names were marked. */
export function isNameTerm(packed: number): boolean {
  return ((packed >>> (BUCKET_BITS + WEIGHT_BITS + 1)) & 1) === 1;
}

export function isLeadTerm(packed: number): boolean {
  return ((packed >>> WEIGHT_BITS) & 1) === 1;
}

export function termWeight(packed: number): number {
  return (packed & WEIGHT_MASK) / WEIGHT_SCALE;
}

/**
 * Layout, little-endian: version (1 byte), flags (1), latest year (2), min-hash bins (4 each), terms (4 each). Signatures from before
 * round-ups, years and names were marked have zeros there.
 */
export function encodeSignature({ dated, roundUp, latestYear, terms, copies }: Signature): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + 4 * (copies.length + terms.length));
  bytes[0] = VERSION;
  bytes[1] = (dated ? DATED : 0) | (roundUp ? ROUND_UP : 0);
  const view = new DataView(bytes.buffer);
  view.setUint16(YEAR_OFFSET, latestYear, true);
  copies.forEach((value, i) => {
    view.setUint32(HEADER_BYTES + 4 * i, value, true);
  });
  const start = HEADER_BYTES + 4 * copies.length;
  terms.forEach((value, i) => {
    view.setUint32(start + 4 * i, value, true);
  });
  return bytes;
}

/** Null if the bytes are not a signature of this version. */
export function decodeSignature(bytes: Uint8Array): Signature | null {
  const numbers = (bytes.length - HEADER_BYTES) / 4;
  if (bytes[0] !== VERSION || !Number.isInteger(numbers) || numbers < MIN_HASH_BINS) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = Uint32Array.from({ length: numbers }, (_, i) => view.getUint32(HEADER_BYTES + 4 * i, true));
  return {
    dated: ((bytes[1] ?? 0) & DATED) !== 0,
    roundUp: ((bytes[1] ?? 0) & ROUND_UP) !== 0,
    latestYear: view.getUint16(YEAR_OFFSET, true),
    copies: values.slice(0, MIN_HASH_BINS),
    terms: values.slice(MIN_HASH_BINS),
  };
}
