import type { Claim } from "../documents/claim.ts";
import type { Briefing, BriefingStory } from "./story.ts";

/** The section of the page that a claim belongs to. */
export type PageSection =
  | "bottom line"
  | "headline"
  | "news"
  | "conflict"
  | "fact"
  | "in brief"
  | "watch next";

/** A claim that may be placed on the page. `story` is an index from 0 in the briefing's order; null: of no single story. */
export interface Candidate {
  readonly section: PageSection;
  readonly story: number | null;
  readonly claim: Claim;
}

/** Stories in full: five can be read in a minute; fewer than three do not cover a day. */
export const MAX_FULL_STORIES = 5;
const MIN_FULL_STORIES = 3;
const MAX_BRIEF_STORIES = 5;
const MAX_UPCOMING = 3;
const MAX_NEWS_CLAIMS = 2;
const MAX_KEY_FACTS = 3;

/**
 * Chooses the claims for a page of at most `maxWords` words: as many stories in full (5 to 3) as leave room for a key fact
 * each, and the next five in brief. `wordsOnPage` counts the words of a selection.
 */
export function chooseClaims(
  briefing: Briefing,
  maxWords: number,
  wordsOnPage: (chosen: readonly Candidate[]) => number,
): Candidate[] {
  for (let fullCount = MAX_FULL_STORIES; fullCount > MIN_FULL_STORIES; fullCount -= 1) {
    const all = candidates(briefing, fullCount);
    const chosen = fillPage(all, maxWords, wordsOnPage);
    if (countStoriesWithFacts(chosen) === countStoriesWithFacts(all)) return chosen;
  }
  return fillPage(candidates(briefing, MIN_FULL_STORIES), maxWords, wordsOnPage);
}

/** How many stories have a key fact among these. */
function countStoriesWithFacts(chosen: readonly Candidate[]): number {
  return new Set(chosen.flatMap(({ section, story }) => (section === "fact" ? [story] : []))).size;
}

/**
 * Everything that may be shown, most important first: what happened in every story, then conflicts, then lesser stories,
 * then more about each story in turn. Each sentence appears once.
 */
function candidates({ bottomLine, stories }: Briefing, fullStories: number): Candidate[] {
  const fullStoryClaims = stories.slice(0, fullStories).map((story) => toFullStory(story, bottomLine));
  const briefHeadlines = stories.slice(fullStories, fullStories + MAX_BRIEF_STORIES).map(headlineOf);
  const fromEachStory = (
    section: PageSection,
    pick: (story: FullStoryClaims) => Claim | undefined,
  ): Candidate[] =>
    fullStoryClaims.flatMap((storyClaims, story) => {
      const claim = pick(storyClaims);
      return claim === undefined ? [] : [{ section, story, claim }];
    });
  const facts = Array.from({ length: MAX_KEY_FACTS }, (_, n) =>
    fromEachStory("fact", (story) => story.facts[n]),
  );
  return [
    ...bottomLine.map((claim) => ({ section: "bottom line", story: null, claim }) as const),
    ...fromEachStory("headline", (story) => story.headline),
    ...fromEachStory("news", (story) => story.news[0]),
    ...fromEachStory("conflict", (story) => story.conflicts[0]),
    ...briefHeadlines.map((claim, at) => ({ section: "in brief", story: fullStories + at, claim }) as const),
    ...watchNext(stories),
    ...facts.flat(),
    ...fromEachStory("news", (story) => story.news[1]),
    ...fromEachStory("conflict", (story) => story.conflicts[1]),
  ];
}

/** What a story in full may contain, each list without what the lists above it contain. */
interface FullStoryClaims {
  readonly headline: Claim;
  readonly news: readonly Claim[];
  readonly facts: readonly Claim[];
  readonly conflicts: readonly Claim[];
}

function toFullStory(story: BriefingStory, bottomLine: readonly Claim[]): FullStoryClaims {
  const headline = headlineOf(story);
  const news = withoutRepeats([...story.change, ...story.summary], [...bottomLine, headline]);
  const facts = withoutRepeats(story.keyFacts, [...bottomLine, headline, ...news.slice(0, MAX_NEWS_CLAIMS)]);
  return { headline, news, facts, conflicts: story.conflicts };
}

const headlineOf = ({ headline, headlineEvidence }: BriefingStory): Claim => ({
  text: headline,
  evidence: headlineEvidence,
});

function watchNext(stories: readonly BriefingStory[]): Candidate[] {
  const upcoming = withoutRepeats(
    stories.flatMap((story) => story.upcoming),
    [],
  );
  return upcoming.slice(0, MAX_UPCOMING).map((claim) => ({ section: "watch next", story: null, claim }));
}

/** The claims whose text is not among the earlier ones, each once. */
function withoutRepeats(claims: readonly Claim[], earlier: readonly Claim[]): Claim[] {
  const seen = new Set(earlier.map(normalizedText));
  return claims.filter((claim) => {
    const isNew = !seen.has(normalizedText(claim));
    seen.add(normalizedText(claim));
    return isNew;
  });
}

/** A claim's text for comparison: ignores case, punctuation and spacing. */
function normalizedText({ text }: Claim): string {
  return text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, " ")
    .trim();
}

/** Takes each candidate, best first, that fits within the word limit; nothing of a story without its headline. */
function fillPage(
  all: readonly Candidate[],
  maxWords: number,
  wordsOnPage: (chosen: readonly Candidate[]) => number,
): Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of all) {
    const hasItsHeadline =
      ["headline", "in brief"].includes(candidate.section) || hasHeadline(chosen, candidate.story);
    if (hasItsHeadline && wordsOnPage([...chosen, candidate]) <= maxWords) chosen.push(candidate);
  }
  return chosen;
}

function hasHeadline(chosen: readonly Candidate[], story: number | null): boolean {
  return story === null || chosen.some((other) => other.section === "headline" && other.story === story);
}
