const HEADER = [0x1b, 0x24, 0x29, 0x43];
const SHIFT_OUT = 0x0e;
const SHIFT_IN = 0x0f;

/** Whether a text announces itself as ISO-2022-KR (RFC 1557: escape sequence `ESC $ ) C` at the start of a line). */
export function isIso2022Kr(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4096)).includes(Buffer.from(HEADER));
}

/** Decodes ISO-2022-KR: bytes between shift-out and shift-in are EUC-KR without the high bits. */
export function decodeIso2022Kr(bytes: Uint8Array): string {
  const plain: number[] = [];
  let shifted = false;
  for (const byte of bytes) {
    if (byte === SHIFT_OUT) shifted = true;
    else if (byte === SHIFT_IN) shifted = false;
    else plain.push(shifted && byte > 0x20 ? byte | 0x80 : byte);
  }
  return new TextDecoder("euc-kr").decode(Uint8Array.from(plain)).replace("\u001b$)C", "");
}
