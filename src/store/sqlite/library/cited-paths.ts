import type { Claim } from "../../../domain/documents/claim.ts";
import type { StoryPage } from "../../../domain/stories/story.ts";

/** The paths of the documents that the claims cite, each once. */
export function citedPaths(claims: readonly Pick<Claim, "evidence">[]): readonly string[] {
  return [...new Set(claims.flatMap(({ evidence }) => evidence.map(({ document }) => document)))];
}

/** Every claim of a story, with the evidence of its headline. */
export function pageClaims({ story, timeline }: StoryPage): readonly Pick<Claim, "evidence">[] {
  const { headlineEvidence, summary, keyFacts, conflicts, change, upcoming } = story;
  return [
    { evidence: headlineEvidence },
    ...summary,
    ...keyFacts,
    ...conflicts,
    ...change,
    ...upcoming,
    ...timeline.flatMap(({ claims }) => claims),
  ];
}
