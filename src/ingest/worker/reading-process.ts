import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { getCompileCacheDir } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { errorCode } from "../../domain/core/fault.ts";
import {
  HEAP_GROWTH_PERCENT,
  READER_HEAP_MB,
  RESERVED_MEMORY_MB,
  YOUNG_GENERATION_MB,
} from "../content/limits.ts";

const PROJECT_ROOT = resolve(import.meta.dirname, "../../..");
const SHELL = "/bin/sh";
const KB_PER_MB = 1024;
/** Ends a busy process whose parent was killed. */
const MAX_CPU_SECONDS = 900;

export interface ReadingProcessOptions {
  readonly workerFile: URL;
  /** The folder that it may read; null: only bytes that it is sent. */
  readonly root: string | null;
  readonly memoryMb: number;
  /** The descriptor of its note file. */
  readonly note: number;
}

/**
 * Starts a sandboxed process that reads documents: it may read the program and `root`; it may write its note and a cache
 * of its own compiled code; it has no network, no child processes and no other environment variables. V8's heap is
 * limited to `memoryMb`, and on Linux the system limits its memory, too.
 */
export function startReadingProcess({
  workerFile,
  root,
  memoryMb,
  note,
}: ReadingProcessOptions): ChildProcess {
  const file = fileURLToPath(workerFile);
  const modules = realpathSync(resolve(PROJECT_ROOT, "node_modules"));
  const cache = compileCacheFolder(modules);
  const readablePaths = [
    ...["src", "node_modules", "package.json"].map((name) => resolve(PROJECT_ROOT, name)),
    modules,
    dirname(file),
    // The second form holds even if the folder is moved away just now; by the first, a folder is told from a file at the start.
    ...(root === null ? [] : [root, join(root, "*")]),
    ...(process.platform === "linux" ? ["/proc/self"] : []),
    cache,
  ];
  const flags = [
    `--max-old-space-size=${Math.min(READER_HEAP_MB, memoryMb)}`,
    `--max-semi-space-size=${YOUNG_GENERATION_MB}`,
    `--heap-growing-percent=${HEAP_GROWTH_PERCENT}`,
    "--permission",
    ...readablePaths.map((path) => `--allow-fs-read=${path}`),
    `--allow-fs-write=${cache}`,
  ];
  const [command, ...args] = withMemoryLimit(memoryMb, [process.execPath, ...flags, file]);
  return spawn(command, args, {
    env: { NODE_COMPILE_CACHE: cache },
    stdio: ["ignore", "ignore", "ignore", "ipc", note],
    serialization: "advanced",
    windowsHide: true,
  });
}

/** Halves the time to start. Beside the program's own, so that no document can change what the program runs. */
function compileCacheFolder(modules: string): string {
  const own = getCompileCacheDir();
  const folder = join(own === undefined ? join(modules, ".cache", "dateline") : dirname(own), "reading");
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    // In an installation that can't be written, processes start without a cache.
    if (errorCode(error) === null) throw error;
  }
  return folder;
}

type CommandLine = readonly [command: string, ...args: string[]];

// Only Linux enforces the data size limit; elsewhere the heap limit and watchMemory() remain.
function withMemoryLimit(memoryMb: number, command: CommandLine): CommandLine {
  if (process.platform !== "linux" || !existsSync(SHELL)) return command;
  const dataKb = (memoryMb + RESERVED_MEMORY_MB) * KB_PER_MB;
  return [SHELL, "-c", `ulimit -t ${MAX_CPU_SECONDS}; ulimit -d ${dataKb}; exec "$0" "$@"`, ...command];
}

/** Resident memory of a process in bytes; null if it has ended or the system does not report it. */
export async function residentBytes(pid: number): Promise<number | null> {
  if (process.platform === "linux") return residentOnLinux(pid);
  return process.platform === "win32" ? null : residentByPs(pid);
}

const PAGE_BYTES = 4096;

async function residentOnLinux(pid: number): Promise<number | null> {
  const statm = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => null);
  return statm === null ? null : Number(statm.split(" ")[1]) * PAGE_BYTES;
}

function residentByPs(pid: number): Promise<number | null> {
  return new Promise((done) => {
    const ps = spawn("ps", ["-o", "rss=", "-p", String(pid)], { stdio: ["ignore", "pipe", "ignore"] });
    let text = "";
    ps.stdout.on("data", (chunk) => {
      text += String(chunk);
    });
    ps.on("error", () => done(null));
    ps.on("close", () => done(text.trim() === "" ? null : Number(text) * KB_PER_MB));
  });
}

/** /proc states processor time in hundredths of a second. */
const MS_PER_TICK = 10;

/** Milliseconds of processor time that a process has used; null if it has ended or the system does not report it at once. */
export function processorMs(pid: number): number | null {
  if (process.platform !== "linux") return null;
  try {
    // After the name, which may contain anything: state, ten more fields, then the ticks in user and system mode.
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ESRCH") return null;
    throw error;
  }
}
