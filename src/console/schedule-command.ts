import type { Problem, Schedule, ScheduleDesk, Settled } from "../domain/schedules.ts";
import { briefingView } from "./briefing-view.ts";
import { PROGRAM } from "./commands.ts";
import { type ConsoleContext, type ExitCode, failWith, viewOptions, withProgress } from "./context.ts";
import { briefingJson } from "./json.ts";
import { plain, terminalJson } from "./plain.ts";
import type { ScheduleCommand } from "./schedule-actions.ts";
import { type ScheduleEntry, scheduleJson, scheduleListView } from "./schedule-view.ts";
import { print } from "./terminal.ts";

/** Runs that are shown of a schedule. */
const RUNS_SHOWN = 3;

/** Does what was asked of the schedules of a guild (the one in the settings unless named), or of the shared library. */
export async function runSchedule(command: ScheduleCommand, context: ConsoleContext): Promise<ExitCode> {
  const desk = await context.desk.schedules();
  const guild = command.guild ?? context.guild;
  const id = command.id ?? "";
  switch (command.action) {
    case "list":
      return printList(await entriesOf(desk, guild), command, context);
    case "add": {
      const { channel = "", ...wish } = command.wish;
      const named = command.id === null ? {} : { id: command.id };
      return printSettled(await desk.add(guild, { ...wish, channel, ...named }), desk, command, context);
    }
    case "edit":
      return printSettled(await desk.edit(guild, id, command.wish), desk, command, context);
    case "pause":
      return printSettled(await desk.pause(guild, id), desk, command, context);
    case "resume":
      return printSettled(await desk.resume(guild, id), desk, command, context);
    case "remove":
      return (await desk.remove(guild, id))
        ? say(context, `Removed: ${id}`)
        : unknown(desk, guild, id, context);
    case "run":
      return printRun(await desk.runNow(guild, id), context);
    case "preview":
      return printPreview(guild, command, desk, context);
  }
}

async function entriesOf(desk: ScheduleDesk, guild: string | null): Promise<ScheduleEntry[]> {
  const statuses = await desk.overview(guild);
  return statuses.map((status) => ({ schedule: status.schedule, next: next(desk, status.schedule), status }));
}

function next(desk: ScheduleDesk, schedule: Schedule) {
  return schedule.paused === null ? desk.nextRuns(schedule, RUNS_SHOWN) : [];
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

async function printSettled(
  settled: Settled,
  desk: ScheduleDesk,
  { json }: ScheduleCommand,
  context: ConsoleContext,
): Promise<ExitCode> {
  if (settled.kind === "problem") return refuse(settled, context);
  const { schedule } = settled;
  const entry = { schedule, next: next(desk, schedule), status: null };
  const text = json
    ? `${terminalJson(scheduleJson(entry))}\n`
    : scheduleListView([entry], viewOptions(context));
  await print(context.terminal.out, text);
  return 0;
}

function refuse({ problem }: Problem, { terminal }: ConsoleContext): Promise<ExitCode> {
  return failWith(terminal, problem);
}

async function unknown(
  desk: ScheduleDesk,
  guild: string | null,
  id: string,
  { terminal }: ConsoleContext,
): Promise<ExitCode> {
  const names = (await desk.list(guild)).map((schedule) => schedule.id);
  const hint = names.length === 0 ? "There are none yet." : `There are: ${names.join(", ")}.`;
  return failWith(terminal, `there is no schedule ${JSON.stringify(id)}. ${hint}`);
}

async function printRun(
  outcome: Awaited<ReturnType<ScheduleDesk["runNow"]>>,
  context: ConsoleContext,
): Promise<ExitCode> {
  switch (outcome.kind) {
    case "problem":
      return refuse(outcome, context);
    case "asked":
      return say(
        context,
        `Asked for: a running bot posts it within some seconds. See: ${PROGRAM} schedule list`,
      );
    case "ended":
      return say(context, `The edition is ${outcome.edition.state}.`);
  }
}

async function printPreview(
  guild: string | null,
  { id, json }: ScheduleCommand,
  desk: ScheduleDesk,
  context: ConsoleContext,
): Promise<ExitCode> {
  const briefing = await withProgress(context, (onProgress) =>
    context.desk.previewSchedule(guild, id ?? "", onProgress),
  );
  if (briefing === null) return unknown(desk, guild, id ?? "", context);
  const text = json
    ? `${terminalJson(briefingJson(briefing))}\n`
    : briefingView(briefing, viewOptions(context)).text;
  await print(context.terminal.out, text);
  return 0;
}

async function say({ terminal }: ConsoleContext, sentence: string): Promise<ExitCode> {
  await print(terminal.out, `${plain(sentence)}\n`);
  return 0;
}
