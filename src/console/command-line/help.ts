import type { Texts } from "../../domain/texts/texts.ts";
import { COMMANDS, type CommandName, OPTIONS, type OptionName, PROGRAM } from "./commands.ts";

const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

const optionLabel = (name: OptionName): string =>
  OPTIONS[name].value === null ? `--${name}` : `--${name} ${OPTIONS[name].value}`;

const table = (rows: readonly (readonly [string, string])[]): string[] =>
  rows.map(([label, text]) => `  ${label.padEnd(17)} ${text}`);

export function overallHelp(texts: Texts): string {
  const commands = COMMAND_NAMES.map((name) => {
    const { argument } = COMMANDS[name];
    const label = argument === null ? name : `${name} ${argument}`;
    return [label, texts.t(`console.command.help.${name}`)] as const;
  });
  const usage = texts.t("console.help.synopsis", { program: PROGRAM });
  return [
    texts.t("console.help.introduction"),
    "",
    texts.t("console.help.usage", { usage }),
    "",
    ...table(commands),
    "",
    ...table([
      ["--help", texts.t("console.help.of-command")],
      ["--version", texts.t("console.option.version")],
    ]),
    "",
    texts.t("console.help.settings"),
    texts.t("console.help.exit-codes"),
    "",
  ].join("\n");
}

export function commandHelp(name: CommandName, texts: Texts): string {
  const { argument, options } = COMMANDS[name];
  const usage = [PROGRAM, name, argument, ...options.map((option) => `[${optionLabel(option)}]`)]
    .filter(Boolean)
    .join(" ");
  return [
    `${PROGRAM} ${name}: ${texts.t(`console.command.help.${name}`)}`,
    "",
    texts.t("console.help.usage", { usage }),
    "",
    ...table(options.map((option) => [optionLabel(option), texts.t(`console.option.${option}`)] as const)),
    "",
    texts.t(`console.command.details.${name}`),
    "",
  ].join("\n");
}
