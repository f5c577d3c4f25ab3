import { contentStems, isStopStem } from "../../text/tokens.ts";
import type { Asked } from "./answer-asked.ts";
import type { Scored } from "./answer-choice.ts";

/** A question of more telling words than this fits one story only. */
const VAGUE_STEMS = 2;
/** A story fits as well as the best when its best sentence says as much of the question, and of the kind asked for, but for this. */
const AS_WELL = 0.1;
/** Two documents tell of one story when this share of the shorter one's telling stems stands in the other. */
const SAME_STORY = 0.3;
const MOST_STORIES = 4;

/** What a document is about, as far as its title and the sentence found say, without what was asked. */
function subject({ document, stems: held }: Scored, asked: Asked): Set<string> {
  const all = new Set([...contentStems(document.title), ...[...held].filter((stem) => !isStopStem(stem))]);
  for (const stem of asked.sayings.keys()) all.delete(stem);
  return all;
}

function sameStory(a: Scored, b: Scored, asked: Asked): boolean {
  if (a.document.path === b.document.path) return true;
  const [one, other] = [subject(a, asked), subject(b, asked)];
  const shared = [...one].filter((stem) => other.has(stem)).length;
  return shared >= SAME_STORY * Math.min(one.size, other.size);
}

/**
 * The best sentence of each story that fits a vague question as well as the best one; one entry when the question
 * is not vague or only one story fits. `best` is in descending order of score.
 */
export function rivalStories(best: readonly Scored[], asked: Asked): Scored[] {
  const [first] = best;
  const vague = asked.nameStems.size === 0 && asked.carried.size === 0 && asked.stems.length <= VAGUE_STEMS;
  if (first === undefined || !vague || asked.leaning) return best.slice(0, 1);
  const rivals: Scored[] = [];
  for (const candidate of best) {
    const fits = candidate.own >= first.own - AS_WELL && candidate.kind >= first.kind - AS_WELL;
    if (fits && !rivals.some((rival) => sameStory(rival, candidate, asked))) rivals.push(candidate);
  }
  return rivals.slice(0, MOST_STORIES);
}
