import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { type ChatQuestion, chatFiles, chatQuestions, isRight, isStale } from "./lib/data/chat-questions.ts";
import type { Bench, Measurement } from "./lib/report.ts";

const run = promisify(execFile);

interface Outcome {
  readonly question: ChatQuestion;
  readonly status: string;
  /** The first three. */
  readonly claims: readonly string[];
}

const MAX_CLAIMS = 3;

/** Natural questions through `ask --json`, without a model: what is shown, and what is asserted wrongly. */
export const bench: Bench = {
  name: "Chat questions: shown, first, refused and wrong, without a model",
  needs: "chat",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "dateline-chat-"));
    try {
      const outcomes: Outcome[] = [];
      for (const [lib, questions] of Map.groupBy(chatQuestions(), (question) => question.lib)) {
        const documents = await copyLibrary(lib, folder);
        for (const question of questions) outcomes.push(await ask(question, documents));
      }
      return measurementsOf(outcomes);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function copyLibrary(lib: ChatQuestion["lib"], folder: string): Promise<string> {
  const documents = join(folder, lib);
  await mkdir(documents);
  for (const file of chatFiles(lib)) await copyFile(file, join(documents, basename(file)));
  return documents;
}

async function ask(question: ChatQuestion, documents: string): Promise<Outcome> {
  const options = ["--json", "--documents", documents, "--data", `${documents}-data`];
  const env = { ...process.env, OPENAI_API_KEY: "", OPENAI_BASE_URL: "", DISCORD_TOKEN: "" };
  const { stdout } = await run(process.execPath, ["dateline.mjs", "ask", question.q, ...options], { env });
  const { status, claims } = JSON.parse(stdout) as { status: string; claims: { text: string }[] };
  return { question, status, claims: claims.slice(0, MAX_CLAIMS).map(({ text }) => text) };
}

function measurementsOf(outcomes: readonly Outcome[]): Measurement[] {
  const answerable = outcomes.filter(({ question }) => question.answerable);
  const others = outcomes.filter(({ question }) => !question.answerable);
  const isFirst = (outcome: Outcome) =>
    isShown(outcome) && isRight(outcome.claims[0] ?? "", outcome.question);
  const of = `of ${answerable.length}`;
  return [
    atLeast(`shown, ${of}`, share(answerable, isShown), 0.72, "45.7%"),
    atLeast(`first, ${of}`, share(answerable, isFirst), 0.5, "34.8%"),
    atMost(`refused, ${of}`, share(answerable, isRefused), 0.05, "30.4%"),
    { ...plain(`closest without it, ${of}`, share(answerable, isMissed)), target: null, met: null },
    atMost(`wrong, ${of}`, share(answerable, isWrong), 0.12, "23.9%"),
    atMost(
      `answered though unanswerable, of ${others.length}`,
      share(others, ({ status }) => status === "answered"),
      0.1,
      "20.0%",
    ),
  ];
}

function isShown({ status, claims, question }: Outcome): boolean {
  return (status === "answered" || status === "closest") && claims.some((claim) => isRight(claim, question));
}

function isRefused({ status }: Outcome): boolean {
  return status === "not-in-documents" || status === "unclear";
}

function isMissed(outcome: Outcome): boolean {
  return outcome.status === "closest" && !isShown(outcome);
}

/** Asserted without the answer, or with an outdated one first. */
function isWrong(outcome: Outcome): boolean {
  const [first = ""] = outcome.claims;
  const isOutdated = isStale(first, outcome.question) && !isRight(first, outcome.question);
  return outcome.status === "answered" && (!isShown(outcome) || isOutdated);
}

function share(outcomes: readonly Outcome[], passes: (outcome: Outcome) => boolean): number {
  return outcomes.filter(passes).length / Math.max(1, outcomes.length);
}

function plain(name: string, value: number) {
  return { name, value: percent(value), baseline: null };
}

function atLeast(name: string, value: number, target: number, before: string): Measurement {
  return {
    ...plain(name, value),
    baseline: `${before} before ranking`,
    target: `at least ${percent(target)}`,
    met: value >= target,
  };
}

function atMost(name: string, value: number, target: number, before: string): Measurement {
  return {
    ...plain(name, value),
    baseline: `${before} before ranking`,
    target: `at most ${percent(target)}`,
    met: value <= target,
  };
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)}%`;
}
