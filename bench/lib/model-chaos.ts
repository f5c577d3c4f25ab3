import { author } from "../../tests/doubles/model-author.ts";
import { type Behaviour, type ChatRequest, startOpenAiServer } from "../../tests/doubles/openai-server.ts";
import { openNewsroom, report } from "../../tests/model/newsroom.ts";
import type { Figure } from "../report.ts";
import { createRandom } from "./random.ts";

/** What goes wrong, and how often; the rest is written well. */
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

/** Digests from a server that fails in every way we know: all must end, each once, as a model's or a labelled one. */
export async function chaos(count: number): Promise<Figure> {
  const random = createRandom(11);
  const behave = (request: ChatRequest): Behaviour => {
    const text = author(request);
    let draw = random();
    for (const [share, fault] of FAULTS) {
      draw -= share;
      if (draw < 0) return fault(text);
    }
    return { do: "write", text };
  };
  const documents = Array.from({ length: count }, (_, at) =>
    report(
      `${at}.txt`,
      `Ferry ${at} sinks\n\nThe ferry ${at} sank off Varsund on Friday with ${at} people on board.`,
    ),
  );
  await using server = await startOpenAiServer(behave);
  const env = { MODEL_CONCURRENCY: "16", MODEL_DAILY_TOKENS: "100000000" };
  await using newsroom = await openNewsroom(server.baseUrl, documents, env);
  const written = await newsroom.writeAll(documents);
  const paths = new Set(written.map(({ value }) => value.headline.evidence[0]?.document));
  const labelled = written.filter(({ writer, fallback }) => fallback === (writer === "extractive")).length;
  const byModel = written.filter(({ writer }) => writer === "model").length;
  const met = paths.size === count && labelled === count && written.length === count;
  return {
    name: `of ${count} digests under faults of every kind, ended once and labelled`,
    value: Math.min(paths.size, labelled),
    baseline: `${byModel} by the model, in ${server.requests.length} calls`,
    target: String(count),
    met,
  };
}
