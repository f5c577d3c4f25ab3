import { Fault, faultLine } from "../domain/core/fault.ts";
import type { Instant, Now } from "../domain/core/time.ts";
import type { ConsoleService, OnProgress } from "./console-service.ts";
import { plain } from "./terminal/plain.ts";
import { createProgressLine } from "./terminal/progress.ts";
import { print, type Terminal } from "./terminal/terminal.ts";
import type { ViewOptions } from "./views/briefing-view.ts";

/** 0 done, 1 failed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** What every console command works with. */
export interface ConsoleContext {
  readonly service: ConsoleService;
  readonly terminal: Terminal;
  /** IANA name, and whether the user chose it or the machine has it. */
  readonly timeZone: string;
  readonly timeZoneFrom: "setting" | "machine";
  /** Start of the briefing's window; null for the whole folder. */
  readonly since: Instant | null;
  /** The guild whose schedules are meant unless one is named; null: those of the shared library. */
  readonly guild: string | null;
  readonly now: Now;
  /** Clock.monotonicMs. */
  readonly monotonicMs: () => number;
  /** A name for a conversation that no other has. */
  readonly newConversation: () => string;
}

export function viewOptions({ terminal, timeZone }: ConsoleContext): ViewOptions {
  return { columns: terminal.columns(), paint: terminal.paint, timeZone };
}

/** Does work that may read documents, with its progress on standard error. */
export async function withProgress<T>(
  { terminal, monotonicMs }: ConsoleContext,
  work: (onProgress: OnProgress) => Promise<T>,
): Promise<T> {
  const line = createProgressLine(terminal.err, monotonicMs);
  try {
    return await work(line.show);
  } finally {
    line.done();
  }
}

/** Does work and gives its exit code; a Fault becomes one line on standard error and 1. Other errors are defects. */
export async function reportFaults({ err }: Terminal, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return failWith({ err }, faultLine(error));
  }
}

/** One line on standard error that a person can act on. */
export async function failWith({ err }: Pick<Terminal, "err">, message: string): Promise<1> {
  await print(err, `dateline: ${plain(message)}\n`);
  return 1;
}
