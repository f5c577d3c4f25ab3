import type { Answer } from "../../../domain/conversation/answer.ts";
import type { Claim } from "../../../domain/documents/claim.ts";
import type { QuestionMaterial } from "../../../domain/writing/writer.ts";
import type { AnswerKind } from "../../../text/queries/parse-question.ts";
import { kindScore } from "./answer-kind.ts";
import { type AnswerCandidate, findCandidates, QUESTION_END } from "./candidates.ts";
import { chooseSentences, type ScoredCandidate } from "./choose-sentences.ts";
import { covers, supportElsewhere, supportScore } from "./coverage.ts";
import { rivalStories } from "./rival-stories.ts";
import { type WeightedQuestion, weighQuestion } from "./weighted-question.ts";

/** Minimum kindScore of an answer; lower for kinds that wording shows less reliably. */
const MIN_KIND_SCORE: Readonly<Record<AnswerKind, number>> = {
  count: 0.5,
  percent: 1,
  money: 0.5,
  duration: 1,
  time: 1,
  person: 0.6,
  identity: 0.5,
  place: 1,
  whereabouts: 0.5,
  statement: 0.5,
  "yes-no": 0.7,
  reason: 0.3,
  thing: 0,
};
/** Candidates scored by kind, the closest ones; that scoring is the slow part. */
const MAX_CANDIDATES = 20;
/** The same limit for sentences of the best answer's document, which may complete it. */
const MAX_BESIDE = 8;
/** Below this support even the closest sentence has nothing to do with the question. */
const MIN_NEAREST_SUPPORT = 1.4;

/** How much of the question the sentence and its surroundings contain. */
function closeness({ own, near, passage, whole, rank }: AnswerCandidate): number {
  return 0.5 * own + 0.1 * near + 0.1 * passage + 0.1 * whole + 0.3 * rank;
}

/** Scores the first `max` candidates: closeness counts half, closeness times kindScore the other half. */
function scoreCandidates(
  candidates: readonly AnswerCandidate[],
  question: WeightedQuestion,
  max: number,
): ScoredCandidate[] {
  return candidates
    .slice(0, max)
    .map((candidate) => {
      const kind = kindScore(candidate, question);
      return { ...candidate, kind, score: closeness(candidate) * (0.5 + 0.5 * kind) };
    })
    .toSorted((a, b) => b.score - a.score);
}

function claimOf({ document, number, text }: AnswerCandidate): Claim {
  return { text, evidence: [{ document: document.path, sentences: [number], quote: text }] };
}

function reply(status: Answer["status"], chosen: readonly AnswerCandidate[]): Omit<Answer, "question"> {
  const documents = [...new Set(chosen.map((candidate) => candidate.document.path))];
  return { status, claims: chosen.map(claimOf), documents };
}

/**
 * Answers a question with sentences of the passages: 1-4 claims, each an exact sentence with its evidence. Returns
 * `not-in-documents` if the passages do not cover the question, with the closest sentence if one is close enough.
 */
export function answerFromPassages(material: QuestionMaterial): Omit<Answer, "question"> {
  const question = weighQuestion(material);
  const candidates = findCandidates(material.passages, question)
    .filter((candidate) => candidate.near > 0 && !QUESTION_END.test(candidate.text))
    .toSorted((a, b) => closeness(b) - closeness(a));
  const elsewhere = supportElsewhere(candidates);
  const covering = candidates.filter((candidate) =>
    covers(candidate, question, elsewhere(candidate.document.path)),
  );
  const fitting = scoreCandidates(covering, question, MAX_CANDIDATES).filter(
    (candidate) => candidate.kind >= MIN_KIND_SCORE[question.kind],
  );
  const [best] = fitting;
  if (best === undefined) {
    const nearest = candidates.find((candidate) => supportScore(candidate) >= MIN_NEAREST_SUPPORT);
    return reply("not-in-documents", nearest === undefined ? [] : [nearest]);
  }
  const rivals = rivalStories(fitting, question);
  if (rivals.length > 1) return reply("unclear", rivals);
  const beside = candidates.filter((candidate) => candidate.document.path === best.document.path);
  return reply(
    "answered",
    chooseSentences(fitting, scoreCandidates(beside, question, MAX_BESIDE), candidates),
  );
}
