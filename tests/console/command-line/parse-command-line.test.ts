import { expect, test } from "vitest";
import { textsFor } from "../../../src/catalogues/texts.ts";
import { COMMANDS } from "../../../src/console/command-line/commands.ts";
import { parseCommandLine } from "../../../src/console/command-line/parse-command-line.ts";

const line = (...argv: string[]): string => {
  const parsed = parseCommandLine(argv, textsFor("en"));
  return parsed.kind === "wrong" ? parsed.line : `accepted as ${parsed.kind}`;
};

test("the default command is serve, and flags may come before or after a command", () => {
  expect(parseCommandLine([], textsFor("en"))).toEqual({
    kind: "command",
    command: { name: "serve" },
    flags: {},
  });
  expect(parseCommandLine(["--documents", "news"], textsFor("en"))).toEqual({
    kind: "command",
    command: { name: "serve" },
    flags: { documents: "news" },
  });
  expect(parseCommandLine(["--data=d", "brief", "--json", "--since", "2025-05-06"], textsFor("en"))).toEqual({
    kind: "command",
    command: { name: "brief", json: true },
    flags: { data: "d", since: "2025-05-06" },
  });
});

test("a question may be one or several arguments, and may begin with a dash after --", () => {
  const question = (...argv: string[]) => {
    const parsed = parseCommandLine(argv, textsFor("en"));
    return parsed.kind === "command" && parsed.command.name === "ask" ? parsed.command : parsed;
  };
  expect(question("ask", "Who won?", "--json")).toEqual({ name: "ask", question: "Who won?", json: true });
  expect(question("ask", "who", "won")).toEqual({ name: "ask", question: "who won", json: false });
  expect(question("ask", "--", "-3 degrees where?")).toMatchObject({ question: "-3 degrees where?" });
});

test("parses the arguments of the other commands", () => {
  const command = (...argv: string[]) => {
    const parsed = parseCommandLine(argv, textsFor("en"));
    return parsed.kind === "command" ? parsed.command : parsed;
  };
  expect(command("sources", "3")).toEqual({ name: "sources", number: 3 });
  expect(command("sources", "[12]")).toEqual({ name: "sources", number: 12 });
  expect(command("backup", "b.db")).toEqual({ name: "backup", file: "b.db" });
  expect(command("restore", "b.db")).toEqual({ name: "restore", file: "b.db" });
  expect(command("doctor", "--rebuild")).toEqual({ name: "doctor", rebuild: true });
  expect(command("chat")).toEqual({ name: "chat" });
});

test.each([
  [["breif"], /unknown command "breif".*"brief"/],
  [["xylophone"], /unknown command "xylophone".*serve, brief, ask/],
  [["brief", "--jsn"], /unknown option "--jsn".*--json/],
  [["brief", "-x"], /unknown option "-x".*brief --help/],
  [["chat", "--json"], /chat has no option --json/],
  [["brief", "--since"], /--since needs a value: --since ISO/],
  [["brief", "--data", "--json"], /--data needs a value/],
  [["brief", "--json=yes"], /--json takes no value/],
  [["brief", "today"], /brief takes no argument: "today"/],
  [["ask"], /ask needs "question"/],
  [["ask", "  "], /ask needs "question"/],
  [["sources"], /sources needs N/],
  [["sources", "0"], /sources needs the number/],
  [["sources", "two"], /sources needs the number/],
  [["backup", "a", "b"], /takes one file/],
])("rejects %j with one line", (argv, expected) => {
  expect(line(...argv)).toMatch(expected);
  expect(line(...argv)).toMatch(/^dateline: [^\n]+$/);
});

test("a mistyped word cannot inject terminal control sequences", () => {
  for (const word of ["\u001b[2Jbrief", "\u009b2J"]) {
    expect(line(word)).not.toMatch(/\p{Cc}/u);
    expect(line("brief", `--${word}`)).not.toMatch(/\p{Cc}/u);
  }
});

test("the general help lists all commands, and the help of a command all its options", () => {
  const help = (...argv: string[]) => {
    const parsed = parseCommandLine(argv, textsFor("en"));
    return parsed.kind === "help" ? parsed.text : "";
  };
  for (const name of Object.keys(COMMANDS)) expect(help("--help")).toContain(`\n  ${name}`);
  for (const [name, { options }] of Object.entries(COMMANDS)) {
    for (const option of options) expect(help(name, "--help")).toContain(`--${option}`);
  }
  expect(parseCommandLine(["--version"], textsFor("en"))).toEqual({ kind: "version" });
});
