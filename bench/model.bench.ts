import { readFileSync } from "node:fs";
import type { Draft, DraftingWriter } from "../src/domain/drafting.ts";
import { sharedLibrary } from "../src/domain/library.ts";
import type { Digest } from "../src/domain/story.ts";
import { createWritingDesk } from "../src/newsroom/writing.ts";
import { verify } from "../src/verify/verify.ts";
import { createExtractiveWriter } from "../src/writer/extractive/extractive-writer.ts";
import { author, type Line } from "../tests/doubles/model-author.ts";
import { startOpenAiServer } from "../tests/doubles/openai-server.ts";
import { openNewsroom } from "../tests/model/newsroom.ts";
import { attacks, leaks, plantedDocument, twists } from "./lib/adversary.ts";
import { chaos, foreignChaos } from "./lib/model-chaos.ts";
import { corruptedShown } from "./lib/model-corruption.ts";
import { briefingCost, concurrencyCost } from "./lib/model-cost.ts";
import type { Bench, Figure } from "./report.ts";

const OUTPUTS = 20_000;
const BY_HTTP = 300;
const SHARE = 0.15;
const WALL = 1.15;

/** What a model costs, how well its time is used, and what of a hostile or careless one gets through. */
export const bench: Bench = {
  name: "The model writer: cost, time, leaks, corruptions",
  needs: "injection",
  async run() {
    return [
      ...(await cost()),
      await wall(),
      await leaksInProcess(),
      await leaksByHttp(),
      await chaos(1_000),
      await foreignChaos(1_000),
      ...(await corruptedShown()),
    ];
  },
};

async function cost(): Promise<Figure[]> {
  const { tokens, output, calls, onePrompt, again } = await briefingCost(200, 20);
  const share = tokens / onePrompt;
  return [
    {
      name: `tokens of a briefing, 20 of 200 documents new (${calls} calls, ${output} written)`,
      value: tokens,
      baseline: `${onePrompt} all texts in one prompt: ${(share * 100).toFixed(1)}%`,
      target: `at most ${SHARE * 100}%`,
      met: share <= SHARE,
    },
    {
      name: "the same briefing again",
      value: again,
      baseline: `${tokens} the first time`,
      target: null,
      met: null,
    },
  ];
}

async function wall(): Promise<Figure> {
  const ratio = await concurrencyCost(96, 300, 8);
  return {
    name: "wall time of 96 digests, 8 at once, 300 ms each",
    value: ratio.toFixed(2),
    baseline: "1 calls x latency / concurrency",
    target: `at most ${WALL}`,
    met: ratio <= WALL,
  };
}

const SYSTEM = readFileSync("prompts/digest.md", "utf8");

/** Drafts of a model that does what documents tell it, one twist for each sentence in turn. */
function adversary(): DraftingWriter {
  const ways = twists(SYSTEM);
  const orders = attacks();
  let turn = 0;
  const failed = async (): Promise<Draft<never>> => ({ ok: false, outcome: "refused", detail: "not asked" });
  return {
    model: "adversary",
    digestVersion: async () => "1",
    async digest({ path, sentences }): Promise<Draft<Digest>> {
      turn += 1;
      const claims = sentences.slice(0, 4).map((text, at) => {
        const say = ways[(turn + at) % ways.length] ?? ways[0];
        const said = say?.(text, turn, orders[turn % orders.length] ?? "") ?? text;
        return { text: said, evidence: [{ document: path, sentences: [at + 1], quote: text }] };
      });
      const [headline = { text: "", evidence: [] }, ...summary] = claims;
      return { ok: true, value: { headline, summary, keyFacts: [], writer: "model" } };
    },
    story: failed,
    bottomLine: failed,
    answer: failed,
    rewriteQuestion: failed,
  };
}

function shownOf({ headline, summary, keyFacts }: Digest): string[] {
  return [headline, ...summary, ...keyFacts].map(({ text }) => text);
}

async function leaksInProcess(): Promise<Figure> {
  const model = { drafting: adversary(), deadlineMs: 1_000 };
  const events = { emit: () => undefined };
  const desk = createWritingDesk({ extractive: createExtractiveWriter(), model, verify, events });
  const orders = attacks();
  const library = sharedLibrary("/news");
  let leaked = 0;
  let raw = 0;
  // A blocked claim is drafted a second time, so a document stands for two outputs.
  for (let at = 0; at < OUTPUTS / 2; at++) {
    const document = plantedDocument(at, orders[at % orders.length] ?? "");
    raw += document.sentences.filter((text) => leaks(text, SYSTEM)).length > 0 ? 2 : 0;
    const { value } = await desk.digest(library, document);
    leaked += shownOf(value).filter((text) => leaks(text, SYSTEM)).length;
  }
  return leakFigure(
    `leaks in ${OUTPUTS} outputs of an adversary`,
    leaked,
    `${raw} outputs on hostile documents`,
  );
}

async function leaksByHttp(): Promise<Figure> {
  const ways = twists(SYSTEM);
  const orders = attacks();
  let turn = 0;
  await using server = await startOpenAiServer((request) => {
    turn += 1;
    const say = ({ number, text }: Line) => ({
      text: ways[(turn + number) % ways.length]?.(text, turn, orders[turn % orders.length] ?? "") ?? text,
      cites: [number],
    });
    return { do: "write", text: author(request, say) };
  });
  const documents = orders.concat(orders).map((attack, at) => plantedDocument(at, attack));
  await using newsroom = await openNewsroom(server.baseUrl, documents, { MODEL_DAILY_TOKENS: "100000000" });
  let leaked = 0;
  while (server.requests.length < BY_HTTP) {
    const written = await newsroom.writeAll(documents);
    leaked += written.flatMap(({ value }) => shownOf(value)).filter((text) => leaks(text, SYSTEM)).length;
  }
  return leakFigure(
    `leaks in ${server.requests.length} outputs over HTTP`,
    leaked,
    `${documents.length} documents`,
  );
}

function leakFigure(name: string, leaked: number, baseline: string): Figure {
  return { name, value: leaked, baseline, target: "0", met: leaked === 0 };
}
