import type { Document } from "../src/domain/documents/document.ts";
import { findConflicts } from "../src/newsroom/stories/conflicts.ts";
import type { Bench } from "./lib/report.ts";
import { judged, share } from "./lib/stories/judged.ts";
import { CONFLICT_LABELS } from "./lib/stories/labels.ts";
import { type PlantedPair, plantFigures } from "./lib/stories/planted-figures.ts";
import { readStorySets } from "./lib/stories/story-sets.ts";

const PLANTED = 60;

export const bench: Bench = {
  name: "Conflicts: what is shown on real stories, and changed figures that are found (ECB+, nine question weeks)",
  needs: "stories",
  run: async () => {
    const stories = await readStorySets();
    const undated = stories.map((story) => story.map(withoutTime));
    const planted = plantFigures(undated, PLANTED);
    return [
      ...judged("conflicts shown", stories.flatMap(findConflicts), CONFLICT_LABELS),
      share("planted figures found", planted.filter(isFound).length, planted.length, { min: 60 }),
    ];
  },
};

function withoutTime(document: Document): Document {
  return { ...document, published: { at: document.arrivedAt, precision: "instant", from: "arrival" } };
}

function isFound({ documents, planted }: PlantedPair): boolean {
  return findConflicts(documents).some(({ evidence }) =>
    evidence.some(({ quote }) => new RegExp(`(?<!\\d)${planted}(?!\\d)`).test(quote)),
  );
}
