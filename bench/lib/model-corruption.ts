import type { Document } from "../../src/domain/document.ts";
import { author, type Line } from "../../tests/doubles/model-author.ts";
import { startOpenAiServer } from "../../tests/doubles/openai-server.ts";
import { openNewsroom, report } from "../../tests/model/newsroom.ts";
import type { Figure } from "../report.ts";
import {
  type Corrupt,
  changeDate,
  changeName,
  changeNumber,
  flipNegation,
  inventQuotation,
} from "./corrupt.ts";
import { printedArticles } from "./news-sentences.ts";
import { createRandom } from "./random.ts";

const DOCUMENTS = 120;
const SENTENCES = 12;
const AT_LEAST = 0.98;

/** Kinds of corruption; `wanted` are those the target speaks of. */
const KINDS: readonly (readonly [string, Corrupt, boolean])[] = [
  ["numbers", changeNumber, true],
  ["dates", changeDate, true],
  ["names", changeName, true],
  ["negation", flipNegation, false],
  ["invented quotation", inventQuotation, false],
];

/** Of the sentences that a careless model corrupts in its digests, how many are kept from a reader, by kind. */
export async function corruptedShown(): Promise<Figure[]> {
  const articles = printedArticles().slice(0, DOCUMENTS);
  const documents = articles.map((sentences, at) =>
    report(`${at}.txt`, sentences.slice(0, SENTENCES).join("\n\n")),
  );
  const figures: Figure[] = [];
  for (const [kind, corrupt, wanted] of KINDS) figures.push(await figureOf(kind, corrupt, wanted, documents));
  return figures;
}

async function figureOf(
  kind: string,
  corrupt: Corrupt,
  wanted: boolean,
  documents: readonly Document[],
): Promise<Figure> {
  const random = createRandom(7);
  const elsewhere = documents.flatMap(({ sentences }) => sentences.slice(0, 2));
  // Stubborn: told what is wrong, it says the same again, so that the gate alone stands between it and the reader.
  const said = new Map<string, string | null>();
  const say = ({ number, text }: Line) => {
    const changed = said.get(text) ?? corrupt(text, { cited: text, elsewhere, random });
    said.set(text, changed);
    return { text: changed ?? text, cites: [number] };
  };
  await using server = await startOpenAiServer((request) => ({ do: "write", text: author(request, say) }));
  await using newsroom = await openNewsroom(server.baseUrl, documents, { MODEL_DAILY_TOKENS: "100000000" });
  const written = await newsroom.writeAll(documents);
  const shown = new Set(
    written.flatMap(({ value: { headline, summary, keyFacts } }) =>
      [headline, ...summary, ...keyFacts].map(({ text }) => text),
    ),
  );
  const corrupted = [...said.values()].filter((text) => text !== null);
  const through = corrupted.filter((text) => shown.has(text)).length;
  const stopped = 1 - through / Math.max(1, corrupted.length);
  const met = wanted ? stopped >= AT_LEAST : null;
  return {
    name: `model changes ${kind}: kept from the reader (${corrupted.length})`,
    value: `${(stopped * 100).toFixed(1)}%`,
    baseline: "0% without the gate",
    target: wanted ? `at least ${AT_LEAST * 100}%` : null,
    met,
  };
}
