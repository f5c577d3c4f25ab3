import type { Schedule } from "../domain/schedules/schedule.ts";
import type {
  ScheduleProblem,
  ScheduleResult,
  ScheduleService,
} from "../domain/schedules/schedule-service.ts";
import { shownIn } from "../domain/texts/reasons.ts";
import { PROGRAM } from "./command-line/commands.ts";
import type { ScheduleCommand } from "./command-line/schedule-actions.ts";
import { type ConsoleContext, type ExitCode, failWith, viewOptions, withProgress } from "./context.ts";
import { plain, terminalJson } from "./terminal/plain.ts";
import { print } from "./terminal/terminal.ts";
import { briefingView } from "./views/briefing-view.ts";
import { briefingJson } from "./views/json.ts";
import { type ScheduleEntry, scheduleJson, scheduleListView } from "./views/schedule-view.ts";

/** Upcoming runs shown per schedule. */
const RUNS_SHOWN = 3;

/** Runs a `schedule` command for the named guild, else the guild of the settings, else the shared library. */
export async function runSchedule(command: ScheduleCommand, context: ConsoleContext): Promise<ExitCode> {
  const schedules = await context.service.schedules();
  const guild = command.guild ?? context.guild;
  const id = command.id ?? "";
  switch (command.action) {
    case "list":
      return printList(await entriesOf(schedules, guild), command, context);
    case "add": {
      const { channel = "", ...input } = command.input;
      const withId = command.id === null ? {} : { id: command.id };
      return printSaved(
        await schedules.add(guild, { ...input, channel, ...withId }),
        schedules,
        command,
        context,
      );
    }
    case "edit":
      return printSaved(await schedules.edit(guild, id, command.input), schedules, command, context);
    case "pause":
      return printSaved(await schedules.pause(guild, id), schedules, command, context);
    case "resume":
      return printSaved(await schedules.resume(guild, id), schedules, command, context);
    case "remove":
      return (await schedules.remove(guild, id))
        ? printLine(context, context.texts.t("console.schedule.removed", { id }))
        : printUnknownSchedule(schedules, guild, id, context);
    case "run":
      return printRun(await schedules.runNow(guild, id), context);
    case "preview":
      return printPreview(guild, command, schedules, context);
  }
}

async function entriesOf(schedules: ScheduleService, guild: string | null): Promise<ScheduleEntry[]> {
  const statuses = await schedules.overview(guild);
  return statuses.map((status) => ({
    schedule: status.schedule,
    next: next(schedules, status.schedule),
    status,
  }));
}

function next(schedules: ScheduleService, schedule: Schedule) {
  return schedule.paused === null ? schedules.nextRuns(schedule, RUNS_SHOWN) : [];
}

async function printList(
  entries: readonly ScheduleEntry[],
  { json }: ScheduleCommand,
  context: ConsoleContext,
): Promise<ExitCode> {
  const text = json
    ? `${terminalJson({ schedules: entries.map(scheduleJson) })}\n`
    : scheduleListView(entries, viewOptions(context));
  await print(context.terminal.out, text);
  return 0;
}

async function printSaved(
  result: ScheduleResult,
  schedules: ScheduleService,
  { json }: ScheduleCommand,
  context: ConsoleContext,
): Promise<ExitCode> {
  if (result.kind === "problem") return printProblem(result, context);
  const { schedule } = result;
  const entry = { schedule, next: next(schedules, schedule), status: null };
  const text = json
    ? `${terminalJson(scheduleJson(entry))}\n`
    : scheduleListView([entry], viewOptions(context));
  await print(context.terminal.out, text);
  return 0;
}

function printProblem({ problem }: ScheduleProblem, { terminal, texts }: ConsoleContext): Promise<ExitCode> {
  return failWith(terminal, shownIn(texts, problem));
}

async function printUnknownSchedule(
  schedules: ScheduleService,
  guild: string | null,
  id: string,
  { terminal, texts }: ConsoleContext,
): Promise<ExitCode> {
  const names = (await schedules.list(guild)).map((schedule) => schedule.id);
  const quoted = JSON.stringify(id);
  return failWith(
    terminal,
    names.length === 0
      ? texts.t("console.schedule.unknown-none", { id: quoted })
      : texts.t("console.schedule.unknown", { id: quoted, names: names.join(", ") }),
  );
}

async function printRun(
  outcome: Awaited<ReturnType<ScheduleService["runNow"]>>,
  context: ConsoleContext,
): Promise<ExitCode> {
  switch (outcome.kind) {
    case "problem":
      return printProblem(outcome, context);
    case "requested":
      return printLine(
        context,
        context.texts.t("console.schedule.requested", { command: `${PROGRAM} schedule list` }),
      );
    case "ended":
      return printLine(
        context,
        context.texts.t("console.schedule.ended", {
          state: context.texts.t(`console.schedule.state.${outcome.edition.state}`),
        }),
      );
  }
}

async function printPreview(
  guild: string | null,
  { id, json }: ScheduleCommand,
  schedules: ScheduleService,
  context: ConsoleContext,
): Promise<ExitCode> {
  const briefing = await withProgress(context, (onProgress) =>
    context.service.previewSchedule(guild, id ?? "", onProgress),
  );
  if (briefing === null) return printUnknownSchedule(schedules, guild, id ?? "", context);
  const text = json
    ? `${terminalJson(briefingJson(briefing))}\n`
    : briefingView(briefing, viewOptions(context)).text;
  await print(context.terminal.out, text);
  return 0;
}

async function printLine({ terminal }: ConsoleContext, sentence: string): Promise<ExitCode> {
  await print(terminal.out, `${plain(sentence)}\n`);
  return 0;
}
