import type { Wish } from "../domain/schedules.ts";
import { nearest } from "../text/nearest.ts";
import { type OptionName, PROGRAM } from "./commands.ts";
import { ACTIONS, type ScheduleCommand } from "./schedule-actions.ts";

interface TypedSchedule {
  readonly words: readonly string[];
  readonly values: Readonly<Partial<Record<OptionName, string>>>;
  readonly switches: ReadonlySet<OptionName>;
}

type Outcome =
  | { readonly ok: true; readonly value: ScheduleCommand }
  | { readonly ok: false; readonly problem: string };

const NUMBER = /^\d{1,20}$/;
/** Typed as a title, topic or language it takes away what was there. */
const NONE = "none";

const wrong = (problem: string): Outcome => ({ ok: false, problem });

export function readScheduleCommand({ words, values, switches }: TypedSchedule): Outcome {
  const [typed = "", id = null, ...more] = words;
  const action = ACTIONS.find((each) => each === typed.toLowerCase());
  if (action === undefined) return wrong(unknownAction(typed));
  if (more[0] !== undefined)
    return wrong(`schedule ${action} takes one name, not ${JSON.stringify(more[0])} too.`);
  if (id === null && action !== "list" && action !== "add")
    return wrong(`schedule ${action} needs a schedule's name: ${PROGRAM} schedule ${action} morning`);
  if (id !== null && action === "list") return wrong(`schedule list takes no name: ${JSON.stringify(id)}`);
  if (action === "add" && values.channel === undefined)
    return wrong(
      `schedule add needs a channel: ${PROGRAM} schedule add --channel 123456789012345678 --time 07:30`,
    );
  const guild = values.guild ?? null;
  if (guild !== null && !NUMBER.test(guild)) return wrong("--guild needs the server's number.");
  const silence = values["nothing-new"];
  if (silence !== undefined && silence !== "line" && silence !== "silence")
    return wrong(`--nothing-new is line or silence, not ${JSON.stringify(silence)}.`);
  for (const name of ["thread", "pictures"] as const)
    if (switches.has(name) && switches.has(`no-${name}`))
      return wrong(`Give --${name} or --no-${name}, not both.`);
  const wished = (name: "thread" | "pictures"): boolean | undefined =>
    switches.has(name) ? true : switches.has(`no-${name}`) ? false : undefined;
  const wish: Wish = {
    channel: values.channel,
    time: values.time,
    days: values.days,
    cron: values.cron,
    zone: values.zone,
    title: noneAsNull(values.title),
    topic: noneAsNull(values.topic),
    language: noneAsNull(values.language),
    nothingNew: silence,
    thread: wished("thread"),
    pictures: wished("pictures"),
  };
  return { ok: true, value: { name: "schedule", action, id, guild, wish, json: switches.has("json") } };
}

function unknownAction(typed: string): string {
  if (typed === "") return `schedule needs one of ${ACTIONS.join(", ")}.`;
  const meant = nearest(typed, ACTIONS);
  const hint = meant === null ? `It is one of ${ACTIONS.join(", ")}.` : `Did you mean "${meant}"?`;
  return `schedule can't ${JSON.stringify(typed)}. ${hint}`;
}

function noneAsNull(value: string | undefined): string | null | undefined {
  return value?.trim().toLowerCase() === NONE ? null : value;
}
