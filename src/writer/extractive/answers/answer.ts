import type { Answer } from "../../../domain/conversation/answer.ts";
import type { Claim } from "../../../domain/documents/claim.ts";
import type { QuestionMaterial } from "../../../domain/writing/writer.ts";
import type { AnswerKind } from "../../../text/queries/parse-question.ts";
import { type AnswerCandidate, findCandidates, QUESTION_END } from "./candidates.ts";
import { chooseClosest, chooseSentences, type ScoredCandidate } from "./choose-sentences.ts";
import { covers, supportElsewhere, supportScore } from "./coverage.ts";
import { rankSentences } from "./rank-sentences.ts";
import { rivalStories } from "./rival-stories.ts";
import { sureness } from "./sureness.ts";
import { weighQuestion } from "./weighted-question.ts";

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
/** Candidates that are ranked, the closest ones; ranking is the slow part. */
const MAX_CANDIDATES = 60;
/** Passages whose sentences are ranked; the others only tell how much of the question a document covers. */
const MAX_PASSAGES = 10;
/** Below this support even the closest sentence has nothing to do with the question. */
const MIN_NEAREST_SUPPORT = 1.4;
/** Sentences shown when none is sure to answer. */
const MAX_CLOSEST = 3;

/** How much of the question the sentence and its surroundings contain. */
function closeness({ own, near, passage, whole, rank }: AnswerCandidate): number {
  return 0.5 * own + 0.1 * near + 0.1 * passage + 0.1 * whole + 0.3 * rank;
}

function claimOf({ document, number, text }: AnswerCandidate): Claim {
  return { text, evidence: [{ document: document.path, sentences: [number], quote: text }] };
}

function reply(status: Answer["status"], chosen: readonly AnswerCandidate[]): Omit<Answer, "question"> {
  const documents = [...new Set(chosen.map((candidate) => candidate.document.path))];
  return { status, claims: chosen.map(claimOf), documents };
}

/**
 * Answers a question with sentences of the passages, each with its evidence: `answered` with 1-4 claims where the likeliest one
 * covers the question and gives what it asks for; else `closest` with the 1-3 likeliest; `not-in-documents` where nothing comes
 * close.
 */
export function answerFromPassages(material: QuestionMaterial): Omit<Answer, "question"> {
  const question = weighQuestion(material);
  const best = new Set(material.passages.slice(0, MAX_PASSAGES));
  const candidates = findCandidates(material.passages, question)
    .filter(
      (candidate) => candidate.near > 0 && best.has(candidate.hit) && !QUESTION_END.test(candidate.text),
    )
    .toSorted((a, b) => closeness(b) - closeness(a));
  const ranked = rankSentences(candidates.slice(0, MAX_CANDIDATES), question);
  const elsewhere = supportElsewhere(candidates);
  const answers = (candidate: ScoredCandidate) =>
    candidate.kind >= MIN_KIND_SCORE[question.kind] &&
    covers(candidate, question, elsewhere(candidate.document.path));
  const fitting = ranked.filter(answers);
  const rivals = rivalStories(fitting, question);
  if (rivals.length > 1) return reply("unclear", rivals);
  const [likeliest] = ranked;
  if (likeliest !== undefined && answers(likeliest) && sureness(ranked) >= 0)
    return reply("answered", chooseSentences(fitting, ranked, candidates));
  const near = ranked.filter((candidate) => supportScore(candidate) >= MIN_NEAREST_SUPPORT);
  if (near.length === 0) return reply("not-in-documents", []);
  return reply("closest", chooseClosest(near, candidates, MAX_CLOSEST));
}
