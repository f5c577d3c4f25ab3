import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer } from "../../../src/domain/conversation/answer.ts";
import type { Claim } from "../../../src/domain/documents/claim.ts";
import { NO_COUNTS } from "../../../src/domain/operations/quality-counts.ts";
import { createQuestionService } from "../../../src/newsroom/questions/question-service.ts";
import { createWritingService } from "../../../src/newsroom/writing/writing-service.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../../src/writer/extractive/extractive-writer.ts";
import { events, openLibrary } from "./sample-library.ts";

const QUESTION = "How many were killed in Kalindi?";
const HEADLINE = "Dam burst above Kalindi kills 23 people";

let opened: Awaited<ReturnType<typeof openLibrary>>;
beforeAll(async () => {
  opened = await openLibrary();
});
afterAll(async () => {
  await opened[Symbol.asyncDispose]();
});

const claim = (text: string, document: string, sentence: number, quote: string): Claim => ({
  text,
  evidence: [{ document, sentences: [sentence], quote }],
});

/** Asks a service whose writer answers with this claim. */
function answerWith(draft: Claim): Promise<Answer> {
  const extractive = {
    ...createExtractiveWriter(),
    answer: async () => ({ status: "answered" as const, claims: [draft], documents: [] }),
  };
  const service = createQuestionService({
    store: opened.store,
    writing: createWritingService({ extractive, model: null, verify, events }),
    modelWriter: null,
    now: () => "2024-05-04T12:00:00.000Z",
    monotonicMs: () => performance.now(),
    events,
    counts: NO_COUNTS,
  });
  return service.ask(opened.library, QUESTION);
}

test("replaces an unsupported claim by its source sentence", async () => {
  const { claims } = await answerWith(
    claim("Dam burst above Kalindi kills 99 people", "dam.txt", 1, HEADLINE),
  );
  expect(claims.map(({ text }) => text)).toEqual([HEADLINE]);
});

test.each([
  claim(HEADLINE, "nowhere.txt", 1, HEADLINE),
  claim(HEADLINE, "dam.txt", 99, HEADLINE),
  claim(HEADLINE, "dam.txt", 1, "a quotation that is not there"),
])("refuses the answer if no claim is left (%#)", async (invalid) => {
  expect(await answerWith(invalid)).toEqual({
    question: QUESTION,
    status: "not-in-documents",
    claims: [],
    documents: [],
  });
});
