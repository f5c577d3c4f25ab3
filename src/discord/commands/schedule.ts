import type { Problem, Schedule, Settled } from "../../domain/schedules.ts";
import { replyWith } from "../answering/reply-with.ts";
import { replyWithBriefing } from "../answering/reply-with-briefing.ts";
import { escapeText } from "../escape.ts";
import type { Context } from "../house.ts";
import type { CommandOptions } from "../interactions/options.ts";
import type { SlashCommand } from "../interactions/task.ts";
import { noticeMessage, ownBlocks, ownWords } from "../render/notices.ts";
import { channelLink, permissionLines, scheduleLines } from "../render/schedules.ts";
import { shortened } from "../render/shortened.ts";
import type { PermissionName } from "../texts/schedules/schedule-texts.ts";
import { readWish } from "./schedule-wish.ts";

/** What a subcommand works with: `id` is the schedule's, as typed. */
interface Asked {
  readonly guild: string;
  readonly id: string;
  readonly options: CommandOptions;
}

type Work = (context: Context, asked: Asked) => Promise<unknown>;

const WRITING: ReadonlySet<string> = new Set(["run", "preview"]);
const NEXT_SHOWN = 3;
const MOST_CHOICES = 25;

export const schedule: SlashCommand = {
  task: (options) => ({
    name: `schedule ${options.subcommand}`,
    // The others write nothing, and who sets schedules up uses several in a row.
    limited: WRITING.has(options.subcommand ?? ""),
    managersOnly: true,
    acknowledge: "private",
    async run(context) {
      const { guild } = context.request;
      const work = SUBCOMMANDS.get(options.subcommand ?? "");
      if (guild === null || work === undefined) return;
      await work(context, { guild, id: options.text("id")?.trim() ?? "", options });
    },
  }),
  complete({ name, typed }, { guild, isManager }, { house }) {
    if (guild === null || !isManager) return [];
    if (name === "time-zone")
      return house.desk
        .suggestZones(typed)
        .map(({ zone, label }) => ({ name: shortened(label), value: zone }));
    return house.desk
      .suggestSchedules(guild, typed)
      .slice(0, MOST_CHOICES)
      .map(({ id, title, topic }) => ({
        name: shortened([id, title, topic].filter((part) => part !== null).join(" · ")),
        value: id,
      }));
  },
};

async function add(context: Context, { guild, id, options }: Asked) {
  const channel = options.text("channel");
  if (channel === null) return;
  const wish = { ...readWish(options), channel };
  const { schedules } = context.house.desk;
  await confirm(context, await schedules.add(guild, id === "" ? wish : { ...wish, id }), id);
}

async function edit(context: Context, { guild, id, options }: Asked) {
  await confirm(context, await context.house.desk.schedules.edit(guild, id, readWish(options)), id);
}

async function pause(context: Context, { guild, id }: Asked) {
  await confirm(context, await context.house.desk.schedules.pause(guild, id), id);
}

async function resume(context: Context, { guild, id }: Asked) {
  await confirm(context, await context.house.desk.schedules.resume(guild, id), id);
}

/** Says what the schedule does now, when next, and at once what would keep it from being posted. */
async function confirm(context: Context, settled: Settled, id: string): Promise<void> {
  if (settled.kind === "problem") return tellProblem(context, settled, id);
  const { house, respond, texts } = context;
  const { schedule: made } = settled;
  const next = made.paused === null ? house.desk.schedules.nextRuns(made, NEXT_SHOWN) : [];
  const missing = house.missingIn(made.channel, neededFor(made));
  const lines = [...scheduleLines(made, next, texts), ...permissionLines(made.channel, missing, texts)];
  await respond.reply(ownWords(lines.join("\n")));
}

/** The history is read to find out whether a post whose answer was lost stands there. */
function neededFor({ thread }: Schedule): readonly PermissionName[] {
  const always = ["ViewChannel", "SendMessages", "ReadMessageHistory"] as const;
  return thread ? [...always, "CreatePublicThreads", "SendMessagesInThreads"] : always;
}

/** What is wrong with what was typed is told as it was found; the rest in the language of who reads it. */
async function tellProblem(context: Context, { why, problem }: Problem, id: string): Promise<void> {
  const { respond, texts } = context;
  const { problems } = texts.schedules;
  if (why === "unknown") await tellUnknown(context, id);
  else if (why in problems) await respond.reply(ownWords(problems[why as keyof typeof problems]));
  else await respond.reply(noticeMessage(problem));
}

function tellUnknown({ respond, texts }: Context, id: string) {
  return respond.reply(ownWords(texts.schedules.unknown(escapeText(id))));
}

async function list({ house, respond, texts }: Context, { guild }: Asked) {
  const { schedules } = house.desk;
  const listed = await schedules.list(guild);
  const blocks = listed.map((one) => {
    const next = one.paused === null ? schedules.nextRuns(one, 1) : [];
    return [
      ...scheduleLines(one, next, texts),
      ...permissionLines(one.channel, house.missingIn(one.channel, neededFor(one)), texts),
    ].join("\n");
  });
  await replyWith(respond, ownBlocks(listed.length === 0 ? [texts.schedules.none] : blocks));
}

async function run(context: Context, { guild, id }: Asked) {
  const { house, respond, texts } = context;
  const ran = await house.desk.schedules.runNow(guild, id);
  switch (ran.kind) {
    case "problem":
      return tellProblem(context, ran, id);
    case "asked":
      return respond.reply(ownWords(texts.schedules.asked));
    case "ended": {
      const { state, channel, reason } = ran.edition;
      const why = reason === null ? "" : ` (${escapeText(reason)})`;
      return respond.reply(ownWords(texts.schedules.ran(state, channelLink(channel), why)));
    }
  }
}

async function preview(context: Context, { guild, id }: Asked) {
  const { house, respond, texts } = context;
  const found = await house.desk.schedules.find(guild, id);
  const briefing = found === null ? null : await house.desk.schedules.preview(guild, id);
  if (found === null || briefing === null) return tellUnknown(context, id);
  if (briefing.stories.length === 0 && found.nothingNew === "silence")
    return respond.reply(ownWords(texts.schedules.wouldBeSilent));
  return replyWithBriefing(context, briefing, {
    pictured: found.pictures !== false,
    timeZone: found.timing.timeZone,
    ...(found.title === null ? {} : { title: found.title }),
    ...(found.language === null ? {} : { language: found.language }),
  });
}

async function remove(context: Context, { guild, id }: Asked) {
  const { house, respond, texts } = context;
  if (!(await house.desk.schedules.remove(guild, id))) return tellUnknown(context, id);
  return respond.reply(ownWords(texts.schedules.removed(escapeText(id))));
}

const SUBCOMMANDS: ReadonlyMap<string, Work> = new Map<string, Work>([
  ["add", add],
  ["list", list],
  ["edit", edit],
  ["pause", pause],
  ["resume", resume],
  ["run", run],
  ["preview", preview],
  ["remove", remove],
]);
