import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dateline-verify-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function verifyLines(lines: readonly unknown[], ...options: readonly string[]): Promise<Result> {
  const file = join(folder, "claims.jsonl");
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
  await writeFile(file, text);
  return verifyFile(file, ...options);
}

async function verifyFile(file: string, ...options: readonly string[]): Promise<Result> {
  const env = { ...process.env, DATELINE_LANGUAGE: "en" };
  try {
    const { stdout, stderr } = await run(process.execPath, ["dateline.mjs", "verify", file, ...options], {
      env,
    });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

const VOTE = {
  claim: "The council of Tarn voted for the bridge.",
  sources: ["It voted for the bridge on Monday."],
};

test("prints one verdict a line as JSON, with the evidence that the title supplies", async () => {
  const title = "Council of Tarn decides";
  const { code, out } = await verifyLines(
    [
      { ...VOTE, title },
      { claim: "It cost 5 million.", sources: ["It cost 4 million."] },
    ],
    "--json",
  );
  expect(code).toBe(0);
  const [first, second, ...more] = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
  expect(more).toEqual([]);
  expect(first).toEqual({
    verdict: "matched",
    score: expect.any(Number),
    evidence: [
      { from: "sources", index: 0, quote: VOTE.sources[0] },
      { from: "title", index: 0, quote: title },
    ],
  });
  expect(second).toMatchObject({
    verdict: "blocked",
    reason: "number",
    detail: expect.stringMatching(/5 million/),
    evidence: [],
  });
});

test("tells a person why a claim is blocked", async () => {
  const { out } = await verifyLines([{ claim: "It cost 5 million.", sources: ["It cost 4 million."] }]);
  expect(out).toMatch(/^1\. blocked: number\. It states a number.*4 million/);
});

test("reports lines that are no claims with their number, and checks the others", async () => {
  const { code, out, err } = await verifyLines(
    ["nonsense", { ...VOTE, sources: "one" }, { ...VOTE, date: "yesterday" }, "", VOTE],
    "--json",
  );
  expect(code).toBe(1);
  expect(err).toMatch(/line 1: this is no JSON/);
  expect(err).toMatch(/line 2: "sources" must be a list of texts/);
  expect(err).toMatch(/line 3: "date" must be a date like/);
  expect(out.trim().split("\n")).toHaveLength(1);
});

test("says what to do about a file that can't be read", async () => {
  const missing = join(folder, "missing.jsonl");
  const { code, err } = await verifyFile(missing);
  expect(code).toBe(1);
  expect(err).toContain(missing);
  expect(err).toMatch(/Give the path of a file/);
});
