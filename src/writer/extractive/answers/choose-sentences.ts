import { isStopStem } from "../../../text/tokens/tokens.ts";
import { type AnswerCandidate, DEPENDENT_OPENING } from "./candidates.ts";

/** A sentence with how well it answers the question; comparable within one question only. */
export interface ScoredCandidate extends AnswerCandidate {
  readonly score: number;
  /** How far it holds the kind of thing asked for, 0..1. */
  readonly kind: number;
}

const MAX_CLAIMS = 4;
/** A further sentence is shown when it answers nearly as well as the best one ... */
const MIN_SCORE_SHARE = 0.8;
/** ... and says something else: at most this share of its stems stands in a sentence already chosen. */
const MAX_SHARED = 0.5;
const MAX_ANSWERS = 3;

/** What shares less of the question than this with it is about something else. */
const MIN_OWN = 0.15;

/** A heading ends without a stop, and gives no pronoun its meaning. */
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

/** Puts before each sentence that leans on the one before it that one, if it was found. */
function withSubjects(
  chosen: readonly AnswerCandidate[],
  all: readonly AnswerCandidate[],
): AnswerCandidate[] {
  const out: AnswerCandidate[] = [];
  for (const candidate of chosen) {
    const before = DEPENDENT_OPENING.test(candidate.text) ? sentenceBefore(candidate, all) : undefined;
    if (
      before !== undefined &&
      SENTENCE_END.test(before.text) &&
      !out.includes(before) &&
      !chosen.includes(before)
    )
      out.push(before);
    out.push(candidate);
  }
  return out.slice(0, MAX_CLAIMS);
}

/** When the best sentence holds what was asked for only by half, the same document's best one that holds it wholly. */
function completion(
  [best]: readonly ScoredCandidate[],
  beside: readonly ScoredCandidate[],
): ScoredCandidate | undefined {
  if (best === undefined || best.kind === 1) return undefined;
  return beside.find((other) => other.kind === 1 && other.own >= MIN_OWN && !repeats(other, [best]));
}

/**
 * The one to four sentences to show, the best first. `best` are the answers in descending order of score, not empty;
 * `beside` sentences of the best one's document, likewise; `found` every sentence found.
 */
export function chooseSentences(
  best: readonly ScoredCandidate[],
  beside: readonly ScoredCandidate[],
  all: readonly AnswerCandidate[],
): AnswerCandidate[] {
  const [first, ...others] = best;
  const chosen = [first, completion(best, beside)].filter((candidate) => candidate !== undefined);
  const minScore = (first?.score ?? 0) * MIN_SCORE_SHARE;
  for (const candidate of others) {
    if (chosen.length >= MAX_ANSWERS || candidate.score < minScore) break;
    if (!repeats(candidate, chosen)) chosen.push(candidate);
  }
  return withSubjects(chosen, all);
}
