// Reads the settings, and does one command with only those rooms that it needs.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { colourWanted } from "./config/colour.ts";
import { type Config, faultExitCode, faultLines, readConfig } from "./config/config.ts";
import { parseCommandLine } from "./console/command-line.ts";
import type { Command } from "./console/commands.ts";
import { type ExitCode, reportFaults } from "./console/context.ts";
import { createTerminal, print, type Terminal } from "./console/terminal.ts";
import { createLog } from "./ops/events.ts";

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
  const events = createLog(config.logLevel);
  if (command.name !== "serve" || config.discord.token === null) {
    const { runInConsole } = await import("./wire-console.ts");
    return runInConsole({ command, config, events, now, terminal, version });
  }
  const { serveDiscord } = await import("./wire-discord.ts");
  const { signal, release } = onSignals();
  const token = config.discord.token.reveal();
  return reportFaults(terminal, () => serveDiscord({ config, token, events, now, terminal, signal })).finally(
    () => {
      release();
      // A connection that is being tried again goes on trying, however it is told to end.
      setTimeout(() => process.exit(), LET_GO_MS).unref();
    },
  );
}

const terminal = createTerminal({
  out: process.stdout,
  err: process.stderr,
  input: process.stdin,
  colour: colourWanted(process.stdout.isTTY === true),
});
process.exitCode = await main(process.argv.slice(2), terminal);
