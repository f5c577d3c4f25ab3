/** The cmap subtable format that covers all of Unicode. */
const FULL_UNICODE_FORMAT = 12;

/**
 * The code points for which a TrueType font has glyphs, from its "cmap" table. Source: OpenType specification, "cmap",
 * format 12. Throws for a font without such a table.
 */
export function fontCoverage(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableAt(view, "cmap");
  const subtables = Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, i) => cmap + view.getUint32(cmap + 8 + 8 * i),
  );
  const at = subtables.find((place) => view.getUint16(place) === FULL_UNICODE_FORMAT);
  if (at === undefined) throw new Error("the font has no cmap subtable of format 12");
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
  throw new Error(`the font has no table ${name}`);
}
