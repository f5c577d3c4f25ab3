import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ISOLATED_HEAP_MB, RESERVED_MEMORY_MB, YOUNG_GENERATION_MB } from "../content/limits.ts";

const PROJECT_ROOT = resolve(import.meta.dirname, "../../..");
const SHELL = "/bin/sh";
const KB_PER_MB = 1024;
/** Ends a busy process whose parent was killed. */
const MAX_CPU_SECONDS = 900;

/**
 * Starts a sandboxed process that reads documents below `root` (null: only bytes that it is sent): it may read the program
 * and `root`; it has no write access, no network, no child processes and no environment variables. V8's heap is limited to `memoryMb`, and on Linux the
 * system limits its memory, too.
 */
export function startReadingProcess(workerFile: URL, root: string | null, memoryMb: number): ChildProcess {
  const file = fileURLToPath(workerFile);
  const readablePaths = [
    ...["src", "node_modules", "package.json"].map((name) => resolve(PROJECT_ROOT, name)),
    realpathSync(resolve(PROJECT_ROOT, "node_modules")),
    dirname(file),
    ...(root === null ? [] : [root]),
    ...(process.platform === "linux" ? ["/proc/self"] : []),
  ];
  const flags = [
    `--max-old-space-size=${Math.min(ISOLATED_HEAP_MB, memoryMb)}`,
    `--max-semi-space-size=${YOUNG_GENERATION_MB}`,
    "--permission",
    ...readablePaths.map((path) => `--allow-fs-read=${path}`),
  ];
  const [command, ...args] = withMemoryLimit(memoryMb, [process.execPath, ...flags, file]);
  return spawn(command, args, {
    env: {},
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "advanced",
    windowsHide: true,
  });
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
