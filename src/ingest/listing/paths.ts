import { readdirSync } from "node:fs";
import { sep } from "node:path";

/** What a decoder writes for bytes that are not valid UTF-8. */
export const REPLACEMENT_CHARACTER = "\uFFFD";

/** Both must be real paths. */
export function isInside(root: string, real: string): boolean {
  return real.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** The names in a folder that are not valid UTF-8, as bytes, in order. */
export function undecodableNames(folder: string): Buffer[] {
  const names = readdirSync(folder, { encoding: "buffer" });
  return names.filter((name) => !Buffer.from(name.toString("utf8")).equals(name)).sort(Buffer.compare);
}

/** A name that is not UTF-8, with each byte that is not printable ASCII as \xNN. */
export function escapedName(name: Buffer): string {
  return Array.from(name, (byte) =>
    byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, "0")}`,
  ).join("");
}
