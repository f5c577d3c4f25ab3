import { parseArgs } from "node:util";
import type { Texts } from "../../domain/texts/texts.ts";
import { closestMatch } from "../../text/queries/closest-match.ts";
import { plain } from "../terminal/plain.ts";
import {
  COMMANDS,
  type Command,
  type CommandName,
  isCommandName,
  isOptionName,
  OPTIONS,
  type OptionName,
  PROGRAM,
} from "./commands.ts";
import { commandHelp, overallHelp } from "./help.ts";
import { parseFeedsCommand } from "./parse-feeds-command.ts";
import { parseScheduleCommand } from "./parse-schedule-command.ts";

/** Flags that override the environment; absent when not given. */
export interface Flags {
  readonly documents?: string;
  readonly data?: string;
  readonly since?: string;
}

export type ParsedCommandLine =
  | { readonly kind: "command"; readonly command: Command; readonly flags: Flags }
  /** Text for standard output, exit 0. */
  | { readonly kind: "help"; readonly text: string }
  | { readonly kind: "version" }
  /** One line for standard error, exit 2. */
  | { readonly kind: "wrong"; readonly line: string };

interface CommandLineArguments {
  readonly name: CommandName;
  readonly arguments: readonly string[];
  readonly switches: ReadonlySet<OptionName>;
  readonly values: Readonly<Partial<Record<OptionName, string>>>;
}

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly line: string };

const usageError = (line: string) => ({ ok: false, line: `dateline: ${plain(line)}` }) as const;

/** Parses the arguments after the program's name; help and errors are worded in the language of `texts`. */
export function parseCommandLine(argv: readonly string[], texts: Texts): ParsedCommandLine {
  const args = readArguments(argv, texts);
  if (!args.ok) return { kind: "wrong", line: args.line };
  const { name, switches, values } = args.value;
  if (switches.has("version")) return { kind: "version" };
  if (switches.has("help"))
    return { kind: "help", text: argv.some(isCommandName) ? commandHelp(name, texts) : overallHelp(texts) };
  const command = toCommand(args.value, texts);
  return command.ok
    ? { kind: "command", command: command.value, flags: flagsOf(values) }
    : { kind: "wrong", line: command.line };
}

function tokensOf(argv: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(OPTIONS).map(([name, { value }]) => [
      name,
      { type: value === null ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  return parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

type Token = ReturnType<typeof tokensOf>[number];
type OptionToken = Extract<Token, { kind: "option" }>;

function readArguments(argv: readonly string[], texts: Texts): Outcome<CommandLineArguments> {
  const tokens = tokensOf(argv);
  const words = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  const [first, ...rest] = words;
  if (first !== undefined && !isCommandName(first)) return usageError(unknownCommand(first, texts));
  const name = first ?? "serve";
  const switches = new Set<OptionName>();
  const values: Partial<Record<OptionName, string>> = {};
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const problem = optionProblem(token, name, texts);
    if (problem !== null) return usageError(problem);
    if (isOptionName(token.name) && token.value === undefined) switches.add(token.name);
    else if (isOptionName(token.name) && token.value !== undefined) values[token.name] = token.value;
  }
  return { ok: true, value: { name, arguments: rest, switches, values } };
}

function flagsOf({ documents, data, since }: CommandLineArguments["values"]): Flags {
  return {
    ...(documents === undefined ? {} : { documents }),
    ...(data === undefined ? {} : { data }),
    ...(since === undefined ? {} : { since }),
  };
}

function unknownCommand(word: string, texts: Texts): string {
  const names = Object.keys(COMMANDS);
  const suggestion = closestMatch(word, names);
  const hint =
    suggestion === null
      ? texts.t("console.usage.commands", { names: names.join(", ") })
      : texts.t("console.hint.did-you-mean", { suggestion: `"${suggestion}"` });
  return texts.t("console.usage.unknown-command", { word: JSON.stringify(word), hint });
}

/** Why the option cannot be used with the command; null when it can. */
function optionProblem(
  { name, rawName, value, inlineValue }: OptionToken,
  command: CommandName,
  texts: Texts,
): string | null {
  const allowed: readonly OptionName[] = [...COMMANDS[command].options, "help", "version"];
  if (!isOptionName(name)) return unknownOption(rawName, allowed, command, texts);
  if (!allowed.includes(name))
    return texts.t("console.usage.no-such-option", { command, name, help: `${PROGRAM} ${command} --help` });
  const valueHint = OPTIONS[name].value;
  if (valueHint === null) return value === undefined ? null : texts.t("console.usage.no-value", { name });
  const missing = value === undefined || value === "" || (!inlineValue && value.startsWith("-"));
  return missing ? texts.t("console.usage.needs-value", { name, value: valueHint }) : null;
}

function unknownOption(
  rawName: string,
  allowed: readonly OptionName[],
  command: CommandName,
  texts: Texts,
): string {
  const suggestion = closestMatch(rawName.replace(/^-+/, ""), allowed);
  const hint =
    suggestion === null
      ? texts.t("console.usage.see", { help: `${PROGRAM} ${command} --help` })
      : texts.t("console.hint.did-you-mean", { suggestion: `--${suggestion}` });
  return texts.t("console.usage.unknown-option", { name: JSON.stringify(rawName), hint });
}

function toCommand(
  { name, arguments: words, switches, values }: CommandLineArguments,
  texts: Texts,
): Outcome<Command> {
  const json = switches.has("json");
  const text = words.join(" ").trim();
  const argumentHint = COMMANDS[name].argument;
  if (argumentHint === null && words[0] !== undefined)
    return usageError(
      texts.t("console.usage.no-argument", { command: name, word: JSON.stringify(words[0]) }),
    );
  if (argumentHint !== null && text === "")
    return usageError(
      texts.t("console.usage.needs-argument", {
        command: name,
        argument: argumentHint,
        example: `${PROGRAM} ${name} ${argumentHint}`,
      }),
    );
  switch (name) {
    case "serve":
    case "chat":
      return { ok: true, value: { name } };
    case "brief":
      return { ok: true, value: { name, json, ...(switches.has("all") ? { all: true } : {}) } };
    case "ask":
      return { ok: true, value: { name, question: text, json } };
    case "sources":
      return sourcesCommand(text, texts);
    case "schedule": {
      const scheduleCommand = parseScheduleCommand({ words, values, switches }, texts);
      return scheduleCommand.ok ? scheduleCommand : usageError(scheduleCommand.problem);
    }
    case "feeds": {
      const feedsCommand = parseFeedsCommand({ words, values, switches }, texts);
      return feedsCommand.ok ? feedsCommand : usageError(feedsCommand.problem);
    }
    case "backup":
    case "restore":
      return words.length > 1
        ? usageError(texts.t("console.usage.one-file", { command: name }))
        : { ok: true, value: { name, file: text } };
    case "verify":
      return words.length > 1
        ? usageError(texts.t("console.usage.one-file", { command: name }))
        : { ok: true, value: { name, file: text, json } };
    case "doctor":
      return { ok: true, value: { name, rebuild: switches.has("rebuild") } };
  }
}

function sourcesCommand(text: string, texts: Texts): Outcome<Command> {
  const number = /^\[?(\d{1,6})\]?$/.exec(text)?.[1];
  if (number === undefined || Number(number) === 0) {
    return usageError(texts.t("console.usage.sources-number", { example: `${PROGRAM} sources 3` }));
  }
  return { ok: true, value: { name: "sources", number: Number(number) } };
}
