import type { DocumentHeader } from "../../../domain/documents/document.ts";
import type { PassageHit } from "../../../domain/documents/passage.ts";
import { DEFAULT_PACK } from "../../../text/languages/languages.ts";
import { abbreviateNames } from "../../../text/queries/synonyms.ts";
import { stems } from "../../../text/tokens/tokens.ts";
import { coverage, mentionedStems, type WeightedQuestion } from "./weighted-question.ts";

/**
 * A sentence of the passages, with the share of the question's weight found in and around it (0..1). Stems carried over from
 * the conversation count in `own` and `whole` only: the document must be about them, but not every sentence repeats them.
 */
export interface AnswerCandidate {
  readonly document: DocumentHeader;
  /** The passage that holds it. */
  readonly hit: PassageHit;
  /** Sentence number in the document, from 1. */
  readonly number: number;
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  /** The question's stems that it contains, in the same or a similar word. */
  readonly mentioned: ReadonlySet<string>;
  /** `mentioned` of this sentence and its two neighbours. */
  readonly mentionedAround: ReadonlySet<string>;
  /** Share in the sentence itself. */
  readonly own: number;
  /**
   * Share of the question's own stems in the sentence or the title; includes the previous sentence if this one depends on it
   * ("He was 74.", or the reply to a question).
   */
  readonly alone: number;
  /** Share in the sentence and its two neighbours. */
  readonly near: number;
  /** Share in its passage and the title. */
  readonly passage: number;
  /** Whether its passage and the title contain every word the question quotes; true if it quotes nothing. */
  readonly quoted: boolean;
  /** Share in the title and all passages of its document. */
  readonly whole: number;
  /** Share in the document's title alone. */
  readonly title: number;
  /** Share of the question's names in the document; 1 if the question has none. */
  readonly named: number;
  /** Share of the carried-over stems in the document; 1 if there are none. */
  readonly context: number;
  /** The passage's BM25 score divided by the best passage's. */
  readonly rank: number;
}

interface Sentence {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  readonly mentioned: ReadonlySet<string>;
  readonly hit: PassageHit;
}

interface DocumentSentences {
  readonly document: DocumentHeader;
  readonly title: ReadonlySet<string>;
  readonly sentences: Map<number, Sentence>;
}

/** Groups the passages' sentences by document, without duplicates. */
function groupByDocument(passages: readonly PassageHit[], question: WeightedQuestion): DocumentSentences[] {
  const byPath = new Map<string, DocumentSentences>();
  for (const hit of passages) {
    const { document } = hit;
    const entry = byPath.get(document.path) ?? {
      document,
      title: mentionedStems(question, stems(abbreviateNames(document.title))),
      sentences: new Map(),
    };
    byPath.set(document.path, entry);
    for (const [index, text] of hit.sentences.entries()) {
      if (entry.sentences.has(hit.first + index)) continue;
      const sentenceStems = new Set(stems(text));
      entry.sentences.set(hit.first + index, {
        text,
        stems: sentenceStems,
        mentioned: mentionedStems(question, stems(abbreviateNames(text))),
        hit,
      });
    }
  }
  return [...byPath.values()];
}

function candidatesOf(
  { document, title: titleStems, sentences }: DocumentSentences,
  question: WeightedQuestion,
  maxScore: number,
): AnswerCandidate[] {
  const { ownStems, carried } = question;
  const all = [titleStems, ...[...sentences.values()].map((sentence) => sentence.mentioned)];
  const whole = coverage(question, all);
  const title = coverage(question, [titleStems]);
  const names = question.stems.filter((stem) => question.nameStems.has(stem));
  const named = names.length === 0 ? 1 : coverage(question, all, names);
  const context = carried.size === 0 ? 1 : coverage(question, all, carried);
  const passages = new Map(
    [...Map.groupBy(sentences.values(), (sentence) => sentence.hit)].map(([hit, run]) => {
      const texts = [titleStems, ...run.map((sentence) => sentence.mentioned)];
      const quoted = [...question.quoted].every((stem) => texts.some((text) => text.has(stem)));
      return [hit, { passage: coverage(question, texts, ownStems), quoted }];
    }),
  );
  return [...sentences].map(([number, { hit, mentioned, text, stems: sentenceStems }]) => {
    const mentionedAround = new Set(
      [number - 1, number, number + 1].flatMap((n) => [...(sentences.get(n)?.mentioned ?? [])]),
    );
    const own = coverage(question, [mentioned]);
    const before = sentences.get(number - 1);
    const antecedent =
      before !== undefined && (DEPENDENT_OPENING.test(text) || QUESTION_END.test(before.text))
        ? [before.mentioned]
        : [];
    const alone = coverage(question, [titleStems, mentioned, ...antecedent], ownStems);
    const near = coverage(question, [mentionedAround], ownStems);
    const rank = maxScore > 0 ? hit.score / maxScore : 0;
    const { passage, quoted } = passages.get(hit) ?? { passage: 0, quoted: false };
    return {
      document,
      hit,
      number,
      text,
      stems: sentenceStems,
      mentioned,
      mentionedAround,
      own,
      alone,
      near,
      passage,
      quoted,
      whole,
      title,
      named,
      context,
      rank,
    };
  });
}

/** Matches an opening that refers to the previous sentence. */
export const DEPENDENT_OPENING = DEFAULT_PACK.answers.dependentOpening;

/** Matches a question. It answers nothing, but the next sentence may answer it and so depends on it. */
export const QUESTION_END = /\?["”’')]*$/;

/** Every sentence of the passages, once, in no particular order. */
export function findCandidates(
  passages: readonly PassageHit[],
  question: WeightedQuestion,
): AnswerCandidate[] {
  const maxScore = Math.max(0, ...passages.map((hit) => hit.score));
  return groupByDocument(passages, question).flatMap((entry) => candidatesOf(entry, question, maxScore));
}
