import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { config as loadDotenv } from "dotenv";
import { errorCode } from "../domain/core/fault.ts";
import { VARIABLES, type Variable } from "./settings.ts";

/** Environment variables, as in process.env. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A value, and the folder that it is relative to if it is a relative path. */
export interface SourcedValue {
  readonly value: string;
  readonly base: string;
}

export interface EnvironmentFault {
  readonly file: string;
  readonly code: string;
}

export interface EnvironmentValues {
  readonly values: ReadonlyMap<Variable, SourcedValue>;
  readonly fault: EnvironmentFault | null;
}

/**
 * The variables set in the environment or in the .env file; the environment wins, and an empty value counts as not set. One
 * .env file is read: that of the working directory, else that of the project.
 */
export function environmentValues(env: Environment, cwd: string, projectRoot: string): EnvironmentValues {
  const file = [cwd, projectRoot].map((folder) => join(folder, ".env")).find((path) => existsSync(path));
  const { values, fault } = file === undefined ? { values: {}, fault: null } : readEnvFile(file);
  const byVariable = new Map<Variable, SourcedValue>();
  for (const variable of VARIABLES) {
    const fromEnvironment = env[variable]?.trim() ?? "";
    const fromFile = values[variable]?.trim() ?? "";
    if (fromEnvironment !== "") byVariable.set(variable, { value: fromEnvironment, base: cwd });
    else if (fromFile !== "" && file !== undefined)
      byVariable.set(variable, { value: fromFile, base: dirname(file) });
  }
  return { values: byVariable, fault };
}

function readEnvFile(file: string): { values: Environment; fault: EnvironmentFault | null } {
  const { parsed, error } = loadDotenv({ path: file, processEnv: {}, quiet: true });
  if (error !== undefined) return { values: {}, fault: { file, code: errorCode(error) ?? "unreadable" } };
  return { values: parsed ?? {}, fault: null };
}
