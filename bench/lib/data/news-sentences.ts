import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { splitSentences } from "../../../src/text/sentences/sentences.ts";
import { dataPath } from "../report.ts";

/** An article's sentences that are long enough to make a claim. */
export type ArticleSentences = readonly string[];

/** Limits in words; anything outside is a fragment or a splitting error. */
const MIN_WORDS = 8;
const MAX_WORDS = 45;

/** The distinct articles of QAGS, which are all in lower case. */
export function lowerCaseArticles(): ArticleSentences[] {
  return ["qags_mturk_cnndm.jsonl", "qags_mturk_xsum.jsonl"].flatMap((file) =>
    articlesOf("consistency", file),
  );
}

/** CNN/DailyMail articles in their original case, and the sample documents. */
export function printedArticles(): ArticleSentences[] {
  const seeds = existsSync("seeds") ? readdirSync("seeds").filter((name) => name.endsWith(".txt")) : [];
  return [
    ...articlesOf("summaries", "cnndm_validation_500.jsonl"),
    ...seeds.map((name) => sentencesOf(readFileSync(join("seeds", name), "utf8"))),
  ];
}

/** Summary lines that editors wrote for CNN/DailyMail articles, with the articles' sentences. */
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
