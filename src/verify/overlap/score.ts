import { isStopStem } from "../../text/tokens/tokens.ts";
import type { ParsedText } from "../parsing/source.ts";
import { commonSubsequence } from "./subsequence.ts";

/** Content words up to this many positions apart count as neighbours. */
const NEIGHBOURS = 4;
/** Content words up to this many positions apart in the claim should come from the same sentence. */
const TOGETHER = 3;

/** Stems as numbers from 1, in the order of first use in the claim; 0 is any stem that the claim does not contain. */
type Ids = readonly number[];

interface Numbered {
  readonly all: Ids;
  /** Without stop words. */
  readonly content: Ids;
}

/**
 * How closely a claim follows its cited sentences, 0 to 1; 1 if they contain its words in the same order. It is coverage (the
 * share of its words that they contain) times the mean of 1 and cohesion, which is the unweighted mean of four shares:
 * three-word sequences found; longest common subsequence with a sentence and the next one (a quotation and its "he said" are
 * often split in two); content words found as neighbours, in order; pairs of content words found in one sentence.
 * docs/verification.md describes the alternatives and measurements.
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
    inOrder(claim.all, sentences),
    share(neighbours(claim.content, base), new Set(neighbours(contentFlow, base))),
    pairsTogether(claim.content, sentences),
  ];
  return shares.reduce((sum, value) => sum + value, 0) / shares.length;
}

/** The share of `ids` that is in `known`; 1 if there are none. */
function share(ids: Ids, known: ReadonlySet<number>): number {
  return ids.length === 0 ? 1 : ids.filter((one) => known.has(one)).length / ids.length;
}

/** Each sequence of `size` ids without a 0, encoded as one number to the given base. */
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

/** Words of a claim and of a sentence that are compared in order, which takes time by their product. Real ones are shorter. */
const MAX_ORDERED = 300;

/** The share of the claim's words, 0..1, that a sentence and the next one contain in the claim's order. */
function inOrder(claim: Ids, sentences: readonly Numbered[]): number {
  const ordered = claim.slice(0, MAX_ORDERED);
  const texts = sentences.map(({ all }) => all.slice(0, MAX_ORDERED));
  const lengths = texts.map((text, at) => commonSubsequence(ordered, [...text, ...(texts[at + 1] ?? [])]));
  return Math.max(...lengths) / ordered.length;
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
