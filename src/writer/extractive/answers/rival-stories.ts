import { contentStems, isStopStem } from "../../../text/tokens/tokens.ts";
import type { ScoredCandidate } from "./choose-sentences.ts";
import type { WeightedQuestion } from "./weighted-question.ts";

/** A question with more content stems than this is taken to fit one story only. */
const MAX_VAGUE_STEMS = 2;
/** How far a story's best sentence may be below the best one in `own` and `kind` to be a rival. */
const SCORE_TOLERANCE = 0.1;
/** Two documents belong to one story if they share this share of the smaller subject's stems. */
const MIN_SHARED_STEMS = 0.3;
const MAX_STORIES = 4;

/** The content stems of a document's title and sentence, without those of the question. */
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
 * The best sentence of each story that fits a vague question as well as the best one. Returns one entry if the question is
 * not vague or only one story fits. `answers`: by descending score.
 */
export function rivalStories(
  answers: readonly ScoredCandidate[],
  question: WeightedQuestion,
): ScoredCandidate[] {
  const [first] = answers;
  const vague =
    question.nameStems.size === 0 && question.carried.size === 0 && question.stems.length <= MAX_VAGUE_STEMS;
  if (first === undefined || !vague || question.dependent) return answers.slice(0, 1);
  const rivals: ScoredCandidate[] = [];
  for (const candidate of answers) {
    const fits =
      candidate.own >= first.own - SCORE_TOLERANCE && candidate.kind >= first.kind - SCORE_TOLERANCE;
    if (fits && !rivals.some((rival) => sameStory(rival, candidate, question))) rivals.push(candidate);
  }
  return rivals.slice(0, MAX_STORIES);
}
