import { isStopStem } from "../../text/tokens.ts";
import { type Candidate, LEANS } from "./answer-sentences.ts";

/** A sentence with how well it answers the question; comparable within one question only. */
export interface Scored extends Candidate {
  readonly score: number;
  /** How far it holds the kind of thing asked for, 0..1. */
  readonly kind: number;
}

const MOST_CLAIMS = 4;
/** A further sentence is shown when it answers nearly as well as the best one ... */
const KEEP_SHARE = 0.8;
/** ... and says something else: at most this share of its stems stands in a sentence already chosen. */
const SAME_SHARE = 0.5;
const MOST_ANSWERS = 3;

/** What shares less of the question than this with it is about something else. */
const LEAST_OWN = 0.15;

/** A heading ends without a stop, and gives no pronoun its meaning. */
const ENDS = /[.!?]["”’')]*$/;

function telling({ stems }: Candidate): string[] {
  return [...stems].filter((stem) => !isStopStem(stem));
}

function repeats(candidate: Candidate, chosen: readonly Candidate[]): boolean {
  const own = telling(candidate);
  return chosen.some((other) => {
    const smaller = Math.min(own.length, telling(other).length);
    return own.filter((stem) => other.stems.has(stem)).length > SAME_SHARE * smaller;
  });
}

function sentenceBefore(candidate: Candidate, all: readonly Candidate[]): Candidate | undefined {
  return all.find(
    ({ document, number }) => document.path === candidate.document.path && number === candidate.number - 1,
  );
}

/** Puts before each sentence that leans on the one before it that one, if it was found. */
function withSubjects(chosen: readonly Candidate[], all: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = [];
  for (const candidate of chosen) {
    const before = LEANS.test(candidate.text) ? sentenceBefore(candidate, all) : undefined;
    if (before !== undefined && ENDS.test(before.text) && !out.includes(before) && !chosen.includes(before))
      out.push(before);
    out.push(candidate);
  }
  return out.slice(0, MOST_CLAIMS);
}

/** When the best sentence holds what was asked for only by half, the same document's best one that holds it wholly. */
function completion([best]: readonly Scored[], beside: readonly Scored[]): Scored | undefined {
  if (best === undefined || best.kind === 1) return undefined;
  return beside.find((other) => other.kind === 1 && other.own >= LEAST_OWN && !repeats(other, [best]));
}

/**
 * The one to four sentences to show, the best first. `best` are the answers in descending order of score, not empty;
 * `beside` sentences of the best one's document, likewise; `found` every sentence found.
 */
export function chooseSentences(
  best: readonly Scored[],
  beside: readonly Scored[],
  found: readonly Candidate[],
): Candidate[] {
  const [first, ...others] = best;
  const chosen = [first, completion(best, beside)].filter((candidate) => candidate !== undefined);
  const least = (first?.score ?? 0) * KEEP_SHARE;
  for (const candidate of others) {
    if (chosen.length >= MOST_ANSWERS || candidate.score < least) break;
    if (!repeats(candidate, chosen)) chosen.push(candidate);
  }
  return withSubjects(chosen, found);
}
