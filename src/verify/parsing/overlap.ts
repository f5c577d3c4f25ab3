import { partitionPoint } from "../../text/tokens/partition-point.ts";

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Finds out whether a range of a text overlaps any of the mentions, which are in order and do not overlap each other. */
export function overlapFinder(mentions: readonly Range[]): (range: Range) => boolean {
  return ({ start, end }) => {
    const next = mentions[partitionPoint(mentions, (mention) => mention.end > start)];
    return next !== undefined && next.start < end;
  };
}

/** Finds out whether a range of a text lies within one of the mentions. */
export function containmentFinder(mentions: readonly Range[]): (range: Range) => boolean {
  return ({ start, end }) => {
    const last = mentions[partitionPoint(mentions, (mention) => mention.start > start) - 1];
    return last !== undefined && end <= last.end;
  };
}
