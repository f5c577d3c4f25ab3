import { readFileSync } from "node:fs";
import type { Claim } from "../../../src/domain/documents/claim.ts";
import type { Document } from "../../../src/domain/documents/document.ts";
import type { LibraryChange } from "../../../src/domain/store/library-change.ts";
import { splitSentences } from "../../../src/text/sentences/sentences.ts";
import { dataPath } from "../report.ts";
import { createRandom } from "../generate/random.ts";

/** One web article of the question data. */
export interface Article {
  readonly url: string;
  readonly title: string;
  readonly week: string;
  readonly text: string;
}

/** A news quiz question; any of `answers` is correct. */
export interface Question {
  readonly question: string;
  readonly answers: readonly string[];
  readonly week: string;
}

export function readArticles(): Article[] {
  return readLines("realtimeqa_2022_dev_articles.jsonl").map((line) => JSON.parse(line));
}

export function readQuestions(): Question[] {
  return readLines("realtimeqa_2022_dev_questions.jsonl").map((line) => {
    const { question_sentence, answer_text, question_id } = JSON.parse(line);
    return { question: question_sentence, answers: answer_text, week: String(question_id).slice(0, 8) };
  });
}

function readLines(file: string): string[] {
  return readFileSync(dataPath("questions", file), "utf8")
    .split("\n")
    .filter((line) => line !== "");
}

const PUBLISHED = "2022-06-17T00:00:00.000Z";

/** An article as the ingest room would deliver it. */
export function documentOf(path: string, title: string, text: string): Document {
  return {
    path,
    contentHash: path,
    title,
    titleFrom: "text",
    source: null,
    author: null,
    tags: [],
    language: "en",
    published: { at: PUBLISHED, precision: "day", from: "text" },
    arrivedAt: PUBLISHED,
    ...splitSentences(text, "en"),
  };
}

/** The store change for a document, with a digest and a signature of realistic size. */
export function changeOf(document: Document): LibraryChange {
  const claims = document.sentences.slice(0, 6).map((text, index) => claimOf(document.path, text, index + 1));
  const [headline = claimOf(document.path, document.title, 1), ...facts] = claims;
  return {
    kind: "document",
    file: { path: document.path, size: 5_000, modifiedMs: 0, contentHash: document.contentHash },
    document,
    digest: { headline, summary: facts.slice(0, 2), keyFacts: facts.slice(2), writer: "extractive" },
    storyId: `story-${document.path.length}-${document.path.slice(-3)}`,
    signature: new Uint8Array(600),
  };
}

function claimOf(path: string, text: string, sentence: number): Claim {
  return { text, evidence: [{ document: path, sentences: [sentence], quote: text }] };
}

/**
 * `count` documents of about `size` characters: each starts with one article and is filled up with paragraphs of others,
 * so that word frequencies are those of news.
 */
export function* newsDocuments(count: number, size: number): Generator<Document> {
  const articles = readArticles()
    .map((article) => article.text.split(/\n\s*\n/).filter((paragraph) => paragraph.length > 60))
    .filter((paragraphs) => paragraphs.length > 2);
  const random = createRandom(20_220_617);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  for (let index = 0; index < count; index += 1) {
    const paragraphs = [...(pick(articles) ?? []).slice(0, 6)];
    let length = paragraphs.join("\n\n").length;
    while (length < size) {
      const paragraph = pick(pick(articles) ?? []) ?? "";
      paragraphs.push(paragraph);
      length += paragraph.length + 2;
    }
    yield documentOf(`${index}.txt`, `Report ${index}`, paragraphs.join("\n\n").slice(0, size));
  }
}
