import { chat } from "./chat.ts";
import { type LibraryCommand, PROGRAM } from "./command-line/commands.ts";
import {
  type ConsoleContext,
  type ExitCode,
  failWith,
  reportFaults,
  viewOptions,
  withProgress,
} from "./context.ts";
import { runFeeds } from "./run-feeds.ts";
import { runSchedule } from "./run-schedule.ts";
import { plain, terminalJson } from "./terminal/plain.ts";
import { print } from "./terminal/terminal.ts";
import { answerView } from "./views/answer-view.ts";
import { briefingView, type View } from "./views/briefing-view.ts";
import { doctorView } from "./views/doctor-view.ts";
import { answerJson, briefingJson } from "./views/json.ts";
import { sourcesView } from "./views/sources-view.ts";

/** Runs one command. Prints a Fault as one line on standard error and returns exit code 1; rethrows other errors. */
export function runCommand(command: LibraryCommand, context: ConsoleContext): Promise<ExitCode> {
  return reportFaults(context.terminal, context.texts, () => perform(command, context));
}

async function perform(command: LibraryCommand, context: ConsoleContext): Promise<ExitCode> {
  switch (command.name) {
    case "serve":
      return serve(context);
    case "brief":
      return printBriefingOf(command, context);
    case "ask":
      return command.json
        ? printAnswerJson(command.question, context)
        : printAnswer(command.question, null, context);
    case "chat":
      return converse(context);
    case "sources":
      return printSources(command.number, context);
    case "schedule":
      return runSchedule(command, context);
    case "feeds":
      return runFeeds(command, context);
    case "backup":
      await context.service.backup(command.file);
      return printLine(context, context.texts.t("console.run.backup", { file: command.file }));
    case "restore":
      await context.service.restore(command.file);
      return printLine(context, context.texts.t("console.run.restored", { file: command.file }));
    case "doctor":
      return printDoctor(command.rebuild, context);
  }
}

function printBriefingOf(
  { json, all = false }: Extract<LibraryCommand, { name: "brief" }>,
  context: ConsoleContext,
): Promise<ExitCode> {
  const window = all ? { ...context, since: null } : context;
  return json ? printBriefingJson(window) : printBriefing(window);
}

/** Prints the briefing and how to get it in Discord, then takes questions if the input is a terminal. */
async function serve(context: ConsoleContext): Promise<ExitCode> {
  const { terminal, timeZone, timeZoneFrom, texts } = context;
  await printBriefing(context);
  const lines = [
    texts.t(timeZoneFrom === "machine" ? "console.run.time-zone-machine" : "console.run.time-zone", {
      zone: timeZone,
    }),
    texts.t("console.run.discord-hint"),
  ];
  await print(terminal.out, `\n${lines.map((line) => terminal.paint.dim(line)).join("\n")}\n`);
  return terminal.input.isTTY === true ? converse(context) : 0;
}

function converse(context: ConsoleContext): Promise<ExitCode> {
  const conversation = context.newConversation();
  return chat(context, {
    ask: (question) => printAnswer(question, conversation, context),
    brief: () => printBriefing(context),
    sources: (number) => printSources(number, context),
  });
}

async function printBriefing(context: ConsoleContext): Promise<ExitCode> {
  const { service, since } = context;
  const briefing = await withProgress(context, (onProgress) => service.brief({ since, onProgress }));
  return printView(briefingView(briefing, viewOptions(context)), context);
}

async function printBriefingJson(context: ConsoleContext): Promise<ExitCode> {
  const { service, since, terminal } = context;
  const briefing = await withProgress(context, (onProgress) => service.brief({ since, onProgress }));
  await print(terminal.out, `${terminalJson(briefingJson(briefing))}\n`);
  return 0;
}

async function printAnswer(
  question: string,
  conversation: string | null,
  context: ConsoleContext,
): Promise<ExitCode> {
  const { service, now } = context;
  const answer = await withProgress(context, (onProgress) =>
    service.ask(question, { conversation, onProgress }),
  );
  const documents = await service.documents(answer.documents);
  return printView(answerView(answer, { ...viewOptions(context), at: now(), documents }), context);
}

async function printAnswerJson(question: string, context: ConsoleContext): Promise<ExitCode> {
  const { service, terminal } = context;
  const answer = await withProgress(context, (onProgress) =>
    service.ask(question, { conversation: null, onProgress }),
  );
  await print(terminal.out, `${terminalJson(answerJson(answer))}\n`);
  return 0;
}

/** Prints a view, then saves the claims behind its markers; a view without markers keeps the previous ones valid. */
async function printView({ text, shown }: View, { service, terminal }: ConsoleContext): Promise<ExitCode> {
  await print(terminal.out, text);
  if (shown.claims.length > 0) await service.saveShown(shown);
  return 0;
}

async function printSources(number: number, context: ConsoleContext): Promise<ExitCode> {
  const { service, terminal, texts } = context;
  const shown = await service.shown();
  if (shown === null)
    return failWith(terminal, texts.t("console.run.nothing-shown", { command: `${PROGRAM} brief` }));
  const cited = shown.claims[number - 1]?.evidence.map(({ document }) => document) ?? [];
  const documents = await service.documents([...new Set(cited)]);
  const text = sourcesView(shown, number, { ...viewOptions(context), documents });
  if (text === null) {
    const markers = { number: String(number), markers: String(shown.claims.length) };
    return failWith(terminal, texts.t("console.run.no-marker", markers));
  }
  await print(terminal.out, text);
  return 0;
}

async function printDoctor(rebuild: boolean, context: ConsoleContext): Promise<ExitCode> {
  const checks = await context.service.doctor({ rebuild });
  await print(context.terminal.out, doctorView(checks, viewOptions(context)));
  return checks.some(({ status }) => status === "fail") ? 1 : 0;
}

async function printLine({ terminal }: ConsoleContext, sentence: string): Promise<ExitCode> {
  await print(terminal.out, `${plain(sentence)}\n`);
  return 0;
}
