import type { Instant } from "../domain/core/time.ts";
import type { EnvironmentFault } from "./environment.ts";
import { EXAMPLES, VARIABLES, type Variable } from "./settings.ts";

const FLAGS = { "--documents": "./news", "--data": "./data", "--since": "2026-05-06T08:00" } as const;

/** What is wrong with one variable or flag. Never contains a secret. */
export interface ConfigFault {
  readonly variable: Variable | keyof typeof FLAGS | ".env";
  readonly problem: string;
  readonly example: string;
}

export interface ConfigFlags {
  readonly documents?: string | undefined;
  readonly data?: string | undefined;
  readonly since?: string | undefined;
}

export function variableFault(name: string, problem: string): ConfigFault {
  const variable = VARIABLES.find((known) => known === name);
  const example = EXAMPLES.get(name);
  if (variable === undefined || example === undefined) throw new Error(`not a variable: ${name}: ${problem}`);
  return { variable, problem, example };
}

export function envFileFault({ file, code }: EnvironmentFault): ConfigFault {
  return {
    variable: ".env",
    problem: `can't be read: ${file} (${code})`,
    example: "a text file; see .env.example",
  };
}

export function flagFaults(flags: ConfigFlags, since: Instant | null): ConfigFault[] {
  const faults: ConfigFault[] = [];
  if (flags.documents === "") faults.push(flagFault("--documents", "must name a folder"));
  if (flags.data === "") faults.push(flagFault("--data", "must name a folder"));
  if (flags.since !== undefined && since === null) {
    faults.push(flagFault("--since", `is not an ISO date or time: ${JSON.stringify(flags.since)}`));
  }
  return faults;
}

function flagFault(flag: keyof typeof FLAGS, problem: string): ConfigFault {
  return { variable: flag, problem, example: FLAGS[flag] };
}

/** One line per fault, for stderr. */
export function faultLines(faults: readonly ConfigFault[]): string[] {
  return faults.map(({ variable, problem, example }) => `${variable} ${problem}. Example: ${example}`);
}

/** 2 (wrong usage) when a flag is at fault, else 1. */
export function faultExitCode(faults: readonly ConfigFault[]): 1 | 2 {
  return faults.some(({ variable }) => variable.startsWith("--")) ? 2 : 1;
}
