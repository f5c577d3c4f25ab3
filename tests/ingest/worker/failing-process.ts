// A reading process that fails for files named after a failure.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorCode } from "../../../src/domain/core/fault.ts";
import type { IsolatedReply, ReadJob } from "../../../src/ingest/worker/protocol.ts";
import { exitWithParent } from "../../../src/ingest/worker/serve-isolated.ts";

exitWithParent();
const MB = 1024 * 1024;
const send = (reply: IsolatedReply) => process.send?.(reply);

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

async function allowedOperations(): Promise<string> {
  const codes = [
    codeOf(() => readFileSync("/etc/hostname")),
    codeOf(() => writeFileSync(join(tmpdir(), "dateline-written"), "")),
    codeOf(() => execFileSync("true")),
    await networkCode(),
    Object.keys(process.env)
      .filter((name) => !name.startsWith("NODE_CHANNEL") && !/^(?:PWD|SHLVL|_|OLDPWD)$/.test(name))
      .join(),
  ];
  return codes.join(" ");
}

process.on("message", async ({ path }: ReadJob) => {
  if (path.startsWith("exit")) process.exit(1);
  if (path.startsWith("spin")) for (;;) Math.random();
  if (path.startsWith("hoard")) for (const hoard: number[][] = []; ; ) hoard.push(Array(100_000).fill(1));
  if (path.startsWith("buffers"))
    for (const buffers: Buffer[] = []; ; ) buffers.push(Buffer.alloc(20 * MB, 1));
  const [, folder] = /^listing (.+)$/.exec(path) ?? [];
  const listed = folder === undefined ? String(process.pid) : codeOf(() => readdirSync(folder));
  const id = path === "allowed" ? await allowedOperations() : listed;
  const file = { path, size: 7, modifiedMs: 5, contentHash: id };
  send({ kind: "read", outcome: { kind: "touched", file }, mustRecycle: path === "recycle" });
});
