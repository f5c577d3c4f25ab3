import type { DocumentHeader, PassageHit } from "../../domain/document.ts";
import { shortened } from "../../text/same-meaning.ts";
import { stems } from "../../text/tokens.ts";
import { type Asked, coverage, saidIn } from "./answer-asked.ts";

/**
 * A sentence of the passages found, with how much of the question stands in it and around it (shares of weight,
 * 0..1). What a conversation supplied counts in `own` and `whole` only: it must be what the document is about, but
 * need not be said again beside each sentence.
 */
export interface Candidate {
  readonly document: DocumentHeader;
  /** Its number in the document, from 1. */
  readonly number: number;
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  /** The stems of the question it says. */
  readonly said: ReadonlySet<string>;
  /** The same with the sentence before and the one after it. */
  readonly around: ReadonlySet<string>;
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
  readonly scene: number;
  /** The passage's BM25 score as a share of the best passage's. */
  readonly rank: number;
}

interface Sentence {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  readonly said: ReadonlySet<string>;
  readonly hit: PassageHit;
}

interface Page {
  readonly document: DocumentHeader;
  readonly title: ReadonlySet<string>;
  readonly sentences: Map<number, Sentence>;
}

/** The passages found, put together again as documents. */
function pages(passages: readonly PassageHit[], asked: Asked): Page[] {
  const byPath = new Map<string, Page>();
  for (const hit of passages) {
    const { document } = hit;
    const page = byPath.get(document.path) ?? {
      document,
      title: saidIn(asked, stems(shortened(document.title))),
      sentences: new Map(),
    };
    byPath.set(document.path, page);
    for (const [index, text] of hit.sentences.entries()) {
      if (page.sentences.has(hit.first + index)) continue;
      const held = new Set(stems(text));
      page.sentences.set(hit.first + index, {
        text,
        stems: held,
        said: saidIn(asked, stems(shortened(text))),
        hit,
      });
    }
  }
  return [...byPath.values()];
}

function candidatesOf({ document, title: heading, sentences }: Page, asked: Asked, top: number): Candidate[] {
  const { ownStems, carried } = asked;
  const all = [heading, ...[...sentences.values()].map((sentence) => sentence.said)];
  const whole = coverage(asked, all);
  const title = coverage(asked, [heading]);
  const names = asked.stems.filter((stem) => asked.nameStems.has(stem));
  const named = names.length === 0 ? 1 : coverage(asked, all, names);
  const scene = carried.size === 0 ? 1 : coverage(asked, all, carried);
  const passages = new Map(
    [...Map.groupBy(sentences.values(), (sentence) => sentence.hit)].map(([hit, run]) => {
      const texts = [heading, ...run.map((sentence) => sentence.said)];
      const quoted = [...asked.quoted].every((stem) => texts.some((text) => text.has(stem)));
      return [hit, { passage: coverage(asked, texts, ownStems), quoted }];
    }),
  );
  return [...sentences].map(([number, { hit, said, text, stems: held }]) => {
    const around = new Set(
      [number - 1, number, number + 1].flatMap((n) => [...(sentences.get(n)?.said ?? [])]),
    );
    const own = coverage(asked, [said]);
    const before = sentences.get(number - 1);
    const leant = before !== undefined && (LEANS.test(text) || ASKS.test(before.text)) ? [before.said] : [];
    const alone = coverage(asked, [heading, said, ...leant], ownStems);
    const near = coverage(asked, [around], ownStems);
    const rank = top > 0 ? hit.score / top : 0;
    const { passage, quoted } = passages.get(hit) ?? { passage: 0, quoted: false };
    return {
      document,
      number,
      text,
      stems: held,
      said,
      around,
      own,
      alone,
      near,
      passage,
      quoted,
      whole,
      title,
      named,
      scene,
      rank,
    };
  });
}

/** Opens with a word whose meaning is in the sentence before. */
export const LEANS =
  /^["“]?(?:He|She|It|They|His|Her|Its|Their|The (?:group|man|woman|company|ship|drone|attack|move)|This|That|These|Those|But (?:he|she|it|they))\b/;

/** A sentence that asks answers nothing; the one after it may answer it, and so leans on it. */
export const ASKS = /\?["”’')]*$/;

/** Every sentence of the passages found, once, in no particular order. */
export function candidates(passages: readonly PassageHit[], asked: Asked): Candidate[] {
  const top = Math.max(0, ...passages.map((hit) => hit.score));
  return pages(passages, asked).flatMap((page) => candidatesOf(page, asked, top));
}
