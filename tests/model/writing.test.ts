import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import type { Briefing } from "../../src/domain/stories/story.ts";
import {
  type Behaviour,
  type ChatRequest,
  startOpenAiServer,
} from "../../src/model-standin/openai-server.ts";
import { type Line, readPrompt, writeReply } from "../../src/model-standin/scripted-model.ts";
import { createWritingService } from "../../src/newsroom/writing/writing-service.ts";
import { verify } from "../../src/verify/verify.ts";
import { wireModel } from "../../src/wiring/model.ts";
import { createExtractiveWriter } from "../../src/writer/extractive/extractive-writer.ts";
import { dam, ferry, now, openNewsroom, report } from "./newsroom.ts";

const write = (text: string): Behaviour => ({ do: "write", text });
const schemas = (requests: readonly ChatRequest[]) => requests.map((request) => readPrompt(request).schema);

function shownTexts({ stories, bottomLine }: Briefing): string[] {
  return [
    ...bottomLine.map(({ text }) => text),
    ...stories.flatMap((story) => [
      story.headline,
      ...[...story.summary, ...story.keyFacts, ...story.conflicts, ...story.change, ...story.upcoming].map(
        ({ text }) => text,
      ),
    ]),
  ];
}

describe("a model that writes well", () => {
  test("writes digests, stories and the bottom line, all of them cited", async () => {
    await using server = await startOpenAiServer((request) => write(writeReply(request)));
    await using newsroom = await openNewsroom(server.baseUrl, [ferry, dam]);
    const briefing = await newsroom.brief();
    expect(briefing).toMatchObject({ writer: "model", model: "sample-model", fallbacks: 0, dropped: [] });
    expect(briefing.stories.map(({ headline }) => headline).toSorted()).toEqual([
      "Dam burst above Kalindi kills 23 people",
      "Ferry hits pier in Varsund",
    ]);
    for (const { headlineEvidence, summary } of briefing.stories) {
      expect(headlineEvidence[0]?.sentences).toEqual([1]);
      expect(summary[0]?.evidence[0]?.sentences).toEqual([2]);
    }
    expect(schemas(server.requests).toSorted()).toEqual(["claims", "digest", "digest"]);
  });

  test("digests each document once: the next briefing needs no digest", async () => {
    await using server = await startOpenAiServer((request) => write(writeReply(request)));
    await using newsroom = await openNewsroom(server.baseUrl, [ferry, dam]);
    const first = await newsroom.brief();
    const requestsBefore = server.requests.length;
    const second = await newsroom.brief();
    expect(shownTexts(second)).toEqual(shownTexts(first));
    expect(schemas(server.requests.slice(requestsBefore))).toEqual(["claims"]);
  });

  test("digests again after its prompt was edited, with the new prompt", async () => {
    await using server = await startOpenAiServer((request) => write(writeReply(request)));
    await using newsroom = await openNewsroom(server.baseUrl, [ferry]);
    await newsroom.brief();
    const requestsBefore = server.requests.length;
    const file = join(newsroom.promptsDir, "digest.md");
    await writeFile(file, (await readFile(file, "utf8")).replace("## user", "Mind the harbour.\n\n## user"));
    await newsroom.brief();
    const [digest] = server.requests
      .slice(requestsBefore)
      .filter((each) => readPrompt(each).schema === "digest");
    expect(digest?.messages[0]?.content).toContain("Mind the harbour.");
  });

  test("reads a document of 50,000 words in chunks and cites the document's own sentence numbers", async () => {
    const sentences = Array.from(
      { length: 4_000 },
      (_, n) => `Barge ${n + 2} of the fleet reached the port of Kalindi late on that day.`,
    );
    const long = report("fleet.txt", `A long fleet\n\n${sentences.join(" ")}`);
    await using server = await startOpenAiServer((request) => write(writeReply(request)));
    await using newsroom = await openNewsroom(server.baseUrl, [long]);
    const briefing = await newsroom.brief();
    expect(schemas(server.requests).filter((schema) => schema === "digest").length).toBeGreaterThan(10);
    expect(briefing).toMatchObject({ writer: "model", fallbacks: 0 });
    for (const { text, evidence } of briefing.stories[0]?.summary ?? [])
      expect(long.sentences[(evidence[0]?.sentences[0] ?? 0) - 1]).toBe(text);
  });
});

