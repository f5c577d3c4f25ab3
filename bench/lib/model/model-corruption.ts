import type { Document } from "../../../src/domain/documents/document.ts";
import { startOpenAiServer } from "../../../src/model-standin/openai-server.ts";
import { type Line, writeReply } from "../../../src/model-standin/scripted-model.ts";
import { openNewsroom, report } from "../../../tests/model/newsroom.ts";
import { printedArticles } from "../data/news-sentences.ts";
import {
  type Corruption,
  changeDate,
  changeName,
  changeNumber,
  flipNegation,
  inventQuotation,
} from "../generate/corruptions.ts";
import { createRandom } from "../generate/random.ts";
import type { Measurement } from "../report.ts";

const DOCUMENTS = 120;
const SENTENCES = 12;
const MIN_BLOCKED_SHARE = 0.98;

/** Kinds of corruption, and whether the target applies to them. */
const KINDS: readonly (readonly [string, Corruption, boolean])[] = [
  ["numbers", changeNumber, true],
  ["dates", changeDate, true],
  ["names", changeName, true],
  ["negation", flipNegation, false],
  ["invented quotation", inventQuotation, false],
];

/** How many sentences that a careless model corrupts in its digests are blocked, by kind. */
export async function measureModelCorruption(): Promise<Measurement[]> {
  const articles = printedArticles().slice(0, DOCUMENTS);
  const documents = articles.map((sentences, at) =>
    report(`${at}.txt`, sentences.slice(0, SENTENCES).join("\n\n")),
  );
  const measurements: Measurement[] = [];
  for (const [kind, corrupt, hasTarget] of KINDS)
    measurements.push(await measurementOf(kind, corrupt, hasTarget, documents));
  return measurements;
}

async function measurementOf(
  kind: string,
  corrupt: Corruption,
  hasTarget: boolean,
  documents: readonly Document[],
): Promise<Measurement> {
  const random = createRandom(7);
  const otherSentences = documents.flatMap(({ sentences }) => sentences.slice(0, 2));
  // The model repeats a corruption when asked to repair it, so that only the check can stop it.
  const changedTexts = new Map<string, string | null>();
  const corruptLine = ({ number, text }: Line) => {
    const changed = changedTexts.get(text) ?? corrupt(text, { cited: text, otherSentences, random });
    changedTexts.set(text, changed);
    return { text: changed ?? text, cites: [number] };
  };
  await using server = await startOpenAiServer((request) => ({
    do: "write",
    text: writeReply(request, corruptLine),
  }));
  await using newsroom = await openNewsroom(server.baseUrl, documents, { MODEL_DAILY_TOKENS: "100000000" });
  const written = await newsroom.writeAll(documents);
  const displayedTexts = new Set(
    written.flatMap(({ value: { headline, summary, keyFacts } }) =>
      [headline, ...summary, ...keyFacts].map(({ text }) => text),
    ),
  );
  const corrupted = [...changedTexts.values()].filter((text) => text !== null);
  const leaked = corrupted.filter((text) => displayedTexts.has(text)).length;
  const blockedShare = 1 - leaked / Math.max(1, corrupted.length);
  const met = hasTarget ? blockedShare >= MIN_BLOCKED_SHARE : null;
  return {
    name: `model changes ${kind}: blocked (${corrupted.length})`,
    value: `${(blockedShare * 100).toFixed(1)}%`,
    baseline: "0% without the check",
    target: hasTarget ? `at least ${MIN_BLOCKED_SHARE * 100}%` : null,
    met,
  };
}
