import type { Claim } from "./claim.ts";
import type { Briefing, BriefingStory } from "./story.ts";

/** Where a claim stands on the page. */
export type Place = "bottom line" | "headline" | "news" | "conflict" | "fact" | "in brief" | "watch next";

/** A claim that may stand on the page. `story` counts from 0 in the briefing's order; null: of no one story. */
export interface Candidate {
  readonly place: Place;
  readonly story: number | null;
  readonly claim: Claim;
}

/** Stories in full: five can be read in a minute; fewer than three are no picture of the day. */
const MOST_FULL = 5;
const LEAST_FULL = 3;
const BRIEF_STORIES = 5;
const WATCH_NEXT = 3;
const NEWS = 2;
const FACTS = 3;

/**
 * The claims for a page of at most so many words: as many stories in full (5 to 3) as leave each room for a key fact,
 * the next five in brief. `wordsOnPage` counts what a choice comes to.
 */
export function chooseClaims(
  briefing: Briefing,
  mostWords: number,
  wordsOnPage: (chosen: readonly Candidate[]) => number,
): Candidate[] {
  for (let full = MOST_FULL; full > LEAST_FULL; full -= 1) {
    const all = candidates(briefing, full);
    const chosen = chooseWithin(all, mostWords, wordsOnPage);
    if (withFacts(chosen) === withFacts(all)) return chosen;
  }
  return chooseWithin(candidates(briefing, LEAST_FULL), mostWords, wordsOnPage);
}

/** How many stories have a key fact among these. */
function withFacts(chosen: readonly Candidate[]): number {
  return new Set(chosen.flatMap(({ place, story }) => (place === "fact" ? [story] : []))).size;
}

/**
 * Everything that may be shown, most important first: what happened everywhere, then what sources disagree on, then
 * the lesser stories, then more about each story in turn. A sentence stands on the page once.
 */
function candidates({ bottomLine, stories }: Briefing, fullStories: number): Candidate[] {
  const full = stories.slice(0, fullStories).map((story) => inFull(story, bottomLine));
  const brief = stories.slice(fullStories, fullStories + BRIEF_STORIES).map(headlineOf);
  const everywhere = (place: Place, pick: (story: FullStory) => Claim | undefined): Candidate[] =>
    full.flatMap((parts, story) => {
      const claim = pick(parts);
      return claim === undefined ? [] : [{ place, story, claim }];
    });
  const facts = Array.from({ length: FACTS }, (_, n) => everywhere("fact", (story) => story.facts[n]));
  return [
    ...bottomLine.map((claim) => ({ place: "bottom line", story: null, claim }) as const),
    ...everywhere("headline", (story) => story.headline),
    ...everywhere("news", (story) => story.news[0]),
    ...everywhere("conflict", (story) => story.conflicts[0]),
    ...brief.map((claim, at) => ({ place: "in brief", story: fullStories + at, claim }) as const),
    ...watchNext(stories),
    ...facts.flat(),
    ...everywhere("news", (story) => story.news[1]),
    ...everywhere("conflict", (story) => story.conflicts[1]),
  ];
}

/** What a story in full may say, each list without what is already said above it. */
interface FullStory {
  readonly headline: Claim;
  readonly news: readonly Claim[];
  readonly facts: readonly Claim[];
  readonly conflicts: readonly Claim[];
}

function inFull(story: BriefingStory, bottomLine: readonly Claim[]): FullStory {
  const headline = headlineOf(story);
  const news = unsaid([...story.change, ...story.summary], [...bottomLine, headline]);
  const facts = unsaid(story.keyFacts, [...bottomLine, headline, ...news.slice(0, NEWS)]);
  return { headline, news, facts, conflicts: story.conflicts };
}

const headlineOf = ({ headline, headlineEvidence }: BriefingStory): Claim => ({
  text: headline,
  evidence: headlineEvidence,
});

function watchNext(stories: readonly BriefingStory[]): Candidate[] {
  const upcoming = unsaid(
    stories.flatMap((story) => story.upcoming),
    [],
  );
  return upcoming.slice(0, WATCH_NEXT).map((claim) => ({ place: "watch next", story: null, claim }));
}

/** The claims whose words are not among those already said, each once. */
function unsaid(claims: readonly Claim[], said: readonly Claim[]): Claim[] {
  const seen = new Set(said.map(wording));
  return claims.filter((claim) => {
    const isNew = !seen.has(wording(claim));
    seen.add(wording(claim));
    return isNew;
  });
}

/** A claim's words for comparison: case, punctuation at the end and spacing make no difference. */
function wording({ text }: Claim): string {
  return text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, " ")
    .trim();
}

/** Takes each candidate, best first, that keeps the page within its words; nothing of a story without its headline. */
function chooseWithin(
  all: readonly Candidate[],
  mostWords: number,
  wordsOnPage: (chosen: readonly Candidate[]) => number,
): Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of all) {
    const headed = ["headline", "in brief"].includes(candidate.place) || hasHeadline(chosen, candidate.story);
    if (headed && wordsOnPage([...chosen, candidate]) <= mostWords) chosen.push(candidate);
  }
  return chosen;
}

function hasHeadline(chosen: readonly Candidate[], story: number | null): boolean {
  return story === null || chosen.some((other) => other.place === "headline" && other.story === story);
}
