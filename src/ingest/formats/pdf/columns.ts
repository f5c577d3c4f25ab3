import { type Fragment, joinFragments, rowsOf } from "./fragments.ts";

/** Lines of a column, or of a full-width part above, between or below columns; from the top. */
export type LayoutBlock = readonly Fragment[];

/** Width of a gutter (the space between two columns) as a share of the letter height. */
const MIN_GUTTER_SHARE = 0.7;
/** Rows needed on each side of a gutter. */
const MIN_ROWS = 4;
/** Median characters of the lines on each side; table columns have fewer. */
const MIN_MEDIAN_CHARACTERS = 18;
/** Share of rows that may cross a gutter: titles, tables, captions. */
const MAX_CROSSING_SHARE = 0.4;
/** Nesting of columns within columns. */
const MAX_DEPTH = 4;

/** A page's fragments as blocks in reading order: each column from top to bottom, the left one first. */
export function layoutBlocksOf(fragments: readonly Fragment[], depth = MAX_DEPTH): LayoutBlock[] {
  const rows = rowsOf(fragments);
  const gutter = depth === 0 ? null : gutterOf(rows);
  if (gutter === null) return rows.length === 0 ? [] : [rows.map(asLine)];
  const blocks: LayoutBlock[] = [];
  for (const { across, rows: run } of runsOf(rows, gutter)) {
    if (across) blocks.push(run.map(asLine));
    else {
      const inside = run.flat();
      blocks.push(
        ...layoutBlocksOf(
          inside.filter(({ right }) => right <= gutter.right),
          depth - 1,
        ),
      );
      blocks.push(
        ...layoutBlocksOf(
          inside.filter(({ right }) => right > gutter.right),
          depth - 1,
        ),
      );
    }
  }
  return blocks;
}

function asLine(row: readonly Fragment[]): Fragment {
  return row.reduce(joinFragments);
}

interface Gutter {
  readonly left: number;
  readonly right: number;
}

function crosses(fragment: Fragment, { left, right }: Gutter): boolean {
  return fragment.left < left && fragment.right > right;
}

/** The gutter that splits the most rows; null if the rows are not in columns. */
function gutterOf(rows: readonly Fragment[][]): Gutter | null {
  if (rows.length < MIN_ROWS) return null;
  let best: Gutter | null = null;
  let maxSplit = 0;
  for (const gutter of candidateGutters(rows)) {
    const splitRows = rows.filter((row) => isSplit(row, gutter)).length;
    if (splitRows > maxSplit && isGutter(rows, gutter)) [best, maxSplit] = [gutter, splitRows];
  }
  return best;
}

/** Spaces between the ends of some lines and a position where several lines begin. */
function candidateGutters(rows: readonly Fragment[][]): Gutter[] {
  const ends = new Map<string, Gutter>();
  const starts = mostFrequent(rows.flat().map(({ left }) => Math.floor(left)));
  for (const right of starts) {
    const before = rows.flatMap((row) => {
      const last = row.findLast((fragment) => fragment.right <= right);
      return last === undefined || row.some((fragment) => crosses(fragment, { left: right - 2, right }))
        ? []
        : [last];
    });
    const reach = before.map((fragment) => fragment.right).sort((a, b) => a - b);
    const left = reach[Math.floor(reach.length * 0.98)] ?? right;
    const size = before[Math.floor(before.length / 2)]?.size ?? 10;
    if (right - left >= MIN_GUTTER_SHARE * size)
      ends.set(`${left} ${right}`, { left: (left + right) / 2 - 1, right });
  }
  return [...ends.values()];
}

/** Up to 12 positions where several lines begin, the most frequent first. */
function mostFrequent(positions: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const position of positions) counts.set(position, (counts.get(position) ?? 0) + 1);
  const frequent = [...counts].filter(([, count]) => count >= MIN_ROWS - 1).sort((a, b) => b[1] - a[1]);
  return frequent.slice(0, 12).map(([position]) => position);
}

function isSplit(row: readonly Fragment[], gutter: Gutter): boolean {
  return !row.some((fragment) => crosses(fragment, gutter)) && row.some(({ left }) => left >= gutter.right);
}

function isGutter(rows: readonly Fragment[][], gutter: Gutter): boolean {
  const free = rows.filter((row) => !row.some((fragment) => crosses(fragment, gutter)));
  if (rows.length - free.length > rows.length * MAX_CROSSING_SHARE && free.length < MIN_ROWS * 4)
    return false;
  const sides = [
    free.map((row) => row.filter(({ right }) => right <= gutter.right)),
    free.map((row) => row.filter(({ right }) => right > gutter.right)),
  ];
  return sides.every((side) => {
    const lengths = side
      .filter((row) => row.length > 0)
      .map((row) => row.reduce((sum, { text }) => sum + text.length, 0));
    return lengths.length >= MIN_ROWS && median(lengths) >= MIN_MEDIAN_CHARACTERS;
  });
}

/** Consecutive rows that cross the gutter, and consecutive rows that do not. */
function runsOf(rows: readonly Fragment[][], gutter: Gutter): { across: boolean; rows: Fragment[][] }[] {
  const runs: { across: boolean; rows: Fragment[][] }[] = [];
  for (const row of rows) {
    const across = row.some((fragment) => crosses(fragment, gutter));
    const run = runs.at(-1);
    if (run?.across === across) run.rows.push(row);
    else runs.push({ across, rows: [row] });
  }
  return runs;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
