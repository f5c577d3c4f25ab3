/** The encoding of all of Unicode among those that a face may have. */
const FULL_UNICODE_FORMAT = 12;

/**
 * The characters that a TrueType face has letters for, read from its "cmap" table. Source: the OpenType specification,
 * "cmap", format 12. Throws for a face that has none.
 */
export function fontCoverage(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableAt(view, "cmap");
  const subtables = Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, i) => cmap + view.getUint32(cmap + 8 + 8 * i),
  );
  const at = subtables.find((place) => view.getUint16(place) === FULL_UNICODE_FORMAT);
  if (at === undefined) throw new Error("a face without a table of all its characters");
  const covered = new Set<number>();
  for (let i = 0; i < view.getUint32(at + 12); i += 1) {
    const group = at + 16 + 12 * i;
    for (let code = view.getUint32(group); code <= view.getUint32(group + 4); code += 1) covered.add(code);
  }
  return covered;
}

function tableAt(view: DataView, name: string): number {
  for (let i = 0; i < view.getUint16(4); i += 1) {
    const record = 12 + 16 * i;
    const tag = String.fromCharCode(...Array.from({ length: 4 }, (_, at) => view.getUint8(record + at)));
    if (tag === name) return view.getUint32(record + 8);
  }
  throw new Error(`a face without ${name}`);
}
