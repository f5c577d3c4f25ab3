// Reads the settings, and does one command with only those rooms that it needs.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { colourWanted } from "./config/colour.ts";
import { type Config, faultExitCode, faultLines, readConfig, secretsOf } from "./config/config.ts";
import { parseCommandLine } from "./console/command-line.ts";
import type { Command } from "./console/commands.ts";
import { type ExitCode, reportFaults } from "./console/context.ts";
import { createTerminal, print, type Terminal } from "./console/terminal.ts";
import { noSensors, type Sensors } from "./domain/health.ts";
import { createLog, type Log } from "./ops/events.ts";
import type { AddRoutes } from "./wire-pages.ts";

const PROJECT_ROOT = resolve(import.meta.dirname, "..");
/** All is closed by then; what still runs is nobody's. */
const LET_GO_MS = 500;
const now = () => new Date().toISOString();

function version(): string {
  const text = readFileSync(resolve(PROJECT_ROOT, "package.json"), "utf8");
  return String((JSON.parse(text) as { version: unknown }).version);
}

async function main(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const typed = parseCommandLine(argv);
  switch (typed.kind) {
    case "help":
      await print(terminal.out, typed.text);
      return 0;
    case "version":
      await print(terminal.out, `${version()}\n`);
      return 0;
    case "wrong":
      await print(terminal.err, `${typed.line}\n`);
      return 2;
    case "command": {
      const settings = readConfig({ flags: typed.flags, cwd: process.cwd(), projectRoot: PROJECT_ROOT });
      if (settings.ok) return run(typed.command, settings.config, terminal);
      await print(
        terminal.err,
        faultLines(settings.faults)
          .map((line) => `dateline: ${line}\n`)
          .join(""),
      );
      return faultExitCode(settings.faults);
    }
  }
}

/** Aborts on Ctrl-C or SIGTERM; a second one ends the program at once. */
function onSignals(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const names = ["SIGINT", "SIGTERM"] as const;
  for (const name of names) process.once(name, stop);
  return {
    signal: controller.signal,
    release() {
      for (const name of names) process.off(name, stop);
    },
  };
}

async function run(command: Command, config: Config, terminal: Terminal): Promise<ExitCode> {
  const log = await openLog(config);
  // A defect ends the program, and is told like everything else: in one line, without secrets.
  process.on("uncaughtException", (error) => {
    log.events.emit("error", "crashed", { error });
    process.exit(1);
  });
  return reportFaults(terminal, () => runLogged(command, config, { ...log, terminal }));
}

function openLog({ logLevel, ...config }: Config): Promise<Log> {
  const isTerminal = process.stderr.isTTY === true;
  const pretty = isTerminal ? { colour: colourWanted(isTerminal) } : null;
  return createLog({ level: logLevel, secrets: secretsOf(config), pretty });
}

interface Logged extends Log {
  readonly terminal: Terminal;
}

async function runLogged(command: Command, config: Config, logged: Logged): Promise<ExitCode> {
  const { http } = config;
  if (command.name !== "serve" || http === null) return perform(command, config, logged);
  const { openOperations } = await import("./wire-operations.ts");
  // What is asked for in a terminal goes to standard output; that this is on, too, is said beside it.
  const stream = config.discord.token === null ? logged.terminal.err : logged.terminal.out;
  const say = (line: string) => void print(stream, `${line}\n`);
  const operations = await openOperations({ config, http, ...logged, now, version: version(), say });
  try {
    return await perform(command, config, { ...logged, ...operations });
  } finally {
    await operations.close();
  }
}

async function perform(
  command: Command,
  config: Config,
  parts: Logged & { readonly sensors?: Sensors; readonly addRoutes?: AddRoutes },
): Promise<ExitCode> {
  const { sensors = noSensors() } = parts;
  if (command.name !== "serve" || config.discord.token === null) {
    const { runInConsole } = await import("./wire-console.ts");
    return runInConsole({ ...parts, command, config, now, version: version(), sensors });
  }
  const { serveDiscord } = await import("./wire-discord.ts");
  const { signal, release } = onSignals();
  signal.addEventListener("abort", () => {
    sensors.stopping = true;
  });
  const token = config.discord.token.reveal();
  return serveDiscord({ ...parts, config, token, now, signal, sensors }).finally(() => {
    release();
    // A connection that is being tried again goes on trying, however it is told to end.
    setTimeout(() => process.exit(), LET_GO_MS).unref();
  });
}

const terminal = createTerminal({
  out: process.stdout,
  err: process.stderr,
  input: process.stdin,
  colour: colourWanted(process.stdout.isTTY === true),
});
process.exitCode = await main(process.argv.slice(2), terminal);