describe("a model that changes facts", () => {
  const doubled = ({ number, text }: Line) => ({
    text: text.replace(/\d[\d,]*/, (digits) => String(Number(digits.replace(",", "")) * 2)),
    cites: [number],
  });
  const renamed = ({ number, text }: Line) => ({
    text: text.replace(/Solheim|Osei/, "Halvorsen"),
    cites: [number],
  });
  const miscited = ({ number, text }: Line) => ({ text, cites: [number === 2 ? 99 : number] });

  test.each([
    ["numbers", doubled, /28 passengers|46 people|10000/, "number"],
    ["names", renamed, /Halvorsen/, "name"],
    ["citations", miscited, /^$/, "unsupported"],
  ])(
    "(%s) gets one revision; then source sentences replace its claims and the reason is logged",
    async (_what, falsify, wrong, reason) => {
      await using server = await startOpenAiServer((request) => write(writeReply(request, falsify)));
      await using newsroom = await openNewsroom(server.baseUrl, [ferry, dam]);
      const briefing = await newsroom.brief();
      for (const text of shownTexts(briefing)) expect(text).not.toMatch(wrong);
      expect(briefing.dropped.length).toBeGreaterThan(0);
      const revisionRequests = server.requests.filter((each) =>
        readPrompt(each).user.includes("do not match what they cite"),
      );
      expect(revisionRequests.length).toBeGreaterThan(0);
      expect(revisionRequests.length).toBeLessThanOrEqual(server.requests.length / 2);
      const reasons = newsroom.events.flatMap(({ name, fields }) =>
        name === "model.blocked" ? fields.reasons : [],
      );
      expect(reasons).toContain(reason);
    },
  );

  test("keeps its text if the revision is correct", async () => {
    await using server = await startOpenAiServer((request) =>
      write(writeReply(request, readPrompt(request).user.includes("earlier draft") ? undefined : doubled)),
    );
    await using newsroom = await openNewsroom(server.baseUrl, [dam]);
    const briefing = await newsroom.brief();
    expect(briefing).toMatchObject({ writer: "model", fallbacks: 0, dropped: [] });
    expect(shownTexts(briefing).join(" ")).toContain("23 people");
  });

  test("is replaced by the built-in writer if no claim matches; the briefing says so and lists the dropped claims", async () => {
    const invent = ({ number }: Line) => ({ text: "Forty elephants marched on Brussels.", cites: [number] });
    await using server = await startOpenAiServer((request) => write(writeReply(request, invent)));
    await using newsroom = await openNewsroom(server.baseUrl, [dam]);
    const briefing = await newsroom.brief();
    expect(briefing.writer).toBe("extractive");
    expect(briefing.fallbacks).toBe(2);
    expect(shownTexts(briefing).join(" ")).not.toMatch(/elephants/);
    expect(briefing.dropped.map(({ text }) => text)).toContain("Forty elephants marched on Brussels.");
  });
});

describe("a model that fails", () => {
  test.each<[string, Behaviour, object]>([
    ["drops the connection", { do: "drop" }, {}],
    ["refuses", { do: "refuse" }, {}],
    ["has a wrong key", { do: "status", status: 401 }, {}],
    ["writes no JSON", write("I am sorry, but here is a poem."), {}],
    ["writes JSON of another shape", write('{"title": "x"}'), {}],
    ["is over its budget", write("{}"), { MODEL_DAILY_TOKENS: "100" }],
  ])(
    "because it %s: the built-in writer writes the briefing, which says so",
    async (_what, behaviour, env) => {
      await using server = await startOpenAiServer(() => behaviour);
      await using newsroom = await openNewsroom(server.baseUrl, [ferry, dam], env);
      const briefing = await newsroom.brief();
      expect(briefing).toMatchObject({ writer: "extractive", fallbacks: 3, storyCount: 2, dropped: [] });
      expect(shownTexts(briefing).join(" ")).toMatch(
        /14 passengers[\s\S]*23 people|23 people[\s\S]*14 passengers/,
      );
      const answer = await newsroom.ask("How many people were killed in Kalindi?");
      expect(answer).toMatchObject({ status: "answered", writer: "extractive", documents: ["dam.txt"] });
    },
  );

  test("on some texts only: the model still writes the others", async () => {
    await using server = await startOpenAiServer((request) =>
      readPrompt(request).user.includes("Kalindi") ? { do: "refuse" } : write(writeReply(request)),
    );
    await using newsroom = await openNewsroom(server.baseUrl, [ferry, dam]);
    const briefing = await newsroom.brief();
    expect(briefing.writer).toBe("model");
    expect(briefing.fallbacks).toBeGreaterThan(0);
    expect(briefing.stories).toHaveLength(2);
  });

  test.each<[string, Behaviour]>([
    ["stalls", { do: "stall", text: '{"headline"' }],
    ["answers late", { do: "write", text: "{}", delayMs: 5_000 }],
  ])("because it %s: the text is ready at the deadline", async (_what, behaviour) => {
    await using server = await startOpenAiServer(() => behaviour);
    await using newsroom = await openNewsroom(server.baseUrl, []);
    const settings = { OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: "sample-model" };
    const config = readConfig({ env: settings, cwd: newsroom.promptsDir, projectRoot: "." });
    if (!config.ok || config.config.model === null) throw new Error("no model set");
    const events = { emit: () => undefined };
    const { modelWriter } = await wireModel({
      config: config.config.model,
      promptsDir: newsroom.promptsDir,
      store: newsroom.store,
      events,
      now,
    });
    const model = { modelWriter, deadlineMs: 300, monotonicMs: () => performance.now() };
    const writing = createWritingService({ extractive: createExtractiveWriter(), model, verify, events });
    const started = performance.now();
    const written = await writing.digest(newsroom.library, dam);
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(written).toMatchObject({ writer: "extractive", fallback: true });
    expect(written.value.headline.text).toBe("Dam burst above Kalindi kills 23 people");
  });
});
