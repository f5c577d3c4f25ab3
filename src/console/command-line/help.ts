import { COMMANDS, type CommandName, OPTIONS, type OptionName, PROGRAM } from "./commands.ts";

const optionLabel = (name: OptionName): string =>
  OPTIONS[name].value === null ? `--${name}` : `--${name} ${OPTIONS[name].value}`;

const table = (rows: readonly (readonly [string, string])[]): string[] =>
  rows.map(([label, text]) => `  ${label.padEnd(17)} ${text}`);

export function overallHelp(): string {
  const commands = Object.entries(COMMANDS).map(
    ([name, { argument, help }]) => [argument === null ? name : `${name} ${argument}`, help] as const,
  );
  return [
    "Dateline turns a folder of news documents into cited briefings and answers.",
    "",
    `Usage: ${PROGRAM} [command] [options]`,
    "",
    ...table(commands),
    "",
    "  --help            show this help; after a command: the help of that command",
    "  --version         show the version",
    "",
    "Settings are environment variables, or lines of a .env file; .env.example explains each.",
    "Exit codes: 0 done, 1 failed, 2 wrong usage.",
    "",
  ].join("\n");
}

export function commandHelp(name: CommandName): string {
  const { argument, options, help, details } = COMMANDS[name];
  const usage = [name, argument, ...options.map((option) => `[${optionLabel(option)}]`)]
    .filter(Boolean)
    .join(" ");
  return [
    `${PROGRAM} ${name}: ${help}`,
    "",
    `Usage: ${PROGRAM} ${usage}`,
    "",
    ...table(options.map((option) => [optionLabel(option), OPTIONS[option].help] as const)),
    "",
    details,
    "",
  ].join("\n");
}
