import type { Answer } from "../../domain/conversation/answer.ts";
import type { Claim, Evidence } from "../../domain/documents/claim.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import type { Briefing, BriefingStory } from "../../domain/stories/story.ts";

/** The shape of `brief --json`. A contract: fields are added, never renamed. */
export type BriefingJson = ReturnType<typeof briefingJson>;
/** The shape of `ask --json`. A contract: fields are added, never renamed. */
export type AnswerJson = ReturnType<typeof answerJson>;

const evidenceJson = ({ document, sentences, quote }: Evidence) => ({
  document,
  sentences: [...sentences],
  quote,
});

const claimJson = ({ text, evidence }: Claim) => ({ text, evidence: evidence.map(evidenceJson) });

/** The other paths of documents with the same content, by the path that is shown. */
function samePaths(documents: readonly DocumentHeader[]) {
  const same = documents.flatMap(({ path, alsoAt }) =>
    alsoAt === undefined ? [] : [[path, [...alsoAt]] as const],
  );
  return same.length === 0 ? {} : { sameAs: Object.fromEntries(same) };
}

const storyJson = (story: BriefingStory) => ({
  id: story.id,
  headline: story.headline,
  headlineEvidence: story.headlineEvidence.map(evidenceJson),
  status: story.status,
  publishedAt: story.publishedAt,
  documents: story.documents.map(({ path }) => path),
  ...samePaths(story.documents),
  summary: story.summary.map(claimJson),
  keyFacts: story.keyFacts.map(claimJson),
  conflicts: story.conflicts.map(claimJson),
  ...(story.status === "update" ? { change: story.change.map(claimJson) } : {}),
});

export function briefingJson(briefing: Briefing) {
  return {
    generatedAt: briefing.generatedAt,
    writer: briefing.writer,
    ...(briefing.model === null ? {} : { model: briefing.model, fallbacks: briefing.fallbacks }),
    window: { from: briefing.window.from, to: briefing.window.to },
    bottomLine: briefing.bottomLine.map(claimJson),
    documents: {
      read: briefing.documents.read,
      unreadable: briefing.documents.unreadable.map(({ path, code, reason }) => ({ path, code, reason })),
    },
    stories: briefing.stories.map(storyJson),
    storyCount: briefing.storyCount,
    dropped: briefing.dropped.map(({ text, reason }) => ({ text, reason })),
  };
}

export function answerJson({ question, status, claims, documents, writer }: Answer) {
  const fields = { question, status, claims: claims.map(claimJson), documents: [...documents] };
  return writer === undefined ? fields : { ...fields, writer };
}
