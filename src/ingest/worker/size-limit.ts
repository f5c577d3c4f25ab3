import type { FormatHints } from "../content/extracted-text.ts";
import { MAX_FILE_BYTES, MAX_PACKED_FILE_BYTES } from "../content/limits.ts";
import { packedKind } from "../document/format.ts";

/** The most bytes that a file with this beginning may have. */
export function maxBytesOf(bytes: Uint8Array, hints: FormatHints): number {
  return packedKind(bytes, hints) === null ? MAX_FILE_BYTES : MAX_PACKED_FILE_BYTES;
}
