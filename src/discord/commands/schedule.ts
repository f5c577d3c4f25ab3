import { type Edition, editionReason } from "../../domain/delivery/edition.ts";
import type { Schedule } from "../../domain/schedules/schedule.ts";
import type { ScheduleProblem, ScheduleResult } from "../../domain/schedules/schedule-service.ts";
import { shownIn } from "../../domain/texts/reasons.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import type { InteractionContext } from "../context/bot-context.ts";
import type { CommandOptions } from "../context/command-options.ts";
import type { SlashCommand } from "../context/task.ts";
import { escapeText } from "../message/escape.ts";
import type { PermissionName } from "../message/permission-name.ts";
import { markdownMessage, markdownMessages, noticeMessage } from "../render/notices.ts";
import { channelLink, permissionLines, scheduleLines } from "../render/schedules.ts";
import { shortLabel } from "../render/short-label.ts";
import { replyWithAll } from "../replies/reply-with.ts";
import { replyWithBriefing } from "../replies/reply-with-briefing.ts";
import { parseScheduleInput } from "./schedule-input.ts";

/** `id` is the schedule's, as typed. */
interface ScheduleRequest {
  readonly guild: string;
  readonly id: string;
  readonly options: CommandOptions;
}

type SubcommandHandler = (context: InteractionContext, asked: ScheduleRequest) => Promise<unknown>;

const BRIEFING_SUBCOMMANDS: ReadonlySet<string> = new Set(["run", "preview"]);
const MAX_NEXT_RUNS = 3;
const MAX_CHOICES = 25;

export const schedule: SlashCommand = {
  task: (options) => ({
    name: `schedule ${options.subcommand}`,
    // The others write no text, and people use several in a row when setting schedules up.
    rateLimited: BRIEFING_SUBCOMMANDS.has(options.subcommand ?? ""),
    managersOnly: true,
    acknowledge: "private",
    async run(context) {
      const { guild } = context.request;
      const handler = SUBCOMMANDS.get(options.subcommand ?? "");
      if (guild === null || handler === undefined) return;
      await handler(context, { guild, id: options.text("id")?.trim() ?? "", options });
    },
  }),
  autocomplete({ name, typed }, { guild, isManager }, { bot }) {
    if (guild === null || !isManager) return [];
    if (name === "time-zone")
      return bot.service
        .suggestZones(typed)
        .map(({ zone, label }) => ({ name: shortLabel(label), value: zone }));
    return bot.service
      .suggestSchedules(guild, typed)
      .slice(0, MAX_CHOICES)
      .map(({ id, title, topic }) => ({
        name: shortLabel([id, title, topic].filter((part) => part !== null).join(" · ")),
        value: id,
      }));
  },
};

async function add(context: InteractionContext, { guild, id, options }: ScheduleRequest) {
  const channel = options.text("channel");
  if (channel === null) return;
  const input = { ...parseScheduleInput(options), channel };
  const { schedules } = context.bot.service;
  await confirm(context, await schedules.add(guild, id === "" ? input : { ...input, id }), id);
}

async function edit(context: InteractionContext, { guild, id, options }: ScheduleRequest) {
  await confirm(
    context,
    await context.bot.service.schedules.edit(guild, id, parseScheduleInput(options)),
    id,
  );
}

async function pause(context: InteractionContext, { guild, id }: ScheduleRequest) {
  await confirm(context, await context.bot.service.schedules.pause(guild, id), id);
}

async function resume(context: InteractionContext, { guild, id }: ScheduleRequest) {
  await confirm(context, await context.bot.service.schedules.resume(guild, id), id);
}

/** Shows the schedule, its next times and any missing permissions. */
async function confirm(context: InteractionContext, result: ScheduleResult, id: string): Promise<void> {
  if (result.kind === "problem") return replyProblem(context, result, id);
  const { bot, respond, texts } = context;
  const { schedule: saved } = result;
  const next = saved.paused === null ? bot.service.schedules.nextRuns(saved, MAX_NEXT_RUNS) : [];
  const missing = bot.missingPermissions(saved.channel, permissionsFor(saved));
  const lines = [...scheduleLines(saved, next, texts), ...permissionLines(saved.channel, missing, texts)];
  await respond.reply(markdownMessage(lines.join("\n")));
}

