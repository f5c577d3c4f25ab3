import { isStopStem } from "../text/tokens/tokens.ts";
import type { ParsedText } from "./source.ts";
import { commonSubsequence } from "./subsequence.ts";

/** Content words up to this many places apart still count as neighbours. */
const NEIGHBOURS = 4;
/** Content words up to this many places apart in the claim ought to come from one sentence. */
const TOGETHER = 3;

/** Stems as numbers from 1, in the order the claim first uses them; 0 is any stem that the claim does not use. */
type Ids = readonly number[];

interface Numbered {
  readonly all: Ids;
  /** Without stop words. */
  readonly content: Ids;
}

/**
 * How closely a claim follows its cited sentences, 0..1; 1 when its words stand there in the claim's order. Coverage
 * (the share of its words that stand anywhere in them) times the mean of 1 and cohesion, which is the plain mean of
 * four shares: three-word runs found; longest common subsequence with a sentence and the one after it (a quotation
 * and its "he said" are two sentences to a splitter); content words found as neighbours, in order; pairs of content
 * words found in one sentence. No fitted weights: docs/verification.md has what was tried and measured.
 */
export function matchScore(claim: ParsedText, source: readonly ParsedText[]): number {
  if (claim.stems().length === 0 || source.length === 0) return 0;
  const ids = new Map<string, number>();
  for (const stem of claim.stems()) if (!ids.has(stem)) ids.set(stem, ids.size + 1);
  const claimIds = numbered(claim, ids);
  const sentences = source.map((sentence) => numbered(sentence, ids));
  const coverage = share(claimIds.all, new Set(sentences.flatMap(({ all }) => all)));
  return (coverage * (1 + cohesion(claimIds, sentences, ids.size + 1))) / 2;
}

function numbered(text: ParsedText, ids: ReadonlyMap<string, number>): Numbered {
  const stems = text.stems();
  const idOf = (stem: string) => ids.get(stem) ?? 0;
  return { all: stems.map(idOf), content: stems.filter((stem) => !isStopStem(stem)).map(idOf) };
}

function cohesion(claim: Numbered, sentences: readonly Numbered[], base: number): number {
  const flow = sentences.flatMap(({ all }) => all);
  const contentFlow = sentences.flatMap(({ content }) => content);
  const size = Math.min(3, claim.all.length);
  const shares = [
    share(runs(claim.all, size, base), new Set(runs(flow, size, base))),
    longestSubsequence(claim.all, sentences) / claim.all.length,
    share(neighbours(claim.content, base), new Set(neighbours(contentFlow, base))),
    pairsTogether(claim.content, sentences),
  ];
  return shares.reduce((sum, value) => sum + value, 0) / shares.length;
}

/** The share of `wanted` that is known; 1 when nothing is wanted. */
function share(ids: Ids, known: ReadonlySet<number>): number {
  return ids.length === 0 ? 1 : ids.filter((one) => known.has(one)).length / ids.length;
}

/** Each run of `size` ids that are the claim's as one number, its digits to the base. */
function runs(ids: Ids, size: number, base: number): number[] {
  const keys: number[] = [];
  for (let at = 0; at + size <= ids.length; at++) {
    let run = 0;
    let whole = true;
    for (let next = at; next < at + size; next++) {
      const id = ids[next] ?? 0;
      whole &&= id !== 0;
      run = run * base + id;
    }
    if (whole) keys.push(run);
  }
  return keys;
}

function neighbours(content: Ids, base: number): number[] {
  const keys: number[] = [];
  for (const [at, id] of content.entries()) {
    for (let next = at + 1; id !== 0 && next <= at + NEIGHBOURS; next++) {
      const other = content[next] ?? 0;
      if (other !== 0) keys.push(id * base + other);
    }
  }
  return keys;
}

function longestSubsequence(claim: Ids, sentences: readonly Numbered[]): number {
  const lengths = sentences.map(({ all }, at) =>
    commonSubsequence(claim, [...all, ...(sentences[at + 1]?.all ?? [])]),
  );
  return Math.max(...lengths);
}

function pairsTogether(content: Ids, sentences: readonly Numbered[]): number {
  const known = sentences.map((sentence) => new Set(sentence.content));
  let pairs = 0;
  let together = 0;
  for (const [at, id] of content.entries()) {
    for (const other of content.slice(at + 1, at + 1 + TOGETHER)) {
      pairs++;
      if (known.some((sentence) => sentence.has(id) && sentence.has(other))) together++;
    }
  }
  return pairs === 0 ? 1 : together / pairs;
}
