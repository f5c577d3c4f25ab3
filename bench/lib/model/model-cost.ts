import { performance } from "node:perf_hooks";
import type { Document } from "../../../src/domain/documents/document.ts";
import { type ChatRequest, startOpenAiServer } from "../../../src/model-standin/openai-server.ts";
import { writeReply } from "../../../src/model-standin/scripted-model.ts";
import { estimateTokens } from "../../../src/text/display/token-estimate.ts";
import { openNewsroom, report } from "../../../tests/model/newsroom.ts";
import { documentOf, readArticles } from "../data/news-documents.ts";

const OLD_DATE = "2024-05-02T00:00:00.000Z";
const NEW_DATE = "2024-05-04T00:00:00.000Z";
/** Shorter articles are captions and teasers. */
const MIN_ARTICLE_LENGTH = 1_000;

/** Real articles, unshortened; the last `newCount` are dated today. */
function datedArticles(count: number, newCount: number): Document[] {
  return readArticles()
    .filter(({ text }) => text.length >= MIN_ARTICLE_LENGTH)
    .slice(0, count)
    .map(({ title, text }, at) => {
      const published = at < count - newCount ? OLD_DATE : NEW_DATE;
      const document = documentOf(`${at}.txt`, title, text);
      return { ...document, published: { at: published, precision: "day", from: "text" } };
    });
}

function requestTokens({ messages, response_format: format }: ChatRequest): number {
  const schema = format === undefined ? 0 : estimateTokens(JSON.stringify(format));
  return messages.reduce((sum, { content }) => sum + estimateTokens(content), schema);
}

export interface BriefingCost {
  readonly totalTokens: number;
  /** How many of these tokens the model wrote. */
  readonly completionTokens: number;
  readonly calls: number;
  /** The baseline: all texts of the folder in one prompt, and a reply as long as the briefing. */
  readonly singlePromptTokens: number;
  /** Tokens for the same briefing again. */
  readonly repeatTokens: number;
}

/** Tokens of a daily briefing over `count` documents, of which `newCount` are new since the last one. */
export async function briefingCost(count: number, newCount: number): Promise<BriefingCost> {
  const documents = datedArticles(count, newCount);
  const promptTokenCounts: number[] = [];
  const completionTokenCounts: number[] = [];
  await using server = await startOpenAiServer((request) => {
    const text = writeReply(request);
    promptTokenCounts.push(requestTokens(request));
    completionTokenCounts.push(estimateTokens(text));
    return { do: "write", text };
  });
  await using newsroom = await openNewsroom(server.baseUrl, documents);
  await newsroom.brief(NEW_DATE);
  const totalTokens = sum(promptTokenCounts) + sum(completionTokenCounts);
  const completionTokens = sum(completionTokenCounts);
  const calls = completionTokenCounts.length;
  await newsroom.brief(NEW_DATE);
  const texts = documents.map(({ sentences }) => estimateTokens(sentences.join(" ")));
  const repeatTokens = sum(promptTokenCounts) + sum(completionTokenCounts) - totalTokens;
  return {
    totalTokens,
    completionTokens,
    calls,
    singlePromptTokens: sum(texts) + BRIEFING_TOKENS,
    repeatTokens,
  };
}

/** 450 words. */
const BRIEFING_TOKENS = 700;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Wall time of many digests as a multiple of calls x latency / concurrency. */
export async function concurrencyCost(
  calls: number,
  latencyMs: number,
  concurrency: number,
): Promise<number> {
  const documents = Array.from({ length: calls }, (_, at) =>
    report(
      `${at}.txt`,
      `Ferry ${at} sinks\n\nThe ferry ${at} sank off Varsund on Friday with ${at} people on board.`,
    ),
  );
  await using server = await startOpenAiServer((request) => ({
    do: "write",
    text: writeReply(request),
    delayMs: latencyMs,
  }));
  await using newsroom = await openNewsroom(server.baseUrl, documents, {
    MODEL_CONCURRENCY: String(concurrency),
  });
  const started = performance.now();
  await newsroom.writeAll(documents);
  const ideal = Math.ceil(calls / concurrency) * latencyMs;
  return (performance.now() - started) / ideal;
}
