import type { Readable, Writable } from "node:stream";
import pc from "picocolors";
import { errorCode } from "../../domain/core/fault.ts";

export type Paint = ReturnType<typeof pc.createColors>;

/** A text output: process.stdout, or a stream of a test. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** The streams of a command. `out` is for the command's output, `err` for everything else. */
export interface Terminal {
  readonly out: Output;
  readonly err: Output;
  readonly input: Readable & { readonly isTTY?: boolean };
  /** The current width in columns; windows can be resized. */
  columns(): number;
  /** Colours for standard output; plain text when colours are off. */
  readonly paint: Paint;
  /** Whether both input and output are a terminal. */
  readonly interactive: boolean;
}

export interface TerminalDeps {
  readonly out: Output;
  readonly err: Output;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly colour: boolean;
  /** Gets errors of the outputs, such as a full disk; absent: they are thrown. A reader that has gone away is none. */
  readonly onWriteError?: (error: Error) => void;
}

const DEFAULT_COLUMNS = 80;
const MIN_COLUMNS = 20;
/** Longer lines are hard to read, even in a wide window. */
const MAX_COLUMNS = 100;

export function createTerminal({ out, err, input, colour, onWriteError = rethrow }: TerminalDeps): Terminal {
  for (const stream of [out, err])
    stream.on("error", (error: Error) => {
      if (!isClosedReader(error)) onWriteError(error);
    });
  return {
    out,
    err,
    input,
    columns: () => Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, out.columns || DEFAULT_COLUMNS)),
    paint: pc.createColors(colour),
    interactive: input.isTTY === true && out.isTTY === true,
  };
}

/** `brief | head` closes our output while we write; that is not an error. */
function isClosedReader(error: Error): boolean {
  return errorCode(error) === "EPIPE";
}

function rethrow(error: Error): never {
  throw error;
}

/** Writes and waits for the flush, so that nothing is cut off when the process ends right after. */
export function print(stream: Output, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.write(text, () => resolve());
  });
}
