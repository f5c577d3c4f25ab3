import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { canMount, onSmallDisk } from "../process/small-disk.ts";

const run = promisify(execFile);

const LOG = (level: string, pretty = "null") =>
  `await createLog({ level: "${level}", secrets: ["planted-secret-1"], pretty: ${pretty} })`;

/** Runs a script in its own process; returns the lines it writes to standard error. */
async function logged(script: string): Promise<string[]> {
  const imports = `
    import { createLog } from "./src/ops/log/log.ts";
    import { Fault } from "./src/domain/core/fault.ts";
  `;
  const { stderr } = await run(process.execPath, ["--input-type=module", "-e", imports + script]);
  return stderr.trim().split("\n");
}

test("logs an error with its message, code and cause", async () => {
  const lines = await logged(`
    const cause = new Error("SQLITE_BUSY");
    const { events } = ${LOG("info")};
    events.emit("error", "upkeep.failed", { error: new Fault("store-busy", { key: "It is busy." }, { cause }) });
    (${LOG("error")}).events.emit("info", "below.level");
  `);
  expect(lines).toHaveLength(1);
  const entry = JSON.parse(lines[0] ?? "") as { msg: string; error: Record<string, unknown> };
  expect(entry.msg).toBe("upkeep.failed");
  expect(entry.error).toMatchObject({
    message: "It is busy.",
    code: "store-busy",
    cause: { message: "SQLITE_BUSY" },
  });
  expect(entry.error.stack).toContain("Fault");
});

test.skipIf(!canMount())(
  "on a full disk lines are kept until they fit, and those that are too many are counted",
  async () => {
    const disk = await mkdtemp(join(tmpdir(), "dateline-log-"));
    const script = `
    import { appendFileSync, readFileSync, rmSync } from "node:fs";
    import { createLog } from "./src/ops/log/log.ts";
    const filler = process.env.DATA_DIR + "/filler";
    const { events } = await createLog({ level: "info", secrets: [], pretty: null });
    try { for (;;) appendFileSync(filler, Buffer.alloc(4096, 1)); } catch {}
    for (let n = 0; n < 40; n += 1) events.emit("info", n === 0 ? "first" : "next", { text: "x".repeat(100_000) });
    rmSync(filler);
    events.emit("info", "last", {});
    const lines = readFileSync(process.env.DATA_DIR + "/log", "utf8").trim().split("\\n");
    console.log(JSON.stringify(lines.map((line) => JSON.parse(line)).map(({ msg, lines }) => lines ?? msg)));
  `;
    const [command = "", ...args] = [
      ...onSmallDisk(3_000),
      ...["sh", "-c", 'exec "$@" 2>"$DATA_DIR/log"', "sh"],
      ...[process.execPath, "--input-type=module", "-e", script],
    ];
    const { stdout } = await run(command, args, { env: { ...process.env, DATA_DIR: disk } });
    await rm(disk, { recursive: true });
    expect(JSON.parse(stdout)).toEqual(["first", ...Array.from({ length: 9 }, () => "next"), "last", 30]);
  },
);

test("logs no secret, however deep in an error's causes", async () => {
  const lines = await logged(`
    const deep = new Error("at http://ann:planted-secret-2@model.example with planted-secret-1");
    const cause = new Error("GET /interactions/12/planted-secret-3/callback", { cause: deep });
    const error = Object.assign(new Error("Bearer planted-secret-4", { cause }), { token: "planted-secret-5" });
    const headers = { authorization: "Bot planted-secret-6", "x-api-key": "planted-secret-7" };
    const { events } = ${LOG("info")};
    events.emit("error", "upkeep.failed", { error, headers, detail: "planted-secret-1" });
    (${LOG("info", "{ colour: false }")}).events.emit("error", "upkeep.failed", { error, headers });
  `);
  expect(lines.join("\n")).not.toContain("planted");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    detail: "[redacted]",
    error: { cause: { message: "GET /interactions/12/[redacted]/callback" } },
  });
  expect(lines.slice(1).join("\n")).toContain(`"cause": {`);
});

test("events emitted while handling a request carry its correlation id, and no others do", async () => {
  const lines = await logged(`
    const { events, withCorrelationId } = ${LOG("info")};
    const work = (name) => async () => {
      events.emit("info", name + ".begun");
      await new Promise((resolve) => setTimeout(resolve, 5));
      events.emit("info", name + ".done");
    };
    await Promise.all([withCorrelationId("AAAAAA", work("a")), withCorrelationId("BBBBBB", work("b"))]);
    events.emit("info", "after");
  `);
  const entries = lines.map((line) => JSON.parse(line) as { msg: string; reference?: string });
  expect(entries.map(({ msg, reference }) => [msg, reference])).toEqual([
    ["a.begun", "AAAAAA"],
    ["b.begun", "BBBBBB"],
    ["a.done", "AAAAAA"],
    ["b.done", "BBBBBB"],
    ["after", undefined],
  ]);
});

test("pretty output is text, plain output is JSON", async () => {
  const lines = await logged(`
    (${LOG("info", "{ colour: false }")}).events.emit("warn", "folder.unwatched", { reason: "inotify" });
    (${LOG("info", "{ colour: true }")}).events.emit("warn", "folder.unwatched");
  `);
  expect(lines[0]).toMatch(/^\[\d\d:\d\d:\d\d\] WARN: folder\.unwatched$/);
  expect(lines[1]).toBe('    reason: "inotify"');
  expect(lines[2]).toContain("\u001b[");
});
