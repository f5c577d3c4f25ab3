import type { Instant } from "../domain/core/time.ts";
import { shownIn } from "../domain/texts/reasons.ts";
import { type Message, message, type Texts } from "../domain/texts/texts.ts";
import type { EnvironmentFault } from "./environment.ts";
import { EXAMPLES, VARIABLES, type Variable } from "./settings.ts";

const FLAGS = { "--documents": "./news", "--data": "./data", "--since": "2026-05-06T08:00" } as const;

/** What is wrong with one variable or flag. Never contains a secret. */
export interface ConfigFault {
  readonly variable: Variable | keyof typeof FLAGS | ".env";
  readonly problem: Message;
  /** A valid value, or what to put there. */
  readonly example: string | Message;
}

export interface ConfigFlags {
  readonly documents?: string | undefined;
  readonly data?: string | undefined;
  readonly since?: string | undefined;
}

export function variableFault(name: string, problem: Message): ConfigFault {
  const variable = VARIABLES.find((known) => known === name);
  const example = EXAMPLES.get(name);
  if (variable === undefined || example === undefined)
    throw new Error(`not a variable: ${name}: ${problem.key}`);
  return { variable, problem, example };
}

export function envFileFault({ file, code }: EnvironmentFault): ConfigFault {
  return {
    variable: ".env",
    problem: message("reason.setting.unreadable-file", { file, code }),
    example: message("reason.setting.example.env-file"),
  };
}

export function flagFaults(flags: ConfigFlags, since: Instant | null): ConfigFault[] {
  const faults: ConfigFault[] = [];
  if (flags.documents === "") faults.push(flagFault("--documents", message("reason.setting.folder")));
  if (flags.data === "") faults.push(flagFault("--data", message("reason.setting.folder")));
  if (flags.since !== undefined && since === null) {
    const value = JSON.stringify(flags.since);
    faults.push(flagFault("--since", message("reason.setting.since", { value })));
  }
  return faults;
}

function flagFault(flag: keyof typeof FLAGS, problem: Message): ConfigFault {
  return { variable: flag, problem, example: FLAGS[flag] };
}

/** One line per fault, for stderr, in the language of `texts`. */
export function faultLines(faults: readonly ConfigFault[], texts: Pick<Texts, "show">): string[] {
  return faults.map(({ variable, problem, example }) =>
    shownIn(texts, message("reason.setting.line", { variable, problem, example })),
  );
}

/** 2 (wrong usage) when a flag is at fault, else 1. */
export function faultExitCode(faults: readonly ConfigFault[]): 1 | 2 {
  return faults.some(({ variable }) => variable.startsWith("--")) ? 2 : 1;
}
