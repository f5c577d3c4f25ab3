import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { transcript } from "./transcript.ts";

export interface ShellOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly columns: number;
  readonly rows: number;
}

/** Output up to a prompt, and the wait for its second chunk; the first chunk is the key's echo. */
export interface PromptOutput {
  readonly text: string;
  readonly waitedMs: number;
}

/** A shell in its own terminal, controlled by key presses. */
export interface Shell extends AsyncDisposable {
  /** Presses one key; resolves to its echo. */
  press(key: string): Promise<string>;
  /** Presses Enter; waits until this prompt is shown and the output is quiet. */
  enter(prompt: string): Promise<PromptOutput>;
}

/** The output is quiet after this long without new data. */
const MIN_QUIET_MS = 400;
const TIMEOUT_MS = 30_000;
const POLL_INTERVAL_MS = 10;

/** Whether util-linux's `script` is available, which provides a terminal; other systems' versions differ in options. */
export function hasScriptCommand(): boolean {
  try {
    return execFileSync("script", ["--version"], { encoding: "utf8" }).includes("util-linux");
  } catch (error) {
    if (error instanceof Error && "code" in error) return false;
    throw error;
  }
}

/** Starts the shell and waits for its first prompt. */
export async function openShell({ cwd, env, columns, rows }: ShellOptions): Promise<Shell> {
  const start = `stty sane cols ${columns} rows ${rows}; exec sh -i`;
  const child = spawn("script", ["-qefc", start, "/dev/null"], { cwd, env: { ...env, PS1: "$ ", ENV: "" } });
  const output = watchOutput(child);
  await waitUntil(
    () => output.pending() === "$ ",
    () => `the shell; output so far: ${JSON.stringify(output.pending())}`,
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
      const describe = () =>
        `the prompt ${JSON.stringify(prompt)}; output so far: ${JSON.stringify(output.pending().slice(-500))}`;
      await waitUntil(() => isAtPrompt() && output.quietMs() > MIN_QUIET_MS, describe);
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

/** Buffers a process's output between drains. */
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

async function waitUntil(condition: () => boolean, describe: () => string): Promise<void> {
  const end = performance.now() + TIMEOUT_MS;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`timed out waiting for ${describe()}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
  }
}
