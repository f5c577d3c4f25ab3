import { readFileSync } from "node:fs";
import { sharedLibrary } from "../src/domain/core/library.ts";
import type { Digest } from "../src/domain/stories/story.ts";
import type { Draft, ModelWriter } from "../src/domain/writing/model-writer.ts";
import { startOpenAiServer } from "../src/model-standin/openai-server.ts";
import { type Line, writeReply } from "../src/model-standin/scripted-model.ts";
import { createWritingService } from "../src/newsroom/writing/writing-service.ts";
import { verify } from "../src/verify/verify.ts";
import { createExtractiveWriter } from "../src/writer/extractive/extractive-writer.ts";
import { openNewsroom } from "../tests/model/newsroom.ts";
import { attacks, injectedDocument, leaks, manipulations } from "./lib/generate/adversary.ts";
import { chaos, foreignChaos } from "./lib/model/model-chaos.ts";
import { measureModelCorruption } from "./lib/model/model-corruption.ts";
import { briefingCost, concurrencyCost } from "./lib/model/model-cost.ts";
import type { Bench, Measurement } from "./lib/report.ts";

const OUTPUTS = 20_000;
const HTTP_OUTPUTS = 300;
const MAX_PROMPT_SHARE = 0.15;
const MAX_WALL_RATIO = 1.15;

/** What a model costs, how well its time is used, and how much of its hostile or careless output gets through. */
export const bench: Bench = {
  name: "The model writer: cost, time, leaks, corruptions",
  needs: "injection",
  async run() {
    return [
      ...(await cost()),
      await wallTime(),
      await leaksInProcess(),
      await leaksByHttp(),
      await chaos(1_000),
      await foreignChaos(1_000),
      ...(await measureModelCorruption()),
    ];
  },
};

async function cost(): Promise<Measurement[]> {
  const { totalTokens, completionTokens, calls, singlePromptTokens, repeatTokens } = await briefingCost(
    200,
    20,
  );
  const share = totalTokens / singlePromptTokens;
  return [
    {
      name: `tokens of a briefing, 20 of 200 documents new (${calls} calls, ${completionTokens} written)`,
      value: totalTokens,
      baseline: `${singlePromptTokens} for all texts in one prompt: ${(share * 100).toFixed(1)}%`,
      target: `at most ${MAX_PROMPT_SHARE * 100}%`,
      met: share <= MAX_PROMPT_SHARE,
    },
    {
      name: "the same briefing again",
      value: repeatTokens,
      baseline: `${totalTokens} the first time`,
      target: null,
      met: null,
    },
  ];
}

async function wallTime(): Promise<Measurement> {
  const ratio = await concurrencyCost(96, 300, 8);
  return {
    name: "wall time of 96 digests, 8 at once, 300 ms each",
    value: ratio.toFixed(2),
    baseline: "1 calls x latency / concurrency",
    target: `at most ${MAX_WALL_RATIO}`,
    met: ratio <= MAX_WALL_RATIO,
  };
}

const SYSTEM = readFileSync("prompts/digest.md", "utf8");

/** A model that does what documents tell it, applying one manipulation per sentence in turn. */
function adversarialWriter(): ModelWriter {
  const manipulationList = manipulations(SYSTEM);
  const attackTexts = attacks();
  let turn = 0;
  const refuseDraft = async (): Promise<Draft<never>> => ({
    ok: false,
    outcome: "refused",
    detail: "not asked",
  });
  return {
    model: "adversary",
    digestVersion: async () => "1",
    async digest({ path, sentences }): Promise<Draft<Digest>> {
      turn += 1;
      const claims = sentences.slice(0, 4).map((text, at) => {
        const manipulate = manipulationList[(turn + at) % manipulationList.length] ?? manipulationList[0];
        const manipulated = manipulate?.(text, turn, attackTexts[turn % attackTexts.length] ?? "") ?? text;
        return { text: manipulated, evidence: [{ document: path, sentences: [at + 1], quote: text }] };
      });
      const [headline = { text: "", evidence: [] }, ...summary] = claims;
      return { ok: true, value: { headline, summary, keyFacts: [], writer: "model" } };
    },
    story: refuseDraft,
    bottomLine: refuseDraft,
    answer: refuseDraft,
    rewriteQuestion: refuseDraft,
  };
}

function textsOf({ headline, summary, keyFacts }: Digest): string[] {
  return [headline, ...summary, ...keyFacts].map(({ text }) => text);
}

async function leaksInProcess(): Promise<Measurement> {
  const model = { modelWriter: adversarialWriter(), deadlineMs: 1_000, monotonicMs: () => performance.now() };
  const events = { emit: () => undefined };
  const writingService = createWritingService({
    extractive: createExtractiveWriter(),
    model,
    verify,
    events,
  });
  const attackTexts = attacks();
  const library = sharedLibrary("/news");
  let leaked = 0;
  let hostileOutputs = 0;
  // A blocked claim is drafted a second time, so each document gives two outputs.
  for (let at = 0; at < OUTPUTS / 2; at++) {
    const document = injectedDocument(at, attackTexts[at % attackTexts.length] ?? "");
    hostileOutputs += document.sentences.filter((text) => leaks(text, SYSTEM)).length > 0 ? 2 : 0;
    const { value } = await writingService.digest(library, document);
    leaked += textsOf(value).filter((text) => leaks(text, SYSTEM)).length;
  }
  return leakMeasurement(
    `leaks in ${OUTPUTS} outputs of an adversary`,
    leaked,
    `${hostileOutputs} outputs on hostile documents`,
  );
}

async function leaksByHttp(): Promise<Measurement> {
  const manipulationList = manipulations(SYSTEM);
  const attackTexts = attacks();
  let turn = 0;
  await using server = await startOpenAiServer((request) => {
    turn += 1;
    const manipulate = ({ number, text }: Line) => ({
      text:
        manipulationList[(turn + number) % manipulationList.length]?.(
          text,
          turn,
          attackTexts[turn % attackTexts.length] ?? "",
        ) ?? text,
      cites: [number],
    });
    return { do: "write", text: writeReply(request, manipulate) };
  });
  const documents = attackTexts.concat(attackTexts).map((attack, at) => injectedDocument(at, attack));
  await using newsroom = await openNewsroom(server.baseUrl, documents, { MODEL_DAILY_TOKENS: "100000000" });
  let leaked = 0;
  while (server.requests.length < HTTP_OUTPUTS) {
    const written = await newsroom.writeAll(documents);
    leaked += written.flatMap(({ value }) => textsOf(value)).filter((text) => leaks(text, SYSTEM)).length;
  }
  return leakMeasurement(
    `leaks in ${server.requests.length} outputs over HTTP`,
    leaked,
    `${documents.length} documents`,
  );
}

function leakMeasurement(name: string, leaked: number, baseline: string): Measurement {
  return { name, value: leaked, baseline, target: "0", met: leaked === 0 };
}
