import type { Document } from "../src/domain/documents/document.ts";
import { findUpdate } from "../src/newsroom/stories/updates.ts";
import type { Bench } from "./lib/report.ts";
import { judged, share } from "./lib/stories/judged.ts";
import { UPDATE_LABELS } from "./lib/stories/labels.ts";
import { type PlantedPair, plantFigures } from "./lib/stories/planted-figures.ts";
import { readStorySets } from "./lib/stories/story-sets.ts";

const PLANTED = 60;
const DAYS = ["2024-03-04T00:00:00.000Z", "2024-03-05T00:00:00.000Z"] as const;

export const bench: Bench = {
  name: "Updates: what is shown on real stories, and later figures that are found (ECB+, nine question weeks)",
  needs: "stories",
  run: async () => {
    const stories = await readStorySets();
    const planted = plantFigures(stories, PLANTED);
    const changes = stories.flatMap((story) => changedFigures(story));
    const unchanged = planted.filter(({ original }) => changedFigures(dated(original)).length > 0);
    return [
      ...judged("figure changes shown", changes, UPDATE_LABELS),
      share("planted later figures found", planted.filter(isFound).length, planted.length, { min: 90 }),
      share("changes in pairs without one", unchanged.length, planted.length, { max: 5 }),
    ];
  },
};

function changedFigures(documents: readonly Document[]) {
  return findUpdate(documents).change.filter(({ evidence }) => evidence.length === 2);
}

function dated(documents: readonly [Document, Document]): Document[] {
  return documents.map((document, i) => ({
    ...document,
    published: { at: DAYS[i === 0 ? 0 : 1], precision: "day", from: "text" },
  }));
}

function isFound({ documents, planted }: PlantedPair): boolean {
  return changedFigures(dated(documents)).some(({ evidence }) =>
    new RegExp(`(?<!\\d)${planted}(?!\\d)`).test(evidence.at(-1)?.quote ?? ""),
  );
}
