import { type ScheduleSwitch, SWITCH_NAMES, switchValues } from "../../domain/schedules/schedule.ts";
import type { ScheduleInput } from "../../domain/schedules/schedule-service.ts";
import type { Texts } from "../../domain/texts/texts.ts";
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

export function parseScheduleCommand({ words, values, switches }: ScheduleArguments, texts: Texts): Outcome {
  const [actionWord = "", id = null, ...extra] = words;
  const action = SCHEDULE_ACTIONS.find((each) => each === actionWord.toLowerCase());
  if (action === undefined) return usageError(unknownAction(actionWord, texts));
  if (extra[0] !== undefined)
    return usageError(texts.t("console.usage.schedule-one-name", { action, word: JSON.stringify(extra[0]) }));
  if (id === null && action !== "list" && action !== "add")
    return usageError(
      texts.t("console.usage.schedule-needs-name", {
        action,
        example: `${PROGRAM} schedule ${action} morning`,
      }),
    );
  if (id !== null && action === "list")
    return usageError(texts.t("console.usage.schedule-no-name", { word: JSON.stringify(id) }));
  if (action === "add" && values.channel === undefined)
    return usageError(
      texts.t("console.usage.schedule-needs-channel", {
        example: `${PROGRAM} schedule add --channel 123456789012345678 --time 07:30`,
      }),
    );
  const guild = values.guild ?? null;
  if (guild !== null && !NUMBER.test(guild)) return usageError(texts.t("console.usage.guild"));
  const nothingNew = values["nothing-new"];
  if (nothingNew !== undefined && nothingNew !== "line" && nothingNew !== "silence")
    return usageError(texts.t("console.usage.nothing-new", { word: JSON.stringify(nothingNew) }));
  for (const name of SWITCH_NAMES)
    if (switches.has(name) && switches.has(`no-${name}`))
      return usageError(texts.t("console.usage.not-both", { name }));
  const switchValue = (name: ScheduleSwitch): boolean | undefined =>
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
    ...switchValues(switchValue),
  };
  return { ok: true, value: { name: "schedule", action, id, guild, input, json: switches.has("json") } };
}

function unknownAction(actionWord: string, texts: Texts): string {
  const actions = SCHEDULE_ACTIONS.join(", ");
  if (actionWord === "") return texts.t("console.usage.schedule-actions", { actions });
  const suggestion = closestMatch(actionWord, SCHEDULE_ACTIONS);
  const hint =
    suggestion === null
      ? texts.t("console.usage.schedule-one-of", { actions })
      : texts.t("console.hint.did-you-mean", { suggestion: `"${suggestion}"` });
  return texts.t("console.usage.unknown-action", { word: JSON.stringify(actionWord), hint });
}

function noneAsNull(value: string | undefined): string | null | undefined {
  return value?.trim().toLowerCase() === NONE ? null : value;
}
