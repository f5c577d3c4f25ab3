// Wires the console: one command in a terminal.
import { randomUUID } from "node:crypto";
import { systemClock } from "../async/system-clock.ts";
import { textsFor } from "../catalogues/texts.ts";
import type { LibraryCommand } from "../console/command-line/commands.ts";
import type { ExitCode } from "../console/context.ts";
import { runCommand } from "../console/run.ts";
import type { Terminal } from "../console/terminal/terminal.ts";
import { type ConsoleServiceDeps, createConsoleService } from "./console-service.ts";

export interface ConsoleDeps extends Omit<ConsoleServiceDeps, "resources"> {
  readonly command: LibraryCommand;
  readonly terminal: Terminal;
}

export async function runInConsole(deps: ConsoleDeps): Promise<ExitCode> {
  const { command, config, now, terminal } = deps;
  const resources = new AsyncDisposableStack();
  try {
    return await runCommand(command, {
      service: createConsoleService({ ...deps, resources }),
      terminal,
      timeZone: config.timeZone,
      texts: textsFor(config.language),
      timeZoneFrom: config.timeZoneFrom,
      since: config.since,
      guild: config.discord.guildId,
      now,
      monotonicMs: systemClock.monotonicMs,
      newConversation: randomUUID,
    });
  } finally {
    await resources.disposeAsync();
  }
}
