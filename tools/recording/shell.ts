import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { transcript } from "./transcript.ts";

export interface ShellOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly columns: number;
  readonly rows: number;
}

/** What came until a prompt stood there, and how long the second piece of it was waited for: the first is the key's echo. */
export interface Shown {
  readonly text: string;
  readonly waitedMs: number;
}

/** A shell in a terminal of its own, into which somebody types. */
export interface Shell extends AsyncDisposable {
  /** Presses one key, and gives what the terminal showed of it. */
  press(key: string): Promise<string>;
  /** Presses Enter, and waits until this prompt stands there and nothing more comes. */
  enter(prompt: string): Promise<Shown>;
}

/** Nothing more comes when nothing has come for so long. */
const QUIET_MS = 400;
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 10;

/** util-linux's `script` gives a program a terminal; other systems' takes other options. */
export function hasTerminalMaker(): boolean {
  try {
    return execFileSync("script", ["--version"], { encoding: "utf8" }).includes("util-linux");
  } catch (error) {
    if (error instanceof Error && "code" in error) return false;
    throw error;
  }
}

/** Starts it, and waits for its first prompt. */
export async function openShell({ cwd, env, columns, rows }: ShellOptions): Promise<Shell> {
  const start = `stty sane cols ${columns} rows ${rows}; exec sh -i`;
  const child = spawn("script", ["-qefc", start, "/dev/null"], { cwd, env: { ...env, PS1: "$ ", ENV: "" } });
  const seen = watchOutput(child);
  await patiently(
    () => seen.pending() === "$ ",
    () => `the shell, behind ${JSON.stringify(seen.pending())}`,
  );
  seen.take();
  const shell: Shell = {
    async press(key) {
      child.stdin.write(key);
      await patiently(
        () => seen.pending() !== "",
        () => `an echo of ${JSON.stringify(key)}`,
      );
      return seen.take().text;
    },
    async enter(prompt) {
      child.stdin.write("\r");
      const stands = () => transcript(seen.pending()).split("\n").at(-1) === prompt.trim();
      const what = () =>
        `the prompt ${JSON.stringify(prompt)} behind ${JSON.stringify(seen.pending().slice(-500))}`;
      await patiently(() => stands() && seen.quietMs() > QUIET_MS, what);
      return seen.take();
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.kill();
      await ended;
    },
  };
  return shell;
}

/** What came since it was last taken. */
function watchOutput(child: ChildProcess) {
  let text = "";
  let takenAt = performance.now();
  let pieces = 0;
  let waitedMs = 0;
  let lastAt = takenAt;
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    lastAt = performance.now();
    pieces += 1;
    if (pieces <= 2) waitedMs = lastAt - takenAt;
    text += chunk;
  });
  return {
    pending: () => text,
    quietMs: () => performance.now() - lastAt,
    take() {
      const taken = { text, waitedMs };
      text = "";
      takenAt = performance.now();
      pieces = 0;
      waitedMs = 0;
      return taken;
    },
  };
}

async function patiently(isSo: () => boolean, what: () => string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
