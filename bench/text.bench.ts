import { readFileSync } from "node:fs";
import { splitSentences } from "../src/text/sentences/sentences.ts";
import { stems } from "../src/text/tokens/tokens.ts";
import { type Bench, dataPath, type Measurement } from "./lib/report.ts";

const COMPLETE = /[.!?]["'”’)]*$/;
const ROUNDS = 5;

export const bench: Bench = {
  name: "Text: sentence ends in ECB+ articles joined to running text, and the time per 5 KB",
  needs: "stories",
  run: async () => {
    const articles = readArticles();
    return [ends(articles), ...times(articles.map((lines) => lines.join(" ")))];
  },
};

/** The articles as lines of one sentence each, without lines that lack a closing mark (headlines). */
function readArticles(): string[][] {
  const rows = readFileSync(dataPath("stories", "ecb_plus_dev.jsonl"), "utf8").trim().split("\n");
  return rows.map((row) => {
    const { text }: { text: string } = JSON.parse(row);
    const lines = text.split("\n").map((line) => line.replace(/\s+/g, " ").trim());
    return lines.filter((line) => COMPLETE.test(line));
  });
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

function ends(articles: readonly string[][]): Measurement {
  const ours = errors(articles, (text) => splitSentences(text).sentences);
  const raw = errors(articles, (text) => Array.from(segmenter.segment(text), ({ segment }) => segment));
  return {
    name: `wrong or missed ends of ${articles.flat().length} (some are errors in the data)`,
    value: ours,
    baseline: `${raw} Intl.Segmenter alone`,
    target: null,
    met: null,
  };
}

/** Counts sentence ends that only one of the two has; offsets ignore spaces. */
function errors(articles: readonly string[][], split: (text: string) => readonly string[]): number {
  return articles.reduce((sum, lines) => {
    const expected = endOffsets(lines);
    const actual = endOffsets(split(lines.join(" ")));
    return sum + expected.symmetricDifference(actual).size;
  }, 0);
}

function endOffsets(sentences: readonly string[]): Set<number> {
  let at = 0;
  return new Set(sentences.map((sentence) => (at += sentence.replaceAll(" ", "").length)));
}

function times(texts: readonly string[]): Measurement[] {
  const baseline = `${cost(texts, (text) => Array.from(segmenter.segment(text)))} Intl.Segmenter alone`;
  return [
    {
      name: "sentences, ms of CPU per 5 KB",
      value: cost(texts, splitSentences),
      baseline,
      target: null,
      met: null,
    },
    { name: "stems, ms of CPU per 5 KB", value: cost(texts, stems), baseline: null, target: null, met: null },
  ];
}

/** The best of several rounds, which excludes warm-up and other load on the machine. */
function cost(texts: readonly string[], run: (text: string) => unknown): string {
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    for (const text of texts) run(text);
    return process.cpuUsage(before).user / 1000;
  });
  return ((Math.min(...rounds) / characters) * 5000).toFixed(3);
}
