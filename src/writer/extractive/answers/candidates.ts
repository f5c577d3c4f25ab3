import type { DocumentHeader, PassageHit } from "../../../domain/documents/document.ts";
import { abbreviateNames } from "../../../text/queries/synonyms.ts";
import { stems } from "../../../text/tokens/tokens.ts";
import { coverage, mentionedStems, type WeightedQuestion } from "./weighted-question.ts";

/**
 * A sentence of the passages found, with how much of the question stands in it and around it (shares of weight,
 * 0..1). What a conversation supplied counts in `own` and `whole` only: it must be what the document is about, but
 * need not be said again beside each sentence.
 */
export interface AnswerCandidate {
  readonly document: DocumentHeader;
  /** Its number in the document, from 1. */
  readonly number: number;
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  /** The stems of the question it says. */
  readonly mentioned: ReadonlySet<string>;
  /** The same with the sentence before and the one after it. */
  readonly mentionedAround: ReadonlySet<string>;
  /** In the sentence itself. */
  readonly own: number;
  /**
   * What the question itself says, in the sentence itself or the title, or with the sentence before if it leans on
   * that ("He was 74.", or what follows a question).
   */
  readonly alone: number;
  /** With the sentence before and the one after it. */
  readonly near: number;
  /** With its passage. */
  readonly passage: number;
  /** Whether its passage says every word of the phrases the question quotes; true if it quotes none. */
  readonly quoted: boolean;
  /** With the title and every passage found of its document. */
  readonly whole: number;
  /** In the title of its document alone. */
  readonly title: number;
  /** Of the names in the question, the share its document holds; 1 if it names nothing. */
  readonly named: number;
  /** Of what the conversation supplied, the share its document holds; 1 if it supplied nothing. */
  readonly context: number;
  /** The passage's BM25 score as a share of the best passage's. */
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

/** The passages found, put together again as documents. */
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
  top: number,
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
    const rank = top > 0 ? hit.score / top : 0;
    const { passage, quoted } = passages.get(hit) ?? { passage: 0, quoted: false };
    return {
      document,
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

/** Opens with a word whose meaning is in the sentence before. */
export const DEPENDENT_OPENING =
  /^["“]?(?:He|She|It|They|His|Her|Its|Their|The (?:group|man|woman|company|ship|drone|attack|move)|This|That|These|Those|But (?:he|she|it|they))\b/;

/** A sentence that asks answers nothing; the one after it may answer it, and so leans on it. */
export const QUESTION_END = /\?["”’')]*$/;

/** Every sentence of the passages found, once, in no particular order. */
export function findCandidates(
  passages: readonly PassageHit[],
  question: WeightedQuestion,
): AnswerCandidate[] {
  const top = Math.max(0, ...passages.map((hit) => hit.score));
  return groupByDocument(passages, question).flatMap((entry) => candidatesOf(entry, question, top));
}
