import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { splitSentences } from "../../../src/text/sentences/sentences.ts";
import { dataPath } from "../report.ts";

/** The sentences of one article that are long enough to claim something. */
export type ArticleSentences = readonly string[];

/** Shorter or longer than this, in words, is a fragment or a mistake in splitting. */
const MIN_WORDS = 8;
const MAX_WORDS = 45;

/** Articles of QAGS, whose names are in lower case, each once. */
export function lowerCaseArticles(): ArticleSentences[] {
  return ["qags_mturk_cnndm.jsonl", "qags_mturk_xsum.jsonl"].flatMap((file) =>
    articlesOf("consistency", file),
  );
}

/** CNN/DailyMail articles as they were printed, and the sample documents. */
export function printedArticles(): ArticleSentences[] {
  const seeds = existsSync("seeds") ? readdirSync("seeds").filter((name) => name.endsWith(".txt")) : [];
  return [
    ...articlesOf("summaries", "cnndm_validation_500.jsonl"),
    ...seeds.map((name) => sentencesOf(readFileSync(join("seeds", name), "utf8"))),
  ];
}

/** Summary lines that an editor wrote for a CNN/DailyMail article, with the article's sentences. */
export function highlights(): { readonly claim: string; readonly source: readonly string[] }[] {
  const lines = readFileSync(dataPath("summaries", "cnndm_validation_500.jsonl"), "utf8").trim().split("\n");
  return lines.flatMap((line) => {
    const row: { article: string; highlights: readonly string[] } = JSON.parse(line);
    const source = splitSentences(row.article).sentences;
    return row.highlights.map((claim) => ({ claim, source }));
  });
}

function articlesOf(folder: string, file: string): ArticleSentences[] {
  const lines = readFileSync(dataPath(folder, file), "utf8").trim().split("\n");
  const texts = new Set(lines.map((line) => String(JSON.parse(line).article)));
  return [...texts].map(sentencesOf);
}

function sentencesOf(text: string): ArticleSentences {
  return splitSentences(text).sentences.filter((sentence) => {
    const length = sentence.split(" ").length;
    return length >= MIN_WORDS && length <= MAX_WORDS && /[.!?]["”’']?$/.test(sentence);
  });
}
