import type { DocumentHeader } from "../../../../src/domain/documents/document.ts";
import type { PassageHit } from "../../../../src/domain/documents/passage.ts";
import type { QuestionMaterial } from "../../../../src/domain/writing/writer.ts";
import { parseQuestion } from "../../../../src/text/queries/parse-question.ts";
import { withSynonyms } from "../../../../src/text/queries/synonyms.ts";
import { stems } from "../../../../src/text/tokens/tokens.ts";

function header(path: string): DocumentHeader {
  const at = "2024-05-03T00:00:00.000Z";
  return {
    path,
    title: path,
    titleFrom: "file-name",
    source: null,
    author: null,
    language: "en",
    published: { at, precision: "day", from: "text" },
    arrivedAt: at,
  };
}

export function passage(path: string, sentences: readonly string[], first = 1): PassageHit {
  return { document: header(path), first, last: first + sentences.length - 1, sentences, score: 1 };
}

/** What the question service would pass to the writer if these passages were the whole library. */
export function material(
  question: string,
  passages: readonly PassageHit[],
  searchQuery: string = question,
): QuestionMaterial {
  const texts = passages.map((hit) => new Set(stems(hit.sentences.join(" "))));
  const share = (stem: string) => texts.filter((text) => text.has(stem)).length / Math.max(1, texts.length);
  const passageShares = new Map(
    parseQuestion(searchQuery)
      .stems.flatMap(withSynonyms)
      .map((stem) => [stem, share(stem)]),
  );
  return { question, searchQuery, passages, passageShares, libraryPassages: passages.length };
}
