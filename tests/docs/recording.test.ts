// The committed recording of a session, and the recorder.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { hostname, tmpdir, userInfo } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { timeEvents } from "../../tools/recording/cast-timing.ts";
import { LATE_DOCUMENT, SESSION } from "../../tools/recording/session.ts";
import { hasScriptCommand } from "../../tools/recording/shell.ts";
import { transcript } from "../../tools/recording/transcript.ts";

const run = promisify(execFile);
/** The only folder that recordings may name; it does not exist. */
const SHOWN_FOLDER = "/home/robin/dateline";

async function readRecording(folder: string) {
  const cast = await readFile(join(folder, "recording.cast"), "utf8");
  const [header, ...events] = cast
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const text = await readFile(join(folder, "recording.txt"), "utf8");
  return { cast, text, header, events: events as [number, string, string][] };
}

function expectCompleteSession({ header, events, text }: Awaited<ReturnType<typeof readRecording>>): void {
  expect(header).toMatchObject({ version: 2, width: expect.any(Number), height: expect.any(Number) });
  const times = events.map(([time]) => time);
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(times.at(-1)).toBeGreaterThan(80);
  expect(times.at(-1)).toBeLessThan(100);
  expect(events.every(([, kind, output]) => kind === "o" && typeof output === "string")).toBe(true);
  const output = events.map(([, , shown]) => shown).join("");
  expect(text.endsWith(`\n\n${transcript(output)}\n`)).toBe(true);
  expect(output).toContain("\u001b[2m[1]\u001b[22m");
  const [, beforeAdded = "", afterAdded = ""] =
    /([\s\S]*)\$ mv later\/[\s\S]*?\n([\s\S]*)/.exec(transcript(output)) ?? [];
  for (const { typed } of SESSION)
    expect(transcript(output)).toMatch(new RegExp(`^[$>] ${escaped(typed)}$`, "m"));
  expect(beforeAdded).toMatch(/^1 {2}US drone strike in Baghdad .*\[3\](?! {2}UPDATE)/m);
  expect(afterAdded).toMatch(/^1 {2}US drone strike in Baghdad .* {2}UPDATE/m);
  expect(afterAdded).toContain(`${LATE_DOCUMENT}, sentence 2`);
  expect(beforeAdded).toContain("> who won the Super Bowl?\n\nThe documents do not say.\n");
  expect(afterAdded).toContain("All is well.");
}

/** Expects no path, host name or user name of the recording machine. */
function expectAnonymous(recorded: string): void {
  const paths = recorded.match(/(?<![\w.…:-])\/[\w.-]+\/[\w./-]+/g) ?? [];
  expect(paths.filter((path) => !path.startsWith(`${SHOWN_FOLDER}/`))).toEqual([]);
  expect(recorded).not.toContain(tmpdir());
  expect(recorded).not.toContain(`@${hostname()}`);
  expect(recorded).not.toContain(`${userInfo().username}@`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

test("the committed recording lasts about 90 seconds and shows the whole session", async () => {
  const recording = await readRecording("docs");
  expectCompleteSession(recording);
  expectAnonymous(recording.cast);
  expectAnonymous(recording.text);
});

const canRecord = hasScriptCommand();
if (!canRecord)
  console.warn("SKIPPED: the recorder, because this machine has no `script` command of util-linux");

describe.skipIf(!canRecord)("the recorder", () => {
  test("records a real run like the committed recording", { timeout: 120_000 }, async () => {
    const out = await mkdtemp(join(tmpdir(), "dateline-recording-"));
    try {
      await run(process.execPath, [resolve("tools/record.ts"), "--out", out]);
      const recording = await readRecording(out);
      expectCompleteSession(recording);
      expectAnonymous(recording.cast);
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  });
});

test("types at a human pace, prints line by line, cuts long waits, and fills the duration with pauses", () => {
  const events = timeEvents(
    [
      { kind: "typed", text: "a" },
      { kind: "output", text: "\r\none\r\ntwo\r\n", waitedMs: 20_000 },
      { kind: "pause", weight: 2 },
      { kind: "typed", text: "b" },
      { kind: "pause", weight: 3 },
    ],
    6,
  );
  expect(events.map(([, , text]) => text)).toEqual(["a", "\r\n", "one\r\n", "two\r\n", "", "b", ""]);
  const [a, enter, one, two] = events.map(([time]) => time);
  expect([a, enter, one, two]).toEqual([0.055, 0.11, 0.91, 1.08]);
  expect(events.at(-1)?.[0]).toBe(6);
});

test("a transcript contains what the terminal finally shows", () => {
  expect(
    transcript(
      "\r\u001b[KReading: 1 of 9\r\u001b[K\u001b[1mBrief\u001b[22m\r\n> ab\bc\u001b[1G\u001b[0J> done",
    ),
  ).toBe("Brief\n> done");
});
