import type { Claim } from "../../../domain/documents/claim.ts";
import type { BriefingStory } from "../../../domain/stories/story.ts";
import { contentStems } from "../../../text/tokens/tokens.ts";
import { overlap } from "../sentences/redundancy.ts";
import { isBoilerplate, standsAlone } from "../sentences/sentence-kind.ts";

const MAX_CLAIMS = 2;
const MAX_OVERLAP = 0.5;

/** The first stand-alone summary sentence of each of the first two stories that differ. */
export function bottomLineOf(stories: readonly BriefingStory[]): Claim[] {
  const chosen: Claim[] = [];
  for (const story of stories) {
    const statements = story.summary.filter(({ text }) => !isBoilerplate(text));
    const claim = statements.find(({ text }) => standsAlone(text)) ?? statements[0];
    if (claim === undefined || chosen.some((other) => repeats(claim, other))) continue;
    chosen.push(claim);
    if (chosen.length === MAX_CLAIMS) break;
  }
  return chosen;
}

function repeats(a: Claim, b: Claim): boolean {
  return overlap(new Set(contentStems(a.text)), new Set(contentStems(b.text))) > MAX_OVERLAP;
}
