import type { Answer } from "../../domain/answer.ts";
import type { Claim } from "../../domain/claim.ts";
import type { QuestionMaterial } from "../../domain/writer.ts";
import type { AnswerKind } from "../../text/questions.ts";
import { type Asked, readAsked } from "./answer-asked.ts";
import { chooseSentences, type Scored } from "./answer-choice.ts";
import { covers, grounds, groundsElsewhere } from "./answer-coverage.ts";
import { holdsKind } from "./answer-kind.ts";
import { ASKS, type Candidate, candidates } from "./answer-sentences.ts";
import { rivalStories } from "./answer-stories.ts";

/** How far a sentence must hold what is asked for to be an answer; kinds that words tell less surely need less. */
const KIND_NEEDED: Readonly<Record<AnswerKind, number>> = {
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
/** Sentences further from the question than so many others are not read for what they hold: that is the slow part. */
const MOST_CANDIDATES = 20;
/** The same of the best sentence's document, for what completes it. */
const MOST_BESIDE = 8;
/** Below these grounds even the nearest thing the documents say has nothing to do with the question. */
const NEAREST_GROUNDS = 1.4;

/** How well a sentence fits: how much of the question it and what surrounds it say. */
function closeness({ own, near, passage, whole, rank }: Candidate): number {
  return 0.5 * own + 0.1 * near + 0.1 * passage + 0.1 * whole + 0.3 * rank;
}

/** The first so many of these sentences with what they hold: half of a score is closeness, half the kind asked for. */
function scored(found: readonly Candidate[], asked: Asked, most: number): Scored[] {
  return found
    .slice(0, most)
    .map((candidate) => {
      const kind = holdsKind(candidate, asked);
      return { ...candidate, kind, score: closeness(candidate) * (0.5 + 0.5 * kind) };
    })
    .toSorted((a, b) => b.score - a.score);
}

function claimOf({ document, number, text }: Candidate): Claim {
  return { text, evidence: [{ document: document.path, sentences: [number], quote: text }] };
}

function reply(status: Answer["status"], chosen: readonly Candidate[]): Omit<Answer, "question"> {
  const documents = [...new Set(chosen.map((candidate) => candidate.document.path))];
  return { status, claims: chosen.map(claimOf), documents };
}

/**
 * Answers a question with sentences of the passages found: 1-4 claims, each an exact sentence with its evidence.
 * `not-in-documents` when the passages do not cover the question, with the nearest thing they say if any is near.
 */
export function answerFromPassages(material: QuestionMaterial): Omit<Answer, "question"> {
  const asked = readAsked(material);
  const found = candidates(material.passages, asked)
    .filter((candidate) => candidate.near > 0 && !ASKS.test(candidate.text))
    .toSorted((a, b) => closeness(b) - closeness(a));
  const elsewhere = groundsElsewhere(found);
  const covering = found.filter((candidate) => covers(candidate, asked, elsewhere(candidate.document.path)));
  const fitting = scored(covering, asked, MOST_CANDIDATES).filter(
    (candidate) => candidate.kind >= KIND_NEEDED[asked.kind],
  );
  const [best] = fitting;
  if (best === undefined) {
    const nearest = found.find((candidate) => grounds(candidate) >= NEAREST_GROUNDS);
    return reply("not-in-documents", nearest === undefined ? [] : [nearest]);
  }
  const rivals = rivalStories(fitting, asked);
  if (rivals.length > 1) return reply("unclear", rivals);
  const beside = found.filter((candidate) => candidate.document.path === best.document.path);
  return reply("answered", chooseSentences(fitting, scored(beside, asked, MOST_BESIDE), found));
}
