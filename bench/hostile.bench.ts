import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { sharedLibrary } from "../src/domain/core/library.ts";
import { FOLDER } from "../src/domain/intake/source-id.ts";
import { openStore } from "../src/store/sqlite/open-store.ts";
import { costly, fullSize, type HostileFile, hostileFiles } from "./lib/hostile/hostile-files.ts";
import { hostileReplies } from "./lib/hostile/hostile-replies.ts";
import { startReplyServer } from "./lib/hostile/reply-server.ts";
import type { Bench, Measurement } from "./lib/report.ts";

const MIN_INPUTS = 300;
/** Characters or repetitions of a costly upload: uploads are read one after the other. */
const UPLOAD_SIZE = 2_000;

const Brief = z.object({
  documents: z.object({
    unreadable: z.array(z.object({ path: z.string(), code: z.string(), reason: z.string() })),
  }),
});
const Line = z.object({ name: z.string(), outcome: z.string() });

interface Survival {
  readonly inputs: number;
  readonly survived: number;
  /** Why those that did not survive did not. */
  readonly problem: string;
}

/** Files, uploads and answers of a model that are meant to end the program. It must survive each, and say what came of it. */
export const bench: Bench = {
  name: "Hostile input: files, uploads and answers of a model, on the real program",
  needs: null,
  async run() {
    const tempDir = await mkdtemp(join(tmpdir(), "dateline-hostile-"));
    const server = await startReplyServer();
    try {
      const files = await folderOfFiles(tempDir);
      const uploads = await uploaded(tempDir);
      const replies = await answered(tempDir, server.baseUrl);
      const commands = await commandsWith(tempDir, server.baseUrl);
      const parts = [files, uploads, replies, commands];
      const inputs = parts.reduce((sum, part) => sum + part.inputs, 0);
      const survived = parts.reduce((sum, part) => sum + part.survived, 0);
      return [
        measurement("files in a folder, read or listed with a reason by brief", files),
        measurement("uploads, added or refused with a reason", uploads),
        measurement("answers of a model server, answered by a digest or retried", replies),
        measurement("brief and ask beside such a server, ended with exit code 0", commands),
        measurement(`all (at least ${MIN_INPUTS})`, {
          inputs,
          survived,
          problem: inputs < MIN_INPUTS ? "too few" : "",
        }),
      ];
    } finally {
      server.close();
      await rm(tempDir, { recursive: true, force: true });
    }
  },
};

function writeFiles(folder: string, files: readonly HostileFile[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
}

async function folderOfFiles(tempDir: string): Promise<Survival> {
  const folder = join(tempDir, "news");
  const files = hostileFiles();
  writeFiles(folder, files);
  const { stdout, problem } = await dateline([
    "brief",
    "--since",
    "1970-01-01",
    "--json",
    "--documents",
    folder,
    "--data",
    join(tempDir, "a"),
  ]);
  if (problem !== "") return { inputs: files.length, survived: 0, problem };
  const { unreadable } = Brief.parse(JSON.parse(stdout)).documents;
  for (const { path, code, reason } of unreadable) console.log(`     ${path}: ${code}: ${reason}`);
  const accounted = await filesInStore(join(tempDir, "a"), folder);
  return {
    inputs: files.length,
    survived: files.filter(({ name }) => accounted.has(name)).length,
    problem: "files are not accounted for",
  };
}

/** The files that were read, or refused for a reason that is stored. */
async function filesInStore(dataDir: string, root: string): Promise<ReadonlySet<string>> {
  const now = () => new Date().toISOString();
  const store = await openStore({ dataDir, now, events: { emit: () => undefined } });
  const paths = new Set<string>();
  for await (const page of store.files(sharedLibrary(root), FOLDER))
    for (const { path } of page) paths.add(path);
  await store.close();
  return paths;
}

async function uploaded(tempDir: string): Promise<Survival> {
  const folder = join(tempDir, "uploads");
  const empty = join(tempDir, "empty");
  mkdirSync(empty);
  const files = [...costly(UPLOAD_SIZE), ...fullSize().slice(0, 1)];
  writeFiles(folder, files);
  return runLines("bench/lib/hostile/upload-run.ts", [folder, empty, join(tempDir, "b")], files.length);
}

async function answered(tempDir: string, baseUrl: string): Promise<Survival> {
  return runLines("bench/lib/hostile/model-run.ts", [tempDir, baseUrl], hostileReplies().length);
}

/** Runs a child script that prints one line per input. */
async function runLines(script: string, args: readonly string[], inputs: number): Promise<Survival> {
  const { stdout, problem } = await run([script, ...args]);
  const lines = stdout.split("\n").filter((line) => line !== "");
  const outcomes = lines.map((line) => Line.parse(JSON.parse(line)));
  for (const { name, outcome } of outcomes) console.log(`     ${name}: ${outcome}`);
  return { inputs, survived: problem === "" ? outcomes.length : outcomes.length - 1, problem };
}

/** A few of the answers that ended commands, on the real command line. */
async function commandsWith(tempDir: string, baseUrl: string): Promise<Survival> {
  const names = ["null]}", "[null,1", "a zip bomb", "event null", "text 0: null", "dropped"];
  const replies = hostileReplies();
  const cases = names.map((part) => replies.findIndex(({ name }) => name.includes(part)));
  const folder = join(tempDir, "one");
  writeFiles(folder, [
    { name: "dam.txt", bytes: new TextEncoder().encode("The dam held on Monday. Nobody was hurt.") },
  ]);
  let survived = 0;
  let lastProblem = "";
  for (const at of cases) {
    const env = { OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: `case-${at}` };
    const where = ["--json", "--documents", folder, "--data", join(tempDir, `c${at}`)];
    for (const command of [["brief"], ["ask", "What held on Monday?"]]) {
      const { problem } = await dateline([...command, ...where], env);
      if (problem === "") survived += 1;
      else lastProblem = problem;
    }
  }
  return { inputs: 2 * cases.length, survived, problem: lastProblem };
}

function dateline(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return run(["dateline.mjs", ...args], env);
}

/** Output of a Node process; `problem` is empty if it ended with exit code 0. */
async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  const end = await new Promise<string | number | null>((resolve) => {
    child.on("close", (code, signal) => resolve(signal ?? code));
  });
  return { stdout, problem: end === 0 ? "" : `${end}: ${stderr.slice(0, 300)}` };
}

function measurement(name: string, { inputs, survived, problem }: Survival): Measurement {
  const met = survived === inputs && problem !== "too few";
  return {
    name: met ? name : `${name} (${problem})`,
    value: survived,
    baseline: null,
    target: String(inputs),
    met,
  };
}
