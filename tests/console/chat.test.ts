import { expect, test } from "vitest";
import { parseChatLine } from "../../src/console/chat.ts";
import { runCommand } from "../../src/console/run.ts";
import type { Answer } from "../../src/domain/conversation/answer.ts";
import { Fault } from "../../src/domain/core/fault.ts";
import { claim, sampleContext, sampleService } from "./samples.ts";

/** The chat with a desk that notes what it is asked, in which conversation. */
function session({ tty = false, ask }: { tty?: boolean; ask?: () => Promise<Answer> } = {}) {
  const questions: [string, string | null][] = [];
  const service = sampleService();
  const noting = {
    ...service,
    ask: (question: string, options: Parameters<typeof service.ask>[1]) => {
      questions.push([question, options.conversation]);
      return ask === undefined ? service.ask(question, options) : ask();
    },
  };
  const sample = sampleContext(noting, { tty });
  return { ...sample, asked: questions, ended: runCommand({ name: "chat" }, sample.context) };
}

/** Waits until the text shows up; the test's own time limit ends a wait in vain. */
async function shows(written: () => string, text: string): Promise<void> {
  while (!written().includes(text)) await new Promise((resolve) => setImmediate(resolve));
}

test("questions from a pipe are answered one a line, in one conversation, until the input ends", async () => {
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

test("from a pipe a failed question is reported, the next is still answered, and the exit code is 1", async () => {
  const {
    input,
    ended,
    asked: questions,
    err,
  } = session({
    ask: () => Promise.reject(new Fault("store-busy", "busy")),
  });
  input.end("One?\nTwo?\n");
  expect(await ended).toBe(1);
  expect(questions.length).toBe(2);
  expect(err()).toBe("dateline: busy (store-busy)\ndateline: busy (store-busy)\n");
});

test("in a terminal there is a prompt, the up key brings a question back, and Ctrl-D ends with 0", async () => {
  const { input, ended, asked: questions, out } = session({ tty: true });
  await shows(out, "> ");
  input.write("Who voted?\r");
  await shows(out, "A reply to Who voted?");
  input.write("\u001b[A\r");
  await shows(() => String(questions.length), "2");
  input.write("\u0004");
  expect(await ended).toBe(0);
  expect(questions.map(([question]) => question)).toEqual(["Who voted?", "Who voted?"]);
});

test("Ctrl-C ends with 0, at the prompt and while an answer is awaited", async () => {
  const waiting = session({ tty: true });
  await shows(waiting.out, "> ");
  waiting.input.write("\u0003");
  expect(await waiting.ended).toBe(0);
  const busy = session({ tty: true, ask: () => new Promise(() => undefined) });
  await shows(busy.out, "> ");
  busy.input.write("Who?\r");
  await shows(() => String(busy.asked.length), "1");
  busy.input.write("\u0003");
  expect(await busy.ended).toBe(0);
});

test("Ctrl-D while an answer is awaited lets it be shown, and then ends with 0", async () => {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const { input, ended, asked: questions, out } = session({ tty: true, ask: () => promise });
  await shows(out, "> ");
  input.write("Who?\r");
  await shows(() => String(questions.length), "1");
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

test("the chat's own commands are read, and misspelt ones explained", () => {
  expect(parseChatLine(" /quit ")).toEqual({ kind: "quit" });
  expect(parseChatLine("/brief")).toEqual({ kind: "brief" });
  expect(parseChatLine("/help")).toEqual({ kind: "help" });
  expect(parseChatLine("/sources [4]")).toEqual({ kind: "sources", number: 4 });
  expect(parseChatLine("/sources")).toMatchObject({
    kind: "wrong",
    hint: expect.stringContaining("/sources 3"),
  });
  expect(parseChatLine("/sorces 3")).toMatchObject({
    hint: expect.stringContaining("Did you mean /sources?"),
  });
  expect(parseChatLine("What does 1/2 mean?")).toMatchObject({ kind: "question" });
});
