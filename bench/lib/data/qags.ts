import { readFileSync } from "node:fs";
import { splitSentences } from "../../../src/text/sentences/sentences.ts";
import { dataPath } from "../report.ts";

/** A summary sentence with its article, and how many of three judges found it consistent. */
export interface JudgedSentence {
  readonly set: "CNN/DM" | "XSum";
  /** Index of the article in its set, from 0. */
  readonly article: number;
  readonly sentence: string;
  readonly yes: number;
  /** The article's sentences. */
  readonly source: readonly string[];
}

interface QagsRow {
  readonly article: string;
  readonly summary_sentences: readonly {
    readonly sentence: string;
    readonly responses: readonly { readonly response: string }[];
  }[];
}

const FILES = { "CNN/DM": "qags_mturk_cnndm.jsonl", XSum: "qags_mturk_xsum.jsonl" } as const;

/** One set of QAGS: summary sentences of news articles, each with three votes. */
export function judgedSentences(set: JudgedSentence["set"]): JudgedSentence[] {
  const lines = readFileSync(dataPath("consistency", FILES[set]), "utf8").trim().split("\n");
  return lines.flatMap((line, article) => {
    const row: QagsRow = JSON.parse(line);
    const source = splitSentences(row.article).sentences;
    return row.summary_sentences.map(({ sentence, responses }) => ({
      set,
      article,
      sentence,
      yes: responses.filter(({ response }) => response === "yes").length,
      source,
    }));
  });
}
