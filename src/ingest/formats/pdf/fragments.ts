/** A run of text on one line of a page. Coordinates in points from the page's upper left corner; `y` is the baseline. */
export interface Fragment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Letter height in points. */
  readonly size: number;
}

/** pdf.js's text item: `transform` is the matrix that places it on the page. */
export interface TextPiece {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Largest baseline distance on one line, as a share of the letter height: superscripts, mixed fonts. */
const MAX_BASELINE_SHARE = 0.45;
/** Gap, as a share of the letter height, that is a space between two pieces; and gap that separates fragments. */
const MIN_SPACE_SHARE = 0.15;
const MIN_GAP_SHARE = 0.9;

/** Joins adjacent pieces of text into fragments. `toPage` is the viewport's matrix. */
export function fragmentsOf(pieces: readonly TextPiece[], toPage: readonly number[]): Fragment[] {
  const placed = pieces.map((piece) => placeFragment(piece, toPage)).filter((piece) => piece !== null);
  return rowsOf(placed).flatMap(joinRow);
}

// Rotated text (in the margin, or a watermark) is dropped.
function placeFragment({ str, transform, width }: TextPiece, toPage: readonly number[]): Fragment | null {
  const [a = 0, b = 0, , , e = 0, f = 0] = product(toPage, transform);
  const size = sizeOf(toPage, transform);
  const text = str.replace(/\s+/g, " ");
  if (text === "" || size < 1 || Math.abs(b) > Math.abs(a) * 0.1 || a < 0) return null;
  return { text, left: e, right: e + width * Math.hypot(toPage[0] ?? 1, toPage[1] ?? 0), y: f, size };
}

function sizeOf(toPage: readonly number[], transform: readonly number[]): number {
  const [, , c = 0, d = 0] = product(toPage, transform);
  return Math.hypot(c, d);
}

/** The product of two affine matrices in PDF notation, [a b c d e f]. */
function product(m: readonly number[], n: readonly number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Fragments grouped by line: lines from top to bottom, fragments from left to right. */
export function rowsOf(fragments: readonly Fragment[]): Fragment[][] {
  const rows: Fragment[][] = [];
  for (const fragment of [...fragments].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const before = row?.at(-1);
    const reach = Math.max(before?.size ?? 0, fragment.size) * MAX_BASELINE_SHARE;
    if (row !== undefined && before !== undefined && fragment.y - before.y <= reach) row.push(fragment);
    else rows.push([fragment]);
  }
  for (const row of rows) row.sort((a, b) => a.left - b.left);
  return rows;
}

function joinRow(row: readonly Fragment[]): Fragment[] {
  const fragments: Fragment[] = [];
  for (const next of row) {
    const last = fragments.at(-1);
    if (last !== undefined && isRepeated(last, next)) continue;
    if (last === undefined || next.left - last.right > MIN_GAP_SHARE * Math.max(last.size, next.size)) {
      if (next.text.trim() !== "") fragments.push(next);
      continue;
    }
    fragments[fragments.length - 1] = joinFragments(last, next);
  }
  return fragments;
}

/** Some programs imitate bold by printing a text twice with a small offset. */
function isRepeated(last: Fragment, next: Fragment): boolean {
  return (
    next.text.trim() !== "" &&
    last.text.endsWith(next.text) &&
    next.right - last.right < 1 &&
    next.left < last.right - 1
  );
}

/** Two fragments of a line as one. */
export function joinFragments(last: Fragment, next: Fragment): Fragment {
  const gap = next.left - last.right > MIN_SPACE_SHARE * Math.min(last.size, next.size);
  const space = gap && !last.text.endsWith(" ") && !next.text.startsWith(" ") ? " " : "";
  const longer = last.text.length >= next.text.trim().length ? last : next;
  return {
    ...last,
    text: last.text + space + next.text,
    right: Math.max(last.right, next.right),
    size: longer.size,
    y: longer.y,
  };
}
