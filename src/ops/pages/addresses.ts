import { sentenceRuns } from "../../domain/numbering.ts";

export type Query = Readonly<Record<string, string | number | null>>;

/** An address here, with those parts of the query that are given. */
export function address(path: string, query: Query = {}, fragment = ""): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === "" ? [] : [[name, String(value)]],
  );
  const asked = new URLSearchParams(given).toString();
  return `${path}${asked === "" ? "" : `?${asked}`}${fragment === "" ? "" : `#${fragment}`}`;
}

/** A document's page, at one of its sentences when some are named. */
export function documentAddress(path: string, sentences: readonly number[] = []): string {
  const [first] = sentences;
  const at = first === undefined ? null : sentenceRuns(sentences);
  return address("/document", { path, at }, first === undefined ? "" : `s${first}`);
}

export function storyAddress(id: string): string {
  return `/stories/${encodeURIComponent(id)}`;
}

const MOST_SENTENCES = 200;

/** "3-5,9" as numbers, ascending; what is no number is left out. */
export function readSentences(typed: string | null): readonly number[] {
  const numbers = new Set<number>();
  for (const run of (typed ?? "").split(",")) {
    const [, first, last = first] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(run) ?? [];
    for (let n = Number(first); n <= Number(last) && numbers.size < MOST_SENTENCES; n += 1)
      if (n > 0) numbers.add(n);
  }
  return [...numbers].sort((a, b) => a - b);
}

/** A page's number, from 1. */
export function readPage(typed: string | null): number {
  return /^\d{1,6}$/.test(typed ?? "") ? Math.max(1, Number(typed)) : 1;
}
