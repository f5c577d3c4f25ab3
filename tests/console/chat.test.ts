import { expect, test } from "vitest";
import { textsFor } from "../../src/catalogues/texts.ts";
import { parseChatLine } from "../../src/console/chat.ts";
import { runCommand } from "../../src/console/run.ts";
import type { Answer } from "../../src/domain/conversation/answer.ts";
import { Fault } from "../../src/domain/core/fault.ts";
import { detail } from "../../src/domain/texts/reasons.ts";
import { claim, sampleContext, sampleService } from "./samples.ts";

/** A chat whose service records each question and its conversation. */
function session({ tty = false, ask }: { tty?: boolean; ask?: () => Promise<Answer> } = {}) {
  const questions: [string, string | null][] = [];
  const service = sampleService();
  const recordingService = {
    ...service,
    ask: (question: string, options: Parameters<typeof service.ask>[1]) => {
      questions.push([question, options.conversation]);
      return ask === undefined ? service.ask(question, options) : ask();
    },
  };
  const sample = sampleContext(recordingService, { tty });
  return { ...sample, asked: questions, ended: runCommand({ name: "chat" }, sample.context) };
}

/** Waits until the text has been written; the test's timeout limits the wait. */
async function untilShown(written: () => string, text: string): Promise<void> {
  while (!written().includes(text)) await new Promise((resolve) => setImmediate(resolve));
}

test("answers questions from a pipe, one per line, in one conversation, until the input ends", async () => {
  const { input, ended, asked: questions, out } = session();
  input.end("Who voted?\n\n  and why?  \n/sources 1\nlast without a line break");
  expect(await ended).toBe(0);
  expect(questions).toEqual([
    ["Who voted?", "one"],
    ["and why?", "one"],
    ["last without a line break", "one"],
  ]);
  expect(out()).toContain("> Who voted?\nA reply to Who voted? [1]\n");
  expect(out()).toContain("“A reply to and why?”");
});

test("from a pipe, reports a failed question, answers the next one, and exits with 1", async () => {
  const {
    input,
    ended,
    asked: questions,
    err,
  } = session({
    ask: () => Promise.reject(new Fault("store-busy", detail("busy"))),
  });
  input.end("One?\nTwo?\n");
  expect(await ended).toBe(1);
  expect(questions.length).toBe(2);
  expect(err()).toBe("dateline: busy (store-busy)\ndateline: busy (store-busy)\n");
});

test("in a terminal, shows a prompt, recalls a question with the up key, and exits with 0 on Ctrl-D", async () => {
  const { input, ended, asked: questions, out } = session({ tty: true });
  await untilShown(out, "> ");
  input.write("Who voted?\r");
  await untilShown(out, "A reply to Who voted?");
  input.write("\u001b[A\r");
  await untilShown(() => String(questions.length), "2");
  input.write("\u0004");
  expect(await ended).toBe(0);
  expect(questions.map(([question]) => question)).toEqual(["Who voted?", "Who voted?"]);
});

test("Ctrl-C exits with 0, at the prompt and while waiting for an answer", async () => {
  const waiting = session({ tty: true });
  await untilShown(waiting.out, "> ");
  waiting.input.write("\u0003");
  expect(await waiting.ended).toBe(0);
  const busy = session({ tty: true, ask: () => new Promise(() => undefined) });
  await untilShown(busy.out, "> ");
  busy.input.write("Who?\r");
  await untilShown(() => String(busy.asked.length), "1");
  busy.input.write("\u0003");
  expect(await busy.ended).toBe(0);
});

test("Ctrl-D while waiting for an answer shows the answer, then exits with 0", async () => {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const { input, ended, asked: questions, out } = session({ tty: true, ask: () => promise });
  await untilShown(out, "> ");
  input.write("Who?\r");
  await untilShown(() => String(questions.length), "1");
  input.write("\u0004");
  await new Promise((later) => setImmediate(later));
  resolve({
    question: "Who?",
    status: "answered",
    claims: [claim("The mayor did.", "Vigo.txt", 4)],
    documents: [],
  });
  expect(await ended).toBe(0);
  expect(out()).toContain("The mayor did. [1]");
});

test("parses the chat's commands and suggests corrections for misspelt ones", () => {
  expect(parseChatLine(" /quit ", textsFor("en"))).toEqual({ kind: "quit" });
  expect(parseChatLine("/brief", textsFor("en"))).toEqual({ kind: "brief" });
  expect(parseChatLine("/help", textsFor("en"))).toEqual({ kind: "help" });
  expect(parseChatLine("/sources [4]", textsFor("en"))).toEqual({ kind: "sources", number: 4 });
  expect(parseChatLine("/sources", textsFor("en"))).toMatchObject({
    kind: "wrong",
    hint: expect.stringContaining("/sources 3"),
  });
  expect(parseChatLine("/sorces 3", textsFor("en"))).toMatchObject({
    hint: expect.stringContaining("Did you mean /sources?"),
  });
  expect(parseChatLine("What does 1/2 mean?", textsFor("en"))).toMatchObject({ kind: "question" });
});
