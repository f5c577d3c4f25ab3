import { createInterface, type Interface } from "node:readline";
import type { Texts } from "../domain/texts/texts.ts";
import { closestMatch } from "../text/queries/closest-match.ts";
import { type ConsoleContext, type ExitCode, failWith, reportFaults } from "./context.ts";
import { plain } from "./terminal/plain.ts";
import { print, type Terminal } from "./terminal/terminal.ts";

/** The actions behind the lines of a chat; each prints its own output. */
export interface ChatActions {
  ask(question: string): Promise<ExitCode>;
  brief(): Promise<ExitCode>;
  sources(number: number): Promise<ExitCode>;
}

type ChatLine =
  | { readonly kind: "nothing" }
  | { readonly kind: "question"; readonly question: string }
  | { readonly kind: "sources"; readonly number: number }
  | { readonly kind: "brief" | "help" | "quit" }
  | { readonly kind: "wrong"; readonly hint: string };

const PROMPT = "> ";
const HISTORY_LINES = 500;
const SLASH_COMMANDS = ["sources", "brief", "help", "quit"];

/**
 * Answers questions, one per line, until the input ends, /quit or Ctrl-C. A terminal has a prompt and a history (up and
 * down keys), and the exit code is 0. From a pipe, each question is printed above its answer, and the exit code is 1
 * when one of them failed.
 */
export async function chat({ terminal, texts }: ConsoleContext, actions: ChatActions): Promise<ExitCode> {
  const lines = openLines(terminal);
  const interrupted = new Promise<"quit">((resolve) => lines.once("SIGINT", () => resolve("quit")));
  const prompt = promptWhileOpen(lines);
  let outcome: ExitCode = 0;
  if (terminal.interactive) {
    await print(terminal.out, `\n${texts.t("console.chat.welcome")}\n`);
    prompt();
  }
  try {
    for await (const line of untilInterrupted(lines, interrupted)) {
      const chatLine = parseChatLine(line, texts);
      const done = await Promise.race([
        reportFaults(terminal, texts, () => answerLine(chatLine, terminal, texts, actions)),
        interrupted,
      ]);
      if (done === "quit" || chatLine.kind === "quit") break;
      if (done !== 0 && !terminal.interactive) outcome = 1;
      if (terminal.interactive) prompt();
    }
  } finally {
    lines.close();
  }
  if (terminal.interactive) await print(terminal.out, "\n");
  return outcome;
}

function openLines({ input, out, interactive }: Terminal): Interface {
  if (!interactive) return createInterface({ input, terminal: false });
  return createInterface({
    input,
    output: out,
    terminal: true,
    prompt: PROMPT,
    historySize: HISTORY_LINES,
    removeHistoryDuplicates: true,
  });
}

/** Ctrl-D closes the interface, also while an answer is being written; prompting after that would throw. */
function promptWhileOpen(lines: Interface): () => void {
  let open = true;
  lines.once("close", () => {
    open = false;
  });
  return () => {
    if (open) lines.prompt();
  };
}

/** Yields the lines; ends at once when interrupted, also while waiting for a line. */
async function* untilInterrupted(lines: Interface, interrupted: Promise<"quit">): AsyncGenerator<string> {
  const iterator = lines[Symbol.asyncIterator]();
  while (true) {
    const next = await Promise.race([iterator.next(), interrupted]);
    if (next === "quit" || next.done === true) return;
    yield next.value;
  }
}

async function answerLine(
  line: ChatLine,
  terminal: Terminal,
  texts: Texts,
  actions: ChatActions,
): Promise<ExitCode> {
  switch (line.kind) {
    case "nothing":
    case "quit":
      return 0;
    case "question":
      await print(terminal.out, terminal.interactive ? "\n" : `${PROMPT}${plain(line.question)}\n`);
      return printGapAfter(terminal, actions.ask(line.question));
    case "sources":
      return printGapAfter(terminal, actions.sources(line.number));
    case "brief":
      return printGapAfter(terminal, actions.brief());
    case "help":
      await print(terminal.out, texts.t("console.chat.help"));
      return 0;
    case "wrong":
      return failWith(terminal, line.hint);
  }
}

async function printGapAfter({ out }: Terminal, work: Promise<ExitCode>): Promise<ExitCode> {
  const outcome = await work;
  await print(out, "\n");
  return outcome;
}

/** Parses one line of the chat: a question, or a command that begins with a slash. */
export function parseChatLine(line: string, texts: Texts): ChatLine {
  const text = line.trim();
  if (text === "") return { kind: "nothing" };
  const [, word, rest = ""] = /^\/(\S*)\s*(.*)$/.exec(text) ?? [];
  if (word === undefined) return { kind: "question", question: text };
  switch (word) {
    case "brief":
    case "help":
    case "quit":
      return { kind: word };
    case "sources":
      return sourcesLine(rest, texts);
  }
  const suggestion = closestMatch(word, SLASH_COMMANDS);
  const hint =
    suggestion === null
      ? texts.t("console.chat.help-hint")
      : texts.t("console.hint.did-you-mean", { suggestion: `/${suggestion}` });
  const command = JSON.stringify(`/${word}`);
  return { kind: "wrong", hint: texts.t("console.chat.unknown-command", { command, hint }) };
}

function sourcesLine(rest: string, texts: Texts): ChatLine {
  const number = Number(/^\[?(\d{1,6})\]?$/.exec(rest)?.[1] ?? 0);
  if (number > 0) return { kind: "sources", number };
  return { kind: "wrong", hint: texts.t("console.chat.sources-number") };
}
