import type { Claim } from "../../domain/claim.ts";
import type { Document } from "../../domain/document.ts";
import type { Digest } from "../../domain/story.ts";
import { claimOf } from "./claims.ts";
import { type Headline, sentenceHeadline, titleHeadline, titleSentence } from "./headline.ts";
import { profileSentences, type SentenceProfile } from "./profile.ts";
import { importance, type Weights } from "./ranking.ts";
import { type Candidate, type SelectionRule, selectDistinct } from "./selection.ts";

const SUMMARY_WEIGHTS: Weights = { position: 1, theme: 1, names: 0.1, figures: 0.1, length: 0.3 };
const SUMMARY_RULE: SelectionRule = { count: 3, repetition: 0.5, ceiling: 0.7, dependence: 0.15 };
const FACT_WEIGHTS: Weights = { position: 0.5, theme: 1, names: 0.3, figures: 0.5, length: 0.1 };
const FACT_RULE: SelectionRule = { count: 6, repetition: 0.5, ceiling: 0.6, dependence: 1 };
const FEWEST_FACT_WORDS = 6;

/** The digest of a document: pure, its cost linear in the document's length. */
export function digestDocument(document: Document): Digest {
  const profiles = profileSentences(document.sentences);
  const title = titleSentence(document, profiles);
  const body = bodyOf(profiles, title);
  const summary = summarySentences(body);
  const headline = headlineOf(title, summary, profiles);
  const facts = factSentences(body, headline, summary);
  const claims = (chosen: readonly SentenceProfile[]) => chosen.map((p) => claimOf(document.path, p));
  return {
    headline: headlineClaim(document, headline),
    summary: claims(summary),
    keyFacts: claims(facts),
    writer: "extractive",
  };
}

function bodyOf(profiles: readonly SentenceProfile[], title: SentenceProfile | null): SentenceProfile[] {
  const rest = profiles.filter((profile) => profile !== title);
  const prose = rest.filter((profile) => !profile.furniture);
  if (prose.length > 0) return prose;
  return rest.length > 0 ? rest : [...profiles];
}

export function summarySentences(body: readonly SentenceProfile[]): SentenceProfile[] {
  return inOrder(selectDistinct(candidates(body, SUMMARY_WEIGHTS), [], SUMMARY_RULE));
}

function factSentences(
  body: readonly SentenceProfile[],
  headline: Headline,
  summary: readonly SentenceProfile[],
): SentenceProfile[] {
  const open = candidates(body, FACT_WEIGHTS).filter(
    ({ profile }) => profile.standsAlone && profile.words >= FEWEST_FACT_WORDS && !summary.includes(profile),
  );
  return inOrder(selectDistinct(open, [headline.profile, ...summary], FACT_RULE));
}

function headlineOf(
  title: SentenceProfile | null,
  summary: readonly SentenceProfile[],
  profiles: readonly SentenceProfile[],
): Headline {
  const fromTitle = title === null ? null : titleHeadline(title);
  if (fromTitle !== null) return fromTitle;
  const best = summary.find((profile) => profile.standsAlone) ?? summary[0] ?? profiles[0];
  if (best === undefined) throw new RangeError("a document has at least one sentence");
  return sentenceHeadline(best);
}

function candidates(body: readonly SentenceProfile[], weights: Weights): Candidate[] {
  const scores = importance(body, weights);
  return body.map((profile, i) => ({ profile, score: scores[i] ?? 0 }));
}

function inOrder(chosen: readonly SentenceProfile[]): SentenceProfile[] {
  return chosen.toSorted((a, b) => a.number - b.number);
}

function headlineClaim(document: Document, { text, profile }: Headline): Claim {
  const quote = profile.text.includes(text) ? text : profile.text;
  return { text, evidence: [{ document: document.path, sentences: [profile.number], quote }] };
}
