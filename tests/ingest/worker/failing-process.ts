// A reading process that fails for documents named after a failure.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorCode } from "../../../src/domain/core/fault.ts";
import type { PreparedDocument } from "../../../src/domain/intake/prepared-document.ts";
import { serveReading } from "../../../src/ingest/worker/serve-reading.ts";

const MB = 1024 * 1024;
let reads = 0;

/** What the process reports in place of what is prepared. */
export interface Report {
  readonly pid: number;
  readonly codes: readonly string[];
}

function codeOf(work: () => unknown): string {
  try {
    work();
    return "allowed";
  } catch (error) {
    return errorCode(error) ?? String(error);
  }
}

function networkCode(): Promise<string> {
  return new Promise((resolve) => {
    connect(9, "127.0.0.1")
      .on("error", (error) => resolve(errorCode(error) ?? ""))
      .on("connect", () => resolve("allowed"));
  });
}

async function allowedOperations(): Promise<readonly string[]> {
  return [
    codeOf(() => readFileSync("/etc/hostname")),
    codeOf(() => writeFileSync(join(tmpdir(), "dateline-written"), "")),
    codeOf(() => execFileSync("true")),
    await networkCode(),
    Object.keys(process.env)
      .filter((name) => !/^NODE_C(?:HANNEL|OMPILE)/.test(name) && !/^(?:PWD|SHLVL|_|OLDPWD)$/.test(name))
      .join(),
  ];
}

const FAILURES: Readonly<Record<string, () => void>> = {
  exit: () => process.exit(1),
  killed: () => process.kill(process.pid, "SIGKILL"),
  once: () => void (reads > 1 && process.kill(process.pid, "SIGKILL")),
  // As the system ends all processes of a container.
  program: () => {
    process.kill(process.ppid, "SIGKILL");
    process.kill(process.pid, "SIGKILL");
  },
  parent: () => process.kill(process.ppid, "SIGKILL"),
  spin: () => {
    for (;;) Math.random();
  },
  hoard: () => {
    for (const hoard: number[][] = []; ; ) hoard.push(Array(100_000).fill(1));
  },
  buffers: () => {
    for (const buffers: Buffer[] = []; ; ) buffers.push(Buffer.alloc(20 * MB, 1));
  },
};

serveReading(async ({ path }) => {
  reads += 1;
  FAILURES[path.replace(/\W.*$/, "")]?.();
  const [, folder] = /^listing (.+)$/.exec(path) ?? [];
  const listed = folder === undefined ? [] : [codeOf(() => readdirSync(folder))];
  const report: Report = {
    pid: process.pid,
    codes: path === "allowed" ? await allowedOperations() : listed,
  };
  return report as unknown as PreparedDocument;
});
