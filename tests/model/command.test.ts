// Runs the commands like a user, against a local model server.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Behaviour, startOpenAiServer } from "../../src/model-standin/openai-server.ts";
import { writeReply } from "../../src/model-standin/scripted-model.ts";

let tempDir = "";
beforeAll(async () => {
  tempDir = await mkdtemp(join(tmpdir(), "dateline-command-"));
});
afterAll(() => rm(tempDir, { recursive: true, force: true }));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function dateline(env: object, ...args: readonly string[]): Promise<Run> {
  const all = {
    PATH: process.env.PATH,
    TIME_ZONE: "UTC",
    DATA_DIR: join(tempDir, "data"),
    LOG_LEVEL: "error",
    ...env,
  };
  return new Promise((resolve) => {
    execFile("node", ["dateline.mjs", ...args], { env: all, maxBuffer: 50_000_000 }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, out, err });
    });
  });
}

const wellWritten = (request: Parameters<typeof writeReply>[0]): Behaviour => ({
  do: "write",
  text: writeReply(request),
});

test("a base URL is enough: the server's only model writes, and the output names it", async () => {
  await using server = await startOpenAiServer(wellWritten, ["tiny:latest"]);
  const env = { OPENAI_BASE_URL: server.baseUrl, DATA_DIR: join(tempDir, "sole") };
  const brief = await dateline(env, "brief");
  expect(brief.code, brief.err).toBe(0);
  expect(brief.out).toMatch(/Written by tiny:latest, matched to its sources/);
  expect(brief.out.split(/\s+/).length).toBeLessThanOrEqual(451);
  expect(server.requests[0]?.model).toBe("tiny:latest");
  const json = JSON.parse((await dateline(env, "brief", "--json")).out);
  expect(json).toMatchObject({ writer: "model", model: "tiny:latest", fallbacks: 0 });
  const answer = JSON.parse(
    (await dateline(env, "ask", "How many people died in the forest fires in Chile?", "--json")).out,
  );
  expect(answer).toMatchObject({ status: "answered", writer: "model" });
});

test("with several models, the error asks to choose one and lists them", async () => {
  await using server = await startOpenAiServer(wellWritten, ["small", "large"]);
  const run = await dateline({ OPENAI_BASE_URL: server.baseUrl }, "brief");
  expect(run).toMatchObject({ code: 1, out: "" });
  expect(run.err).toMatch(/OPENAI_MODEL is not set, and .* has 2 models: small, large/);
});

test.each([
  ["a model", { OPENAI_MODEL: "gone" }],
  ["no model", {}],
])(
  "with %s set and the server down, the built-in writer writes the briefing and says so",
  async (_what, env) => {
    const run = await dateline({ OPENAI_BASE_URL: "http://127.0.0.1:9/v1", ...env }, "brief");
    expect(run.code, run.err).toBe(0);
    expect(run.out).toMatch(/Written by the built-in writer: the model did not answer/);
    expect(run.out).toMatch(/Bottom line:/);
  },
);

test("an unreadable prompt stops the start with an error that names its file", async () => {
  const env = { OPENAI_BASE_URL: "http://127.0.0.1:9/v1", PROMPTS_DIR: join(tempDir, "none") };
  const run = await dateline(env, "brief");
  expect(run).toMatchObject({ code: 1, out: "" });
  expect(run.err).toMatch(/PROMPTS_DIR: .*digest\.md cannot be read \(ENOENT\)/);
});

test.each<[string, (request: Parameters<typeof writeReply>[0]) => Behaviour, object, number, RegExp]>([
  [
    "everything works",
    wellWritten,
    {},
    0,
    /a sample in .* s.*response\s+format\s+json_schema: \d\s+of\s+\d\s+sentences\s+matched/,
  ],
  [
    "a model the server does not list",
    wellWritten,
    { OPENAI_MODEL: "huge" },
    0,
    /does not list huge[\s\S]*sample-model/,
  ],
  ["a model that refuses", () => ({ do: "refuse" }), {}, 1, /no digest by sample-model: the model refused/],
  [
    "no server",
    wellWritten,
    { OPENAI_BASE_URL: "http://127.0.0.1:9/v1" },
    1,
    /no connection[\s\S]*Start the model server/,
  ],
])("doctor tries the model: %s", async (_what, behave, env, code, expected) => {
  await using server = await startOpenAiServer(behave);
  const run = await dateline({ OPENAI_BASE_URL: server.baseUrl, ...env }, "doctor");
  expect(run.out).toMatch(expected);
  expect(run.code).toBe(code);
});
