import type { Readable, Writable } from "node:stream";
import pc from "picocolors";
import { errorCode } from "../../domain/core/fault.ts";

export type Paint = ReturnType<typeof pc.createColors>;

/** Anything text can be written to; process.stdout and a test's stream alike. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** The terminal a command talks to. Standard output is for what was asked, standard error for all else. */
export interface Terminal {
  readonly out: Output;
  readonly err: Output;
  readonly input: Readable & { readonly isTTY?: boolean };
  /** Columns to write in, read anew at each use because windows are resized. */
  columns(): number;
  /** Colours for standard output; plain text when colours are off. */
  readonly paint: Paint;
  /** Whether a person is there to answer: input and output are a terminal. */
  readonly interactive: boolean;
}

export interface TerminalDeps {
  readonly out: Output;
  readonly err: Output;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly colour: boolean;
}

const DEFAULT_COLUMNS = 80;
const MIN_COLUMNS = 20;
/** Lines longer than this are hard to read, however wide the window is. */
const MAX_COLUMNS = 100;

export function createTerminal({ out, err, input, colour }: TerminalDeps): Terminal {
  for (const stream of [out, err]) stream.on("error", ignoreClosedReader);
  return {
    out,
    err,
    input,
    columns: () => Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, out.columns || DEFAULT_COLUMNS)),
    paint: pc.createColors(colour),
    interactive: input.isTTY === true && out.isTTY === true,
  };
}

/** `brief | head` closes our output while we write: the reader has what it wanted. */
function ignoreClosedReader(error: Error): void {
  if (errorCode(error) !== "EPIPE") throw error;
}

/** Writes, and waits until it is handed over: nothing is cut off when the process ends right after. */
export function print(stream: Output, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.write(text, () => resolve());
  });
}
