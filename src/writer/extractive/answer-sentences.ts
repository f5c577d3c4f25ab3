import type { DocumentHeader, PassageHit } from "../../domain/document.ts";
import { stems } from "../../text/tokens.ts";
import { type Asked, coverage } from "./answer-asked.ts";

/** A sentence of the passages found, with how much of the question stands in it and around it (shares, 0..1). */
export interface Candidate {
  readonly document: DocumentHeader;
  /** Its number in the document, from 1. */
  readonly number: number;
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  readonly own: number;
  /** With the sentence before and the one after it. */
  readonly near: number;
  /** With its passage. */
  readonly passage: number;
  /** With the title and every passage found of its document. */
  readonly whole: number;
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
  const held = (sets: readonly (ReadonlySet<string> | undefined)[]) => coverage(asked, sets);
  const whole = held([page.titleStems, ...all.map(([, sentence]) => sentence.stems)]);
  const byPassage = new Map<PassageHit, number>();
  return all.map(([number, sentence]) => {
    const { hit } = sentence;
    const known = byPassage.get(hit);
    const passage =
      known ?? held(all.filter(([, other]) => other.hit === hit).map(([, other]) => other.stems));
    byPassage.set(hit, passage);
    return {
      document: page.document,
      number,
      text: sentence.text,
      stems: sentence.stems,
      own: held([sentence.stems]),
      near: held([number - 1, number, number + 1].map((n) => page.sentences.get(n)?.stems)),
      passage,
      whole,
      rank: top > 0 ? hit.score / top : 0,
    };
  });
}

/** Every sentence of the passages found, once, in no particular order. */
export function candidates(passages: readonly PassageHit[], asked: Asked): Candidate[] {
  const top = Math.max(0, ...passages.map((hit) => hit.score));
  return pages(passages).flatMap((page) => candidatesOf(page, asked, top));
}
