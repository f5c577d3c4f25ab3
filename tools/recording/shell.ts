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
export interface PromptOutput {
  readonly text: string;
  readonly waitedMs: number;
}

/** A shell in a terminal of its own, into which somebody types. */
export interface Shell extends AsyncDisposable {
  /** Presses one key, and gives what the terminal showed of it. */
  press(key: string): Promise<string>;
  /** Presses Enter, and waits until this prompt stands there and nothing more comes. */
  enter(prompt: string): Promise<PromptOutput>;
}

/** Nothing more comes when nothing has come for so long. */
const MIN_QUIET_MS = 400;
const TIMEOUT_MS = 30_000;
const POLL_INTERVAL_MS = 10;

/** util-linux's `script` gives a program a terminal; other systems' takes other options. */
export function hasScriptCommand(): boolean {
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
  const output = watchOutput(child);
  await waitUntil(
    () => output.pending() === "$ ",
    () => `the shell, behind ${JSON.stringify(output.pending())}`,
  );
  output.drain();
  const shell: Shell = {
    async press(key) {
      child.stdin.write(key);
      await waitUntil(
        () => output.pending() !== "",
        () => `an echo of ${JSON.stringify(key)}`,
      );
      return output.drain().text;
    },
    async enter(prompt) {
      child.stdin.write("\r");
      const isAtPrompt = () => transcript(output.pending()).split("\n").at(-1) === prompt.trim();
      const what = () =>
        `the prompt ${JSON.stringify(prompt)} behind ${JSON.stringify(output.pending().slice(-500))}`;
      await waitUntil(() => isAtPrompt() && output.quietMs() > MIN_QUIET_MS, what);
      return output.drain();
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
  let drainedAt = performance.now();
  let chunks = 0;
  let waitedMs = 0;
  let lastAt = drainedAt;
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    lastAt = performance.now();
    chunks += 1;
    if (chunks <= 2) waitedMs = lastAt - drainedAt;
    text += chunk;
  });
  return {
    pending: () => text,
    quietMs: () => performance.now() - lastAt,
    drain() {
      const drained = { text, waitedMs };
      text = "";
      drainedAt = performance.now();
      chunks = 0;
      waitedMs = 0;
      return drained;
    },
  };
}

async function waitUntil(condition: () => boolean, what: () => string): Promise<void> {
  const end = performance.now() + TIMEOUT_MS;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
  }
}
