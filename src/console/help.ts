import { COMMANDS, type CommandName, OPTIONS, type OptionName } from "./commands.ts";

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
    "Usage: dateline [command] [options]      (also: node dateline.mjs, npm start)",
    "",
    ...table(commands),
    "",
    "  --help            show this help, or a command's: dateline brief --help",
    "  --version         show the version",
    "",
    "Settings are environment variables, or lines of a .env file; .env.example explains each.",
    "Exit codes: 0 done, 1 failed, 2 wrong usage.",
    "",
  ].join("\n");
}

export function commandHelp(name: CommandName): string {
  const { argument, options, help, more } = COMMANDS[name];
  const usage = [name, argument, ...options.map((option) => `[${optionLabel(option)}]`)]
    .filter(Boolean)
    .join(" ");
  return [
    `dateline ${name}: ${help}`,
    "",
    `Usage: dateline ${usage}`,
    "",
    ...table(options.map((option) => [optionLabel(option), OPTIONS[option].help] as const)),
    "",
    more,
    "",
  ].join("\n");
}
