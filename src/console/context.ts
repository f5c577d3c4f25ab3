import type { Now } from "../domain/core/clock.ts";
import { Fault, faultLine } from "../domain/core/fault.ts";
import type { Instant } from "../domain/core/time.ts";
import type { Texts } from "../domain/texts/texts.ts";
import type { ConsoleService, OnProgress } from "./console-service.ts";
import { plain } from "./terminal/plain.ts";
import { createProgressLine } from "./terminal/progress.ts";
import { print, type Terminal } from "./terminal/terminal.ts";
import type { ViewOptions } from "./views/briefing-view.ts";

/** 0 done, 1 failed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** What every console command gets. */
export interface ConsoleContext {
  readonly service: ConsoleService;
  readonly terminal: Terminal;
  /** IANA name. */
  readonly timeZone: string;
  /** The texts of the console's language. */
  readonly texts: Texts;
  /** Whether TIME_ZONE sets the zone, or it is the machine's. */
  readonly timeZoneFrom: "setting" | "machine";
  /** Start of the briefing's window; null for all documents. */
  readonly since: Instant | null;
  /** The guild whose schedules are used unless the command names one; null for those of the shared library. */
  readonly guild: string | null;
  readonly now: Now;
  /** Clock.monotonicMs. */
  readonly monotonicMs: () => number;
  /** Returns a new, unique conversation id. */
  readonly newConversation: () => string;
}

export function viewOptions({ terminal, timeZone, texts }: ConsoleContext): ViewOptions {
  return { columns: terminal.columns(), paint: terminal.paint, timeZone, texts };
}

/** Runs work that may read documents, and shows its progress on standard error. */
export async function withProgress<T>(
  { terminal, monotonicMs, texts }: ConsoleContext,
  work: (onProgress: OnProgress) => Promise<T>,
): Promise<T> {
  const line = createProgressLine(terminal.err, monotonicMs, texts);
  try {
    return await work(line.show);
  } finally {
    line.done();
  }
}

/** Runs work and returns its exit code; prints a Fault as one line on standard error and returns 1. Rethrows other errors. */
export async function reportFaults(
  { err }: Terminal,
  texts: Texts,
  work: () => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return failWith({ err }, faultLine(error, texts));
  }
}

/** Prints one line on standard error and returns exit code 1. */
export async function failWith({ err }: Pick<Terminal, "err">, message: string): Promise<1> {
  await print(err, `dateline: ${plain(message)}\n`);
  return 1;
}