/** Read Message History is needed to find out whether a post without a response arrived. */
function permissionsFor({ thread }: Schedule): readonly PermissionName[] {
  const always = ["ViewChannel", "SendMessages", "ReadMessageHistory"] as const;
  return thread ? [...always, "CreatePublicThreads", "SendMessagesInThreads"] : always;
}

async function replyProblem(
  context: InteractionContext,
  { why, problem }: ScheduleProblem,
  id: string,
): Promise<void> {
  const { respond, texts } = context;
  switch (why) {
    case "unknown":
      await replyUnknown(context, id);
      break;
    case "taken":
    case "too-many":
    case "too-often":
    case "busy":
      await respond.reply(markdownMessage(texts.t(`discord.schedule.problem.${why}`)));
      break;
    case "unreadable":
    case "no-connection":
      await respond.reply(noticeMessage(shownIn(texts, problem)));
  }
}

function replyUnknown({ respond, texts }: InteractionContext, id: string) {
  return respond.reply(markdownMessage(texts.t("discord.schedule.unknown", { id: escapeText(id) })));
}

async function list({ bot, respond, texts }: InteractionContext, { guild }: ScheduleRequest) {
  const { schedules } = bot.service;
  const listed = await schedules.list(guild);
  const blocks = listed.map((one) => {
    const next = one.paused === null ? schedules.nextRuns(one, 1) : [];
    return [
      ...scheduleLines(one, next, texts),
      ...permissionLines(one.channel, bot.missingPermissions(one.channel, permissionsFor(one)), texts),
    ].join("\n");
  });
  await replyWithAll(
    respond,
    markdownMessages(listed.length === 0 ? [texts.t("discord.schedule.none")] : blocks),
  );
}

async function run(context: InteractionContext, { guild, id }: ScheduleRequest) {
  const { bot, respond, texts } = context;
  const result = await bot.service.schedules.runNow(guild, id);
  switch (result.kind) {
    case "problem":
      return replyProblem(context, result, id);
    case "requested":
      return respond.reply(markdownMessage(texts.t("discord.schedule.run-queued")));
    case "ended": {
      return respond.reply(markdownMessage(runResultText(result.edition, texts)));
    }
  }
}

function runResultText(edition: Edition, texts: Texts): string {
  const { state, channel } = edition;
  const reason = editionReason(edition, texts);
  if (state === "delivered")
    return texts.t("discord.schedule.run-delivered", { channel: channelLink(channel) });
  return texts.t("discord.schedule.run-not-delivered", {
    channel: channelLink(channel),
    state: texts.t(`discord.schedule.state.${state}`),
    reason: reason === null ? "none" : escapeText(reason),
  });
}

async function preview(context: InteractionContext, { guild, id }: ScheduleRequest) {
  const { bot, respond, texts } = context;
  const matched = await bot.service.schedules.find(guild, id);
  const briefing = matched === null ? null : await bot.service.schedules.preview(guild, id);
  if (matched === null || briefing === null) return replyUnknown(context, id);
  if (briefing.stories.length === 0 && matched.nothingNew === "silence")
    return respond.reply(markdownMessage(texts.t("discord.schedule.would-be-silent")));
  return replyWithBriefing(context, briefing, {
    withPicture: matched.pictures !== false,
    timeZone: matched.timing.timeZone,
    ...(matched.title === null ? {} : { title: matched.title }),
    ...(matched.language === null ? {} : { language: matched.language }),
  });
}

async function remove(context: InteractionContext, { guild, id }: ScheduleRequest) {
  const { bot, respond, texts } = context;
  if (!(await bot.service.schedules.remove(guild, id))) return replyUnknown(context, id);
  return respond.reply(markdownMessage(texts.t("discord.schedule.removed", { id: escapeText(id) })));
}

const SUBCOMMANDS: ReadonlyMap<string, SubcommandHandler> = new Map<string, SubcommandHandler>([
  ["add", add],
  ["list", list],
  ["edit", edit],
  ["pause", pause],
  ["resume", resume],
  ["run", run],
  ["preview", preview],
  ["remove", remove],
]);
