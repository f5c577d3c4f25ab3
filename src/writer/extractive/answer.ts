import type { Answer } from "../../domain/answer.ts";
import type { Claim } from "../../domain/claim.ts";
import type { QuestionMaterial } from "../../domain/ports.ts";
import { type Asked, readAsked } from "./answer-asked.ts";
import { chooseSentences, type Scored } from "./answer-choice.ts";
import { covers, grounds } from "./answer-coverage.ts";
import { holdsKind } from "./answer-kind.ts";
import { type Candidate, candidates } from "./answer-sentences.ts";
import { rivalStories } from "./answer-stories.ts";

/** Below these grounds (0..3) even the nearest thing the documents say has nothing to do with the question. */
const NEAREST_GROUNDS = 1;

function score(candidate: Candidate, asked: Asked): number {
  const { own, near, passage, whole, rank } = candidate;
  return (
    0.5 * own + 0.3 * near + 0.2 * passage + 0.2 * whole + 0.1 * rank + 0.3 * holdsKind(candidate, asked)
  );
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
  const scored: Scored[] = candidates(material.passages, asked)
    .map((candidate) => ({ ...candidate, score: score(candidate, asked) }))
    .sort((a, b) => b.score - a.score);
  const covering = scored.filter((candidate) => covers(candidate, asked));
  if (covering.length === 0) {
    const [nearest] = scored.filter((candidate) => grounds(candidate) >= NEAREST_GROUNDS);
    return reply("not-in-documents", nearest === undefined ? [] : [nearest]);
  }
  const rivals = rivalStories(covering, asked);
  if (rivals.length > 1) return reply("unclear", rivals);
  return reply("answered", chooseSentences(covering, scored));
}
