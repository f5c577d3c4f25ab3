import { contentStems, isStopStem } from "../../../text/tokens/tokens.ts";
import type { ScoredCandidate } from "./choose-sentences.ts";
import type { WeightedQuestion } from "./weighted-question.ts";

/** A question of more telling words than this fits one story only. */
const MAX_VAGUE_STEMS = 2;
/** A story fits as well as the best when its best sentence says as much of the question, and of the kind asked for, but for this. */
const SCORE_TOLERANCE = 0.1;
/** Two documents tell of one story when this share of the shorter one's telling stems stands in the other. */
const MIN_SHARED_STEMS = 0.3;
const MAX_STORIES = 4;

/** What a document is about, as far as its title and the sentence found say, without what was asked. */
function subject(
  { document, stems: sentenceStems }: ScoredCandidate,
  question: WeightedQuestion,
): Set<string> {
  const all = new Set([
    ...contentStems(document.title),
    ...[...sentenceStems].filter((stem) => !isStopStem(stem)),
  ]);
  for (const stem of question.stemsByVariant.keys()) all.delete(stem);
  return all;
}

function sameStory(a: ScoredCandidate, b: ScoredCandidate, question: WeightedQuestion): boolean {
  if (a.document.path === b.document.path) return true;
  const [one, other] = [subject(a, question), subject(b, question)];
  const shared = [...one].filter((stem) => other.has(stem)).length;
  return shared >= MIN_SHARED_STEMS * Math.min(one.size, other.size);
}

/**
 * The best sentence of each story that fits a vague question as well as the best one; one entry when the question
 * is not vague or only one story fits. `best` is in descending order of score.
 */
export function rivalStories(
  best: readonly ScoredCandidate[],
  question: WeightedQuestion,
): ScoredCandidate[] {
  const [first] = best;
  const vague =
    question.nameStems.size === 0 && question.carried.size === 0 && question.stems.length <= MAX_VAGUE_STEMS;
  if (first === undefined || !vague || question.dependent) return best.slice(0, 1);
  const rivals: ScoredCandidate[] = [];
  for (const candidate of best) {
    const fits =
      candidate.own >= first.own - SCORE_TOLERANCE && candidate.kind >= first.kind - SCORE_TOLERANCE;
    if (fits && !rivals.some((rival) => sameStory(rival, candidate, question))) rivals.push(candidate);
  }
  return rivals.slice(0, MAX_STORIES);
}
