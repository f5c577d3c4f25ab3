import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const PROJECT = resolve(import.meta.dirname, "../../..");

/** `serve` in its own process, with HTTP on a free port. */
export interface ServeProcess extends AsyncDisposable {
  /** The lines of standard output and standard error so far. */
  readonly out: readonly string[];
  readonly err: readonly string[];
  /** The base URL of its HTTP server; resolves once it is printed. */
  readonly url: Promise<string>;
  readonly exit: Promise<number | null>;
  readonly pid: number;
  readonly dataDir: string;
  kill(signal: NodeJS.Signals): void;
  get(path: string, headers?: Record<string, string>): Promise<{ status: number; text: string }>;
  /** Waits until an event with this name is in the log. */
  untilLogged(name: string): Promise<void>;
  /** Requests the path until the reply has this status; returns its text. */
  untilStatus(path: string, status: number): Promise<string>;
}

export async function startServe(
  env: Readonly<Record<string, string>>,
  program: readonly string[] = ["dateline.mjs"],
  { wrapper = [] }: { /** A program and its arguments that start Node. */ wrapper?: readonly string[] } = {},
): Promise<ServeProcess> {
  const place = await mkdtemp(join(tmpdir(), "dateline-ops-"));
  const [executable = "", ...args] = [...wrapper, process.execPath, ...program, "serve"];
  const child = spawn(executable, args, {
    cwd: PROJECT,
    env: { PATH: process.env.PATH, TIME_ZONE: "UTC", HTTP_PORT: "0", DATA_DIR: place, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const out = linesOf(child.stdout);
  const err = linesOf(child.stderr);
  const exit = once(child, "close").then(([code]: (number | null)[]) => code ?? null);
  const url = urlIn(child, exit);
  // Tests that use the URL see the rejection; for others it must not be unhandled.
  url.catch(() => undefined);
  const get: ServeProcess["get"] = async (path, headers = {}) => {
    const reply = await fetch(`${await url}${path}`, { headers });
    return { status: reply.status, text: await reply.text() };
  };
  return {
    out,
    err,
    url,
    exit,
    pid: child.pid ?? 0,
    dataDir: place,
    kill: (signal) => void child.kill(signal),
    get,
    async untilLogged(name) {
      await until(() => err.some((line) => line.includes(`"msg":"${name}"`)) || undefined, err);
    },
    untilStatus: (path, status) =>
      until(async () => {
        const reply = await get(path);
        return reply.status === status ? reply.text : undefined;
      }, err),
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null) child.kill("SIGKILL");
      await exit;
      await rm(place, { recursive: true, force: true });
    },
  };
}

const TIMEOUT_MS = 60_000;
const POLL_MS = 20;

/** Repeats the probe until it returns a value. */
async function until<T>(
  probe: () => T | undefined | Promise<T | undefined>,
  err: readonly string[],
): Promise<T> {
  const end = performance.now() + TIMEOUT_MS;
  for (;;) {
    const result = await probe();
    if (result !== undefined) return result;
    if (performance.now() > end) throw new Error(`timed out: ${probe}\n${err.join("\n")}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function linesOf(stream: NodeJS.ReadableStream): string[] {
  const lines: string[] = [];
  createInterface(stream).on("line", (line) => lines.push(line));
  return lines;
}

/** Reads the URL from the line that announces it, on either stream. */
function urlIn(child: ChildProcess, exit: Promise<unknown>): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      const [url] = /http:\/\/127\.0\.0\.1:\d+(?=\/healthz)/.exec(String(chunk)) ?? [];
      if (url !== undefined) resolve(url);
    });
  void exit.then(() => reject(new Error("the process ended without printing its URL")));
  return promise;
}
