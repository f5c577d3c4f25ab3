import type { Candidate } from "./answer-sentences.ts";

/** A sentence with how well it answers the question; comparable within one question only. */
export interface Scored extends Candidate {
  readonly score: number;
}

const MOST_CLAIMS = 4;
/** A further sentence is shown when it answers nearly as well as the best one ... */
const KEEP_SHARE = 0.8;
/** ... and says something else: at most this share of its stems stands in a sentence already chosen. */
const SAME_SHARE = 0.6;
const MOST_ANSWERS = 3;

/** Opens with a word whose meaning is in the sentence before. */
const LEANS =
  /^["“]?(?:He|She|It|They|His|Her|Its|Their|The (?:group|man|woman|company|ship|drone|attack|move)|This|That|These|Those|But (?:he|she|it|they))\b/;

function repeats(candidate: Candidate, chosen: readonly Candidate[]): boolean {
  return chosen.some((other) => {
    const smaller = Math.min(candidate.stems.size, other.stems.size);
    const shared = [...candidate.stems].filter((stem) => other.stems.has(stem)).length;
    return smaller === 0 || shared / smaller > SAME_SHARE;
  });
}

function sentenceBefore(candidate: Candidate, all: readonly Scored[]): Scored | undefined {
  return all.find(
    ({ document, number }) => document.path === candidate.document.path && number === candidate.number - 1,
  );
}

/** Puts before each sentence that leans on the one before it that one, if it was found. */
function withSubjects(chosen: readonly Scored[], all: readonly Scored[]): Candidate[] {
  const out: Candidate[] = [];
  for (const candidate of chosen) {
    const before = LEANS.test(candidate.text) ? sentenceBefore(candidate, all) : undefined;
    if (before !== undefined && !out.includes(before) && !chosen.includes(before)) out.push(before);
    out.push(candidate);
  }
  return out.slice(0, MOST_CLAIMS);
}

/** The one to four sentences to show, the best first; `best` is in descending order of score and not empty. */
export function chooseSentences(best: readonly Scored[], all: readonly Scored[]): Candidate[] {
  const chosen: Scored[] = [];
  const least = (best[0]?.score ?? 0) * KEEP_SHARE;
  for (const candidate of best) {
    if (chosen.length === MOST_ANSWERS || candidate.score < least) break;
    if (!repeats(candidate, chosen)) chosen.push(candidate);
  }
  return withSubjects(chosen, all);
}
