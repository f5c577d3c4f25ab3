import type { ScheduleInput } from "../../domain/schedules/schedule-service.ts";
import { closestMatch } from "../../text/queries/closest-match.ts";
import { type OptionName, PROGRAM } from "./commands.ts";
import { SCHEDULE_ACTIONS, type ScheduleCommand } from "./schedule-actions.ts";

interface ScheduleArguments {
  readonly words: readonly string[];
  readonly values: Readonly<Partial<Record<OptionName, string>>>;
  readonly switches: ReadonlySet<OptionName>;
}

type Outcome =
  | { readonly ok: true; readonly value: ScheduleCommand }
  | { readonly ok: false; readonly problem: string };

const NUMBER = /^\d{1,20}$/;
/** As a title, topic or language, this word removes the current value. */
const NONE = "none";

const usageError = (problem: string): Outcome => ({ ok: false, problem });

export function parseScheduleCommand({ words, values, switches }: ScheduleArguments): Outcome {
  const [actionWord = "", id = null, ...extra] = words;
  const action = SCHEDULE_ACTIONS.find((each) => each === actionWord.toLowerCase());
  if (action === undefined) return usageError(unknownAction(actionWord));
  if (extra[0] !== undefined)
    return usageError(`schedule ${action} takes one name, not ${JSON.stringify(extra[0])} too.`);
  if (id === null && action !== "list" && action !== "add")
    return usageError(`schedule ${action} needs a schedule's name: ${PROGRAM} schedule ${action} morning`);
  if (id !== null && action === "list")
    return usageError(`schedule list takes no name: ${JSON.stringify(id)}`);
  if (action === "add" && values.channel === undefined)
    return usageError(
      `schedule add needs a channel: ${PROGRAM} schedule add --channel 123456789012345678 --time 07:30`,
    );
  const guild = values.guild ?? null;
  if (guild !== null && !NUMBER.test(guild)) return usageError("--guild needs the server's ID (a number).");
  const nothingNew = values["nothing-new"];
  if (nothingNew !== undefined && nothingNew !== "line" && nothingNew !== "silence")
    return usageError(`--nothing-new is line or silence, not ${JSON.stringify(nothingNew)}.`);
  for (const name of ["thread", "pictures"] as const)
    if (switches.has(name) && switches.has(`no-${name}`))
      return usageError(`Give --${name} or --no-${name}, not both.`);
  const switchValue = (name: "thread" | "pictures"): boolean | undefined =>
    switches.has(name) ? true : switches.has(`no-${name}`) ? false : undefined;
  const input: ScheduleInput = {
    channel: values.channel,
    time: values.time,
    days: values.days,
    cron: values.cron,
    zone: values.zone,
    title: noneAsNull(values.title),
    topic: noneAsNull(values.topic),
    language: noneAsNull(values.language),
    nothingNew,
    thread: switchValue("thread"),
    pictures: switchValue("pictures"),
  };
  return { ok: true, value: { name: "schedule", action, id, guild, input, json: switches.has("json") } };
}

function unknownAction(actionWord: string): string {
  if (actionWord === "") return `schedule needs one of ${SCHEDULE_ACTIONS.join(", ")}.`;
  const suggestion = closestMatch(actionWord, SCHEDULE_ACTIONS);
  const hint =
    suggestion === null ? `It is one of ${SCHEDULE_ACTIONS.join(", ")}.` : `Did you mean "${suggestion}"?`;
  return `schedule can't ${JSON.stringify(actionWord)}. ${hint}`;
}

function noneAsNull(value: string | undefined): string | null | undefined {
  return value?.trim().toLowerCase() === NONE ? null : value;
}
