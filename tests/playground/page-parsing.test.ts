// Parsing code of the page, tested without a browser.
import { expect, test } from "vitest";
import { parseCommandLine } from "../../playground/page/input/typed-command.ts";
import { readableLines } from "../../playground/page/panels/log-lines.ts";
import type { CommandView } from "../../playground/views/view-types.ts";

const option = (name: string) => ({ type: 3, name });
const COMMANDS: readonly CommandView[] = [
  { name: "brief", type: 1, description: "", options: [option("topic"), option("since")] },
  {
    name: "schedule add",
    type: 1,
    description: "",
    options: [option("channel"), option("time"), option("title")],
  },
  { name: "schedule", type: 3, description: "", options: [] },
  { name: "help", type: 1, description: "", options: [] },
];

function typed(text: string): unknown {
  const parsed = parseCommandLine(text, COMMANDS);
  return parsed && [parsed.command.name, Object.fromEntries(parsed.values)];
}

test.each([
  ["/help", ["help", {}]],
  ["/brief", ["brief", {}]],
  ["/brief chile fires", ["brief", { topic: "chile fires" }]],
  ["/brief chile since:3d", ["brief", { topic: "chile", since: "3d" }]],
  [
    "/schedule add channel:#news time:7:30 title:Harbour news: the day ",
    ["schedule add", { channel: "#news", time: "7:30", title: "Harbour news: the day" }],
  ],
  ["/schedule", null],
  ["/briefing", null],
  ["brief", null],
])("parses %s", (text, expected) => {
  expect(typed(text)).toEqual(expected);
});

test("log lines are formatted, and a repeated line is shown once with a count", () => {
  const entry = (time: number) =>
    JSON.stringify({
      level: 40,
      time,
      pid: 1,
      hostname: "x",
      shard: 0,
      reason: null,
      msg: "gateway.reconnecting",
    });
  const [plain, repeated, broken, ...more] = readableLines([
    "Reading /x.",
    entry(0),
    entry(500),
    '{"level":',
  ]);
  expect(plain).toBe("Reading /x.");
  expect(repeated).toMatch(/^\d.* warn gateway\.reconnecting shard=0 \(2 times\)$/);
  expect([broken, more]).toEqual(['{"level":', []]);
});
