import type { Asked } from "./answer-asked.ts";
import type { Scored } from "./answer-choice.ts";

/** A question of more telling words than this fits one story only. */
const VAGUE_STEMS = 2;
/** A story fits as well as the best when its best sentence scores at least this share of the best one's. */
const AS_WELL = 0.85;
/** Two documents tell of one story when this share of the shorter one's stems (as found) stands in the other. */
const SAME_STORY = 0.5;
const MOST_STORIES = 4;

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((stem) => b.has(stem)).length;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

/**
 * The best sentence of each story that fits a vague question as well as the best one; one entry when the question
 * is not vague or only one story fits. `best` is in descending order of score.
 */
export function rivalStories(best: readonly Scored[], asked: Asked): Scored[] {
  const [first] = best;
  if (first === undefined || asked.nameStems.size > 0 || asked.stems.length > VAGUE_STEMS)
    return best.slice(0, 1);
  const rivals: Scored[] = [];
  for (const candidate of best) {
    if (candidate.score < AS_WELL * first.score || rivals.length === MOST_STORIES) break;
    const told = rivals.some(
      (other) =>
        other.document.path === candidate.document.path ||
        overlap(other.stems, candidate.stems) >= SAME_STORY,
    );
    if (!told) rivals.push(candidate);
  }
  return rivals;
}
