import type { DocumentHeader, PassageHit } from "../../domain/document.ts";
import { stems } from "../../text/tokens.ts";
import { type Asked, coverage } from "./answer-asked.ts";

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
  /** In the sentence itself. */
  readonly own: number;
  /** With the sentence before and the one after it. */
  readonly near: number;
  /** With its passage. */
  readonly passage: number;
  /** With the title and every passage found of its document. */
  readonly whole: number;
  /** Of what the conversation supplied, the share its document holds; 1 if it supplied nothing. */
  readonly scene: number;
  /** The passage's BM25 score as a share of the best passage's. */
  readonly rank: number;
}

interface Page {
  readonly document: DocumentHeader;
  readonly titleStems: ReadonlySet<string>;
  readonly sentences: Map<number, { text: string; stems: ReadonlySet<string>; hit: PassageHit }>;
}

/** The passages found, put together again as documents. */
function pages(passages: readonly PassageHit[]): Page[] {
  const byPath = new Map<string, Page>();
  for (const hit of passages) {
    const { document } = hit;
    const page = byPath.get(document.path) ?? {
      document,
      titleStems: new Set(stems(document.title)),
      sentences: new Map(),
    };
    byPath.set(document.path, page);
    for (const [index, text] of hit.sentences.entries()) {
      page.sentences.set(hit.first + index, { text, stems: new Set(stems(text)), hit });
    }
  }
  return [...byPath.values()];
}

function candidatesOf(page: Page, asked: Asked, top: number): Candidate[] {
  const all = [...page.sentences];
  const document = [page.titleStems, ...all.map(([, sentence]) => sentence.stems)];
  const whole = coverage(asked, document);
  const scene = asked.carried.size === 0 ? 1 : coverage(asked, document, asked.carried);
  const byPassage = Map.groupBy(all, ([, sentence]) => sentence.hit);
  const passageShare = new Map(
    [...byPassage].map(([hit, run]) => [
      hit,
      coverage(
        asked,
        run.map(([, sentence]) => sentence.stems),
        asked.ownStems,
      ),
    ]),
  );
  return all.map(([number, { hit, text, stems: held }]) => {
    const around = [number - 1, number, number + 1].flatMap((n) => page.sentences.get(n)?.stems ?? []);
    return {
      document: page.document,
      number,
      text,
      stems: held,
      own: coverage(asked, [held]),
      near: coverage(asked, around, asked.ownStems),
      passage: passageShare.get(hit) ?? 0,
      whole,
      scene,
      rank: top > 0 ? hit.score / top : 0,
    };
  });
}

/** Every sentence of the passages found, once, in no particular order. */
export function candidates(passages: readonly PassageHit[], asked: Asked): Candidate[] {
  const top = Math.max(0, ...passages.map((hit) => hit.score));
  return pages(passages).flatMap((page) => candidatesOf(page, asked, top));
}
