import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

/** `stopped`: by the playground. `ended`: exited on its own. */
export type BotState = "running" | "stopped" | "ended";

/** The bot as any user runs it: a separate process that does not know about the playground. */
export interface Bot extends AsyncDisposable {
  readonly state: () => BotState;
  readonly exitCode: () => number | null;
  /** The latest lines of its terminal output. */
  readonly lines: readonly string[];
  readonly start: () => void;
  /** Sends SIGTERM and waits for the exit; a shutdown takes ten seconds at most. */
  readonly stop: () => Promise<void>;
  /** Sends SIGKILL, which simulates a power cut. */
  readonly kill: () => Promise<void>;
}

export interface BotOptions {
  /** The process's complete environment. */
  readonly env: NodeJS.ProcessEnv;
  /** Working directory; a .env file there is read. */
  readonly cwd: string;
  readonly onChange: () => void;
  readonly onLine: (line: string) => void;
}

export const LAUNCHER = resolve(import.meta.dirname, "../../dateline.mjs");
const MAX_LINES = 60;

export function createBot({ env, cwd, onChange, onLine }: BotOptions): Bot {
  const lines: string[] = [];
  let child: ChildProcess | null = null;
  let state: BotState = "stopped";
  let exitCode: number | null = null;

  function setState(next: BotState): void {
    state = next;
    onChange();
  }

  function recordLine(line: string): void {
    lines.push(line);
    lines.splice(0, lines.length - MAX_LINES);
    onLine(line);
    onChange();
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const running = child;
    if (running === null) return;
    state = "stopped";
    const exited = once(running, "exit");
    running.kill(signal);
    await exited;
  }

  return {
    state: () => state,
    exitCode: () => exitCode,
    lines,
    start() {
      if (child !== null) return;
      const started = spawn(process.execPath, ["--max-semi-space-size=4", LAUNCHER, "serve"], {
        env,
        cwd,
        stdio: ["ignore", "pipe", "pipe"],
      });
      child = started;
      for (const stream of [started.stdout, started.stderr])
        if (stream) createInterface(stream).on("line", recordLine);
      started.on("exit", (code) => {
        child = null;
        exitCode = code;
        setState(state === "stopped" ? "stopped" : "ended");
      });
      setState("running");
    },
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    [Symbol.asyncDispose]: () => end("SIGTERM"),
  };
}
