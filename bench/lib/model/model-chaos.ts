import { LLMock } from "@copilotkit/aimock";
import { z } from "zod";
import type { Document } from "../../../src/domain/documents/document.ts";
import {
  type Behaviour,
  type ChatRequest,
  startOpenAiServer,
} from "../../../src/model-standin/openai-server.ts";
import { writeReply } from "../../../src/model-standin/scripted-model.ts";
import { openNewsroom, report } from "../../../tests/model/newsroom.ts";
import { createRandom } from "../generate/random.ts";
import type { Measurement } from "../report.ts";

/** Faults and their probabilities; all other replies are correct. */
const FAULTS: readonly (readonly [number, (text: string) => Behaviour])[] = [
  [0.04, () => ({ do: "drop" })],
  [0.04, (text) => ({ do: "cut", text: text.slice(0, 60) })],
  [0.04, () => ({ do: "html" })],
  [0.04, () => ({ do: "broken-json" })],
  [0.04, (text) => ({ do: "write", text: text.slice(0, -20) })],
  [0.04, (text) => ({ do: "write", text, finish: "length" })],
  [0.04, () => ({ do: "refuse" })],
  [0.04, () => ({ do: "status", status: 429, headers: { "retry-after-ms": "5" } })],
  [0.04, () => ({ do: "status", status: 500 })],
];

/** The parts of a request that the scripted model reads. */
const ChatShape = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  response_format: z.object({ type: z.string() }).loose(),
});

/** Digests from a server with every known fault: each must finish exactly once and be labelled with its writer. */
export async function chaos(count: number): Promise<Measurement> {
  const random = createRandom(11);
  const behave = (request: ChatRequest): Behaviour => {
    const text = writeReply(request);
    let draw = random();
    for (const [share, fault] of FAULTS) {
      draw -= share;
      if (draw < 0) return fault(text);
    }
    return { do: "write", text };
  };
  const documents = ferryReports(count);
  await using server = await startOpenAiServer(behave);
  const outcome = await digestAll(server.baseUrl, documents);
  return measurement(
    `digests finished once and labelled, of ${count} with all faults`,
    outcome,
    count,
    `${server.requests.length} calls`,
  );
}

/** The same with a third-party mock server and its own faults: dropped, malformed, disconnected, rate-limited. */
export async function foreignChaos(count: number): Promise<Measurement> {
  const mock = new LLMock({ port: 0, host: "127.0.0.1", logLevel: "silent" });
  mock.on({}, (request) => ({ content: writeReply(asChatRequest(request)) }));
  mock.setChaos({ dropRate: 0.05, malformedRate: 0.05, disconnectRate: 0.05, rateLimitRate: 0.005 });
  await mock.start();
  try {
    const outcome = await digestAll(`${mock.baseUrl}/v1`, ferryReports(count));
    return measurement(
      `digests finished once and labelled, of ${count} from another server`,
      outcome,
      count,
      "@copilotkit/aimock",
    );
  } finally {
    await mock.stop();
  }
}

function asChatRequest(request: object): ChatRequest {
  return ChatShape.parse(request);
}

function ferryReports(count: number): Document[] {
  return Array.from({ length: count }, (_, at) =>
    report(
      `${at}.txt`,
      `Ferry ${at} sinks\n\nThe ferry ${at} sank off Varsund on Friday with ${at} people on board.`,
    ),
  );
}

interface Outcome {
  /** Distinct documents digested, all digests, correctly labelled ones, and those by the model. */
  readonly documents: number;
  readonly digests: number;
  readonly labelled: number;
  readonly byModel: number;
}

async function digestAll(baseUrl: string, documents: readonly Document[]): Promise<Outcome> {
  const env = { MODEL_CONCURRENCY: "16", MODEL_DAILY_TOKENS: "100000000" };
  await using newsroom = await openNewsroom(baseUrl, documents, env);
  const written = await newsroom.writeAll(documents);
  return {
    documents: new Set(written.map(({ value }) => value.headline.evidence[0]?.document)).size,
    digests: written.length,
    labelled: written.filter(({ writer, fallback }) => fallback === (writer === "extractive")).length,
    byModel: written.filter(({ writer }) => writer === "model").length,
  };
}

function measurement(name: string, outcome: Outcome, count: number, note: string): Measurement {
  const { documents, digests, labelled, byModel } = outcome;
  return {
    name,
    value: Math.min(documents, labelled),
    baseline: `${byModel} by the model; ${note}`,
    target: String(count),
    met: documents === count && labelled === count && digests === count,
  };
}
