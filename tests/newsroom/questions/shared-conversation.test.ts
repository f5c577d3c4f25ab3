import { afterAll, beforeAll, expect, test } from "vitest";
import { NO_COUNTS } from "../../../src/domain/operations/quality-counts.ts";
import {
  type AnswerStage,
  createQuestionService,
  type QuestionService,
} from "../../../src/newsroom/questions/question-service.ts";
import { createWritingService } from "../../../src/newsroom/writing/writing-service.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../../src/writer/extractive/extractive-writer.ts";
import { events, openLibrary } from "./sample-library.ts";

let opened: Awaited<ReturnType<typeof openLibrary>>;
let service: QuestionService;
beforeAll(async () => {
  opened = await openLibrary();
  const writing = createWritingService({ extractive: createExtractiveWriter(), model: null, verify, events });
  const now = () => "2024-05-04T12:00:00.000Z";
  service = createQuestionService({
    store: opened.store,
    writing,
    modelWriter: null,
    now,
    monotonicMs: () => performance.now(),
    events,
    counts: NO_COUNTS,
  });
});
afterAll(async () => {
  await opened[Symbol.asyncDispose]();
});

let conversations = 0;
/** Asks lines such as "ann: When?" in a new conversation and returns the last answer. */
async function converse(
  ...lines: readonly string[]
): Promise<{ documents: readonly string[]; text: string }> {
  const conversation = `thread-${++conversations}`;
  let last = { documents: [] as readonly string[], text: "" };
  for (const line of lines) {
    const [by = "", question = ""] = line.split(": ");
    const { documents, claims } = await service.ask(opened.library, question, { conversation, by });
    last = { documents, text: claims.map(({ text }) => text).join(" ") };
  }
  return last;
}

const HOTEL = "What happened in Port Alder?";
const DAM = "What happened above Kalindi?";

test("a follow-up continues its asker's own questions, whoever asked in between", async () => {
  const ann = await converse(`ann: ${HOTEL}`, `ben: ${DAM}`, "ann: and how many were killed?");
  expect(ann).toMatchObject({ documents: ["hotel.txt"], text: expect.stringContaining("11 people") });
  const ben = await converse(
    `ann: ${HOTEL}`,
    `ben: ${DAM}`,
    `ann: ${HOTEL}`,
    "ben: and how many were killed?",
  );
  expect(ben).toMatchObject({ documents: ["dam.txt"], text: expect.stringContaining("23 people") });
});

test("a newcomer continues the previous question and stays with it", async () => {
  const cleo = await converse(`ann: ${HOTEL}`, `ben: ${DAM}`, "cleo: and how many were killed?");
  expect(cleo.documents).toEqual(["dam.txt"]);
  const again = await converse(
    `ben: ${DAM}`,
    "cleo: and how many were killed?",
    `ann: ${HOTEL}`,
    "cleo: when was that?",
  );
  expect(again.documents).toEqual(["dam.txt"]);
});

test("a personal pronoun refers to the asker's own turns, else to another person's", async () => {
  const question = "Who was the captain of the ferry?";
  const ann = await converse(
    `ann: ${question}`,
    "ben: Who is the director of the Lindau museum?",
    "ann: when did she take command?",
  );
  expect(ann.text).toContain("since 2019");
  const ben = await converse(`ann: ${question}`, `ben: ${HOTEL}`, "ben: when did she take command?");
  expect(ben.text).toContain("since 2019");
});

test("an asker's refused turns are not continued", async () => {
  const ben = await converse(
    `ann: ${DAM}`,
    "ben: Who won the chess championship?",
    "ben: how many were killed?",
  );
  expect(ben.documents).toEqual(["dam.txt"]);
});

test("stores the asker of each turn", async () => {
  const options = { conversation: "kept", by: "123" };
  await service.ask(opened.library, HOTEL, options);
  await service.ask(opened.library, DAM, { conversation: "kept" });
  const turns = await opened.store.conversation(opened.library, "kept");
  expect(turns.map(({ by }) => by)).toEqual(["123", undefined]);
});

test.each([
  ["is answered", DAM, ["searching", "writing", "checking"]],
  ["is unrelated to the documents", "Who won the chess championship?", ["searching"]],
  ["has two search queries", "What did Solheim say?", ["searching", "writing", "checking"]],
])("reports each stage of a question that %s once, in order", async (_what, question, stages) => {
  const reported: AnswerStage[] = [];
  const conversation = `stages of ${question}`;
  await service.ask(opened.library, DAM, { conversation });
  await service.ask(opened.library, question, {
    conversation,
    onStage: (stage) => reported.push(stage),
  });
  expect(reported).toEqual(stages);
});
