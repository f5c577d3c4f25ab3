import { formatSentenceRanges } from "../../domain/documents/citation-numbering.ts";

export type Query = Readonly<Record<string, string | number | null>>;

/** A URL of this site; null and empty query values are left out. */
export function pageUrl(path: string, query: Query = {}, fragment = ""): string {
  const entries = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === "" ? [] : [[name, String(value)]],
  );
  const queryString = new URLSearchParams(entries).toString();
  return `${path}${queryString === "" ? "" : `?${queryString}`}${fragment === "" ? "" : `#${fragment}`}`;
}

/** The URL of a document's page; with sentences, these are marked and the first one is the fragment. */
export function documentUrl(path: string, sentences: readonly number[] = []): string {
  const [first] = sentences;
  const at = first === undefined ? null : formatSentenceRanges(sentences);
  return pageUrl("/document", { path, at }, first === undefined ? "" : `s${first}`);
}

export function storyUrl(id: string): string {
  return `/stories/${encodeURIComponent(id)}`;
}

const MAX_SENTENCES = 200;

/** Parses "3-5,9" to ascending numbers; ignores anything that is not a number or range. */
export function parseSentenceNumbers(value: string | null): readonly number[] {
  const numbers = new Set<number>();
  for (const run of (value ?? "").split(",")) {
    const [, first, last = first] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(run) ?? [];
    for (let n = Number(first); n <= Number(last) && numbers.size < MAX_SENTENCES; n += 1)
      if (n > 0) numbers.add(n);
  }
  return [...numbers].sort((a, b) => a - b);
}

/** A page number from 1; 1 if the value is not a number. */
export function parsePageNumber(value: string | null): number {
  return /^\d{1,6}$/.test(value ?? "") ? Math.max(1, Number(value)) : 1;
}
