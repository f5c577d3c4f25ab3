import { isStopStem } from "../../../text/tokens/tokens.ts";
import { type AnswerCandidate, DEPENDENT_OPENING } from "./candidates.ts";

/** A candidate with its score, which is comparable within one question only. */
export interface ScoredCandidate extends AnswerCandidate {
  readonly score: number;
  /** kindScore, 0..1. */
  readonly kind: number;
}

const MAX_CLAIMS = 4;
/** A further answer's score may be this much lower than the best one's: it is then at least a quarter as likely ... */
const MAX_SCORE_GAP = 1.4;
/** ... and share at most this share of its stems with a sentence already chosen. */
const MAX_SHARED = 0.5;
const MAX_ANSWERS = 3;

/** A completing sentence must contain this share of the question, else it is about something else. */
const MIN_OWN = 0.15;

/** Excludes headings, which end without a full stop and cannot resolve a pronoun. */
const SENTENCE_END = /[.!?]["”’')]*$/;

function contentStemsOf({ stems }: AnswerCandidate): string[] {
  return [...stems].filter((stem) => !isStopStem(stem));
}

function repeats(candidate: AnswerCandidate, chosen: readonly AnswerCandidate[]): boolean {
  const own = contentStemsOf(candidate);
  return chosen.some((other) => {
    const smaller = Math.min(own.length, contentStemsOf(other).length);
    return own.filter((stem) => other.stems.has(stem)).length > MAX_SHARED * smaller;
  });
}

function sentenceBefore(
  candidate: AnswerCandidate,
  all: readonly AnswerCandidate[],
): AnswerCandidate | undefined {
  return all.find(
    ({ document, number }) => document.path === candidate.document.path && number === candidate.number - 1,
  );
}

/** Inserts the previous sentence before each chosen one that depends on it, if it is among `all`. */
function withSubjects(
  chosen: readonly AnswerCandidate[],
  all: readonly AnswerCandidate[],
): AnswerCandidate[] {
  const result: AnswerCandidate[] = [];
  for (const candidate of chosen) {
    const before = DEPENDENT_OPENING.test(candidate.text) ? sentenceBefore(candidate, all) : undefined;
    if (
      before !== undefined &&
      SENTENCE_END.test(before.text) &&
      !result.includes(before) &&
      !chosen.includes(before)
    )
      result.push(before);
    result.push(candidate);
  }
  return result.slice(0, MAX_CLAIMS);
}

/** If the best sentence answers only in part (kind below 1): the same document's best sentence of kind 1. */
function completion(
  [best]: readonly ScoredCandidate[],
  beside: readonly ScoredCandidate[],
): ScoredCandidate | undefined {
  if (best === undefined || best.kind === 1) return undefined;
  return beside.find(
    (other) =>
      other.kind === 1 &&
      other.document.path === best.document.path &&
      other.own >= MIN_OWN &&
      !repeats(other, [best]),
  );
}

/** A sentence with fewer stems says little alone. */
const MIN_STEMS = 4;

/** Whether a sentence can be read alone: not the end of a quotation that another sentence opens, and not a few words. */
function isWhole({ text, stems }: AnswerCandidate): boolean {
  const opened = text.match(/[“„«]/gu)?.length ?? 0;
  const closed = text.match(/[”»]/gu)?.length ?? 0;
  const straight = text.match(/"/g)?.length ?? 0;
  return stems.size >= MIN_STEMS && opened >= closed && straight % 2 === 0;
}

/** The first sentences of a ranking that can be read alone and do not repeat each other, each after the one it depends on. */
export function chooseClosest(
  ranked: readonly ScoredCandidate[],
  all: readonly AnswerCandidate[],
  max: number,
): AnswerCandidate[] {
  const chosen: AnswerCandidate[] = [];
  for (const candidate of ranked) {
    if (chosen.length >= max) break;
    if (isWhole(candidate) && !repeats(candidate, chosen)) chosen.push(candidate);
  }
  return withSubjects(chosen.length > 0 ? chosen : ranked.slice(0, 1), all).slice(0, max);
}

/**
 * Chooses one to four sentences to show, the best first. `answers`: by descending score, not empty. `beside`: sentences of
 * the ranking, by descending score. `all`: every candidate.
 */
export function chooseSentences(
  answers: readonly ScoredCandidate[],
  beside: readonly ScoredCandidate[],
  all: readonly AnswerCandidate[],
): AnswerCandidate[] {
  const [first, ...others] = answers;
  const chosen = [first, completion(answers, beside)].filter((candidate) => candidate !== undefined);
  const minScore = (first?.score ?? 0) - MAX_SCORE_GAP;
  for (const candidate of others) {
    if (chosen.length >= MAX_ANSWERS || candidate.score < minScore) break;
    if (!repeats(candidate, chosen)) chosen.push(candidate);
  }
  return withSubjects(chosen, all);
}
