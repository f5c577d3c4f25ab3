// The entry point: reads the configuration, picks the command, and loads only the rooms that it needs.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { systemClock } from "./async/system-clock.ts";
import { textsFor } from "./catalogues/texts.ts";
import { shouldUseColour } from "./config/colour.ts";
import { type Config, readConfig, readLanguage, secretsOf } from "./config/config.ts";
import { faultExitCode, faultLines } from "./config/config-faults.ts";
import type { Command } from "./console/command-line/commands.ts";
import { parseCommandLine } from "./console/command-line/parse-command-line.ts";
import { type ExitCode, failWith, reportFaults } from "./console/context.ts";
import { createTerminal, print, type Terminal } from "./console/terminal/terminal.ts";
import { createHealthSignals, type HealthSignals } from "./domain/operations/health-signals.ts";
import type { Texts } from "./domain/texts/texts.ts";
import { createLog, type Log } from "./ops/log/log.ts";
import type { AddRoutes } from "./wiring/pages.ts";

const PROJECT_ROOT = resolve(import.meta.dirname, "..");
/** Grace period after shutdown; whatever still runs then has leaked and is killed. */
const EXIT_GRACE_MS = 500;
const { now } = systemClock;

function version(): string {
  const text = readFileSync(resolve(PROJECT_ROOT, "package.json"), "utf8");
  return String((JSON.parse(text) as { version: unknown }).version);
}

async function main(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const base = { cwd: process.cwd(), projectRoot: PROJECT_ROOT };
  const texts = textsFor(readLanguage(base));
  const parsed = parseCommandLine(argv, texts);
  switch (parsed.kind) {
    case "help":
      await print(terminal.out, parsed.text);
      return 0;
    case "version":
      await print(terminal.out, `${version()}\n`);
      return 0;
    case "wrong":
      await print(terminal.err, `${parsed.line}\n`);
      return 2;
    case "command": {
      const settings = readConfig({ flags: parsed.flags, ...base });
      if (settings.ok) return run(parsed.command, settings.config, terminal);
      await print(
        terminal.err,
        faultLines(settings.faults, texts)
          .map((line) => `dateline: ${line}\n`)
          .join(""),
      );
      return faultExitCode(settings.faults);
    }
  }
}

/**
 * Aborts on Ctrl-C, SIGTERM, or SIGHUP when the terminal is closed. A second Ctrl-C or SIGTERM ends the program at once; a second
 * SIGHUP does not, because the terminal and the launcher both send one.
 */
function onSignals(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const names = ["SIGINT", "SIGTERM"] as const;
  for (const name of names) process.once(name, stop);
  process.on("SIGHUP", stop);
  return {
    signal: controller.signal,
    release() {
      for (const name of [...names, "SIGHUP"]) process.off(name, stop);
    },
  };
}

/** Node opens a debugger on SIGUSR1 unless there is a listener: whoever connects to it can run code and read the tokens. */
function refuseDebugger(): void {
  process.on("SIGUSR1", () => undefined);
}

async function run(command: Command, config: Config, terminal: Terminal): Promise<ExitCode> {
  const log = await openConfiguredLog(config);
  // A defect ends the program; it is logged like everything else, in one line without secrets.
  process.on("uncaughtException", (error) => {
    log.events.emit("error", "crashed", { error });
    process.exit(1);
  });
  const texts = textsFor(config.language);
  const code = await reportFaults(terminal, texts, () => runLogged(command, config, { ...log, terminal }));
  // What `serve` prints are notices; their loss fails nothing. For other commands the output is the result.
  return command.name === "serve" || code !== 0 ? code : reportLostOutput(terminal, texts);
}

async function reportLostOutput(terminal: Terminal, texts: Texts): Promise<ExitCode> {
  const [error] = writeErrors;
  if (error === undefined) return 0;
  return failWith(terminal, texts.t("console.output-lost", { error: error.message }));
}

function openConfiguredLog({ logLevel, ...config }: Config): Promise<Log> {
  const isTerminal = process.stderr.isTTY === true;
  const pretty = isTerminal ? { colour: shouldUseColour(isTerminal) } : null;
  return createLog({ level: logLevel, secrets: secretsOf(config), pretty });
}

interface LoggedDeps extends Log {
  readonly terminal: Terminal;
}

async function runLogged(command: Command, config: Config, deps: LoggedDeps): Promise<ExitCode> {
  const { http } = config;
  if (command.name !== "serve" || http === null) return dispatch(command, config, deps);
  const { openOperations } = await import("./wiring/operations.ts");
  // In console mode stdout is for command output, so this notice goes to stderr.
  const stream = config.discord.token === null ? deps.terminal.err : deps.terminal.out;
  const say = (line: string) => void print(stream, `${line}\n`);
  const operations = await openOperations({ config, http, ...deps, now, version: version(), say });
  try {
    return await dispatch(command, config, { ...deps, ...operations });
  } finally {
    await operations.close();
  }
}

async function dispatch(
  command: Command,
  config: Config,
  deps: LoggedDeps & { readonly sensors?: HealthSignals; readonly addRoutes?: AddRoutes },
): Promise<ExitCode> {
  const { sensors = createHealthSignals() } = deps;
  if (command.name === "verify") {
    const { verifyInConsole } = await import("./wiring/verify.ts");
    return verifyInConsole(command, { terminal: deps.terminal, texts: textsFor(config.language) });
  }
  if (command.name !== "serve" || config.discord.token === null) {
    const { runInConsole } = await import("./wiring/console.ts");
    return runInConsole({ ...deps, command, config, now, version: version(), sensors });
  }
  const { serveDiscord } = await import("./wiring/discord.ts");
  const { signal, release } = onSignals();
  signal.addEventListener("abort", () => {
    sensors.stopping = true;
  });
  const token = config.discord.token.reveal();
  return serveDiscord({ ...deps, config, version: version(), token, now, signal, sensors }).finally(() => {
    release();
    // A connection that is being retried cannot be cancelled.
    setTimeout(() => process.exit(), EXIT_GRACE_MS).unref();
  });
}

/** Of standard output and standard error: a full disk, or a terminal that was closed. */
const writeErrors: Error[] = [];
refuseDebugger();
const terminal = createTerminal({
  out: process.stdout,
  err: process.stderr,
  input: process.stdin,
  colour: shouldUseColour(process.stdout.isTTY === true),
  onWriteError: (error) => writeErrors.push(error),
});
process.exitCode = await main(process.argv.slice(2), terminal);
