import { expect, test } from "vitest";
import { textsFor } from "../../../src/catalogues/texts.ts";
import { createProgressLine } from "../../../src/console/terminal/progress.ts";
import { createTerminal } from "../../../src/console/terminal/terminal.ts";
import { recorder } from "../samples.ts";

/** A progress line with a test clock. */
function progress(isTTY: boolean) {
  const { stream, written } = recorder({ isTTY });
  let clock = 1000;
  const line = createProgressLine(stream, () => clock, textsFor("en"));
  const at = (ms: number, read: number) => {
    clock = 1000 + ms;
    line.show({
      files: 25_000,
      changed: 20_000,
      read,
      latest: `north/${"deep/".repeat(6)}${read}\u001b.txt`,
      latestPublic: null,
      settlingApart: 0,
      settling: 0,
    });
  };
  return { at, written, done: line.done };
}

test("on a terminal, rewrites one line and erases it at the end; quick work shows nothing", () => {
  const quick = progress(true);
  quick.at(200, 100);
  quick.done();
  expect(quick.written()).toBe("");
  const long = progress(true);
  long.at(500, 300);
  long.at(550, 330);
  long.at(2000, 1000);
  long.done();
  expect(long.written()).toBe(
    "\r\u001b[KReading documents: 300 of 20,000 (600/s): …p/deep/deep/deep/deep/300.txt\r\u001b[KReading documents: 1,000 of 20,000 (500/s): …/deep/deep/deep/deep/1000.txt\r\u001b[K",
  );
});

test("in a log, writes a plain line every five seconds", () => {
  const { at, written, done } = progress(false);
  for (let second = 1; second <= 11; second += 1) at(second * 1000, second * 400);
  done();
  expect(written()).toBe(
    "Reading documents: 2,000 of 20,000 (400/s): …/deep/deep/deep/deep/2000.txt\nReading documents: 4,000 of 20,000 (400/s): …/deep/deep/deep/deep/4000.txt\n",
  );
});

test("the width is the window's, limited to a readable range, and 80 without a window", () => {
  const columns = (options: { columns?: number }) => {
    const { stream } = recorder(options);
    return createTerminal({ out: stream, err: stream, input: stream, colour: false }).columns();
  };
  expect([columns({}), columns({ columns: 0 }), columns({ columns: 66 })]).toEqual([80, 80, 66]);
  expect([columns({ columns: 5 }), columns({ columns: 300 })]).toEqual([20, 100]);
});

test("ignores a closed output pipe and throws any other output error", () => {
  const { stream } = recorder();
  createTerminal({ out: stream, err: recorder().stream, input: stream, colour: false });
  const broken = (code: string) => stream.emit("error", Object.assign(new Error(code), { code }));
  expect(() => broken("EPIPE")).not.toThrow();
  expect(() => broken("EIO")).toThrow("EIO");
});
