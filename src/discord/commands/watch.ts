import type { Watch } from "../../domain/schedules/watch.ts";
import type { WatchOwner } from "../../domain/schedules/watch-service.ts";
import { shownIn } from "../../domain/texts/reasons.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import type { InteractionContext } from "../context/bot-context.ts";
import type { CommandOptions } from "../context/command-options.ts";
import type { InteractionRequest } from "../context/interaction-request.ts";
import type { SlashCommand, Task } from "../context/task.ts";
import { escapeText } from "../message/escape.ts";
import { markdownMessage, markdownMessages, noticeMessage } from "../render/notices.ts";
import { channelLink, permissionLines } from "../render/schedules.ts";
import { shortLabel } from "../render/short-label.ts";
import { smallPrint } from "../render/small-print.ts";
import { replyWithAll } from "../replies/reply-with.ts";

type SubcommandHandler = (context: InteractionContext, options: CommandOptions) => Promise<unknown>;

const MAX_CHOICES = 25;
const NEEDED_PERMISSIONS = ["ViewChannel", "SendMessages", "ReadMessageHistory"] as const;

/** Anyone may watch by direct message; a guild's channel needs Manage Server. */
export const watch: SlashCommand = {
  task: (options): Task => ({
    name: `watch ${options.subcommand}`,
    rateLimited: "lightly",
    managersOnly: options.text("channel") !== null,
    acknowledge: "private",
    async run(context) {
      await SUBCOMMANDS.get(options.subcommand ?? "")?.(context, options);
    },
  }),
  autocomplete({ name, typed }, request, { bot }) {
    if (name === "time-zone")
      return bot.service
        .suggestZones(typed)
        .map(({ zone, label }) => ({ name: shortLabel(label), value: zone }));
    return ownersOf(request)
      .flatMap((owner) => bot.service.cachedWatches(owner))
      .filter(({ topic }) => topic.toLowerCase().includes(typed.trim().toLowerCase()))
      .slice(0, MAX_CHOICES)
      .map(({ topic, ref }) => ({ name: shortLabel(topic), value: ref }));
  },
};

/** Owners whose watches a person may see and remove: themselves, and the guild if they manage it. */
function ownersOf({ user, guild, isManager }: InteractionRequest): WatchOwner[] {
  return [{ person: user }, ...(guild !== null && isManager ? [{ guild }] : [])];
}

async function add(context: InteractionContext, options: CommandOptions) {
  const { bot, request, respond, texts } = context;
  const guildChannel = options.text("channel");
  const channel = guildChannel ?? (await directChannel(context));
  if (channel === null) return respond.reply(markdownMessage(texts.t("discord.watch.no-direct-messages")));
  const owner =
    guildChannel === null || request.guild === null ? { person: request.user } : { guild: request.guild };
  const text = (name: string) => options.text(name) ?? undefined;
  const result = await bot.service.watches.add(owner, {
    topic: options.text("topic") ?? "",
    channel,
    quietFrom: text("quiet-from"),
    quietTo: text("quiet-to"),
    zone: text("time-zone"),
    mostPerHour: options.number("per-hour") ?? undefined,
    language: "person" in owner ? texts.code : null,
  });
  if (result.kind === "problem") {
    if (result.why === "quiet-hours") return respond.reply(noticeMessage(shownIn(texts, result.problem)));
    return respond.reply(markdownMessage(texts.t(`discord.watch.problem.${result.why}`)));
  }
  const lines = watchLines(result.watch, context, result.existing ? "changed" : "active");
  return respond.reply(markdownMessage(lines.join("\n")));
}

/** Null if Discord does not open one. */
async function directChannel({ bot, request }: InteractionContext): Promise<string | null> {
  if (request.inDirect) return request.channel;
  const opened = await bot.api.directChannel(request.user);
  return opened.ok ? opened.value.id : null;
}

async function list(context: InteractionContext) {
  const { bot, request, respond, texts } = context;
  const owners = ownersOf(request);
  const listed = await Promise.all(owners.map((owner) => bot.service.watches.list(owner)));
  const blocks = listed.flat().map((one) => watchLines(one, context, "active").join("\n"));
  await replyWithAll(
    respond,
    markdownMessages(blocks.length === 0 ? [texts.t("discord.watch.none")] : blocks),
  );
}

async function remove({ bot, request, respond, texts }: InteractionContext, options: CommandOptions) {
  const topicOrRef = options.text("topic") ?? "";
  for (const owner of ownersOf(request)) {
    const removed = await bot.service.watches.remove(owner, topicOrRef);
    if (removed !== null)
      return respond.reply(
        markdownMessage(texts.t("discord.watch.removed", { topic: escapeText(removed.topic) })),
      );
  }
  return respond.reply(markdownMessage(texts.t("discord.watch.unknown", { topic: escapeText(topicOrRef) })));
}

/** Describes a watch, and anything that keeps it from posting. */
function watchLines(one: Watch, { bot, texts }: InteractionContext, state: "active" | "changed"): string[] {
  const direct = one.person !== null;
  const missing = direct ? [] : bot.missingPermissions(one.channel, NEEDED_PERMISSIONS);
  return [
    texts.t(`discord.watch.${state}`, {
      topic: escapeText(one.topic),
      channel: direct ? "none" : channelLink(one.channel),
    }),
    smallPrint(details(one, texts).join(" · ")),
    ...(direct ? [smallPrint(texts.t("discord.watch.shared-only"))] : []),
    ...(one.refused === null ? [] : [texts.t("discord.watch.refused", { why: one.refused })]),
    ...permissionLines(one.channel, missing, texts),
  ];
}

function details({ quiet, mostPerHour }: Watch, texts: Texts): string[] {
  const perHour = texts.t("discord.watch.per-hour", { max: mostPerHour });
  if (quiet === null) return [perHour];
  const { from, to, timeZone } = quiet;
  return [
    texts.t("discord.watch.quiet", {
      from: escapeText(from),
      to: escapeText(to),
      zone: escapeText(timeZone),
    }),
    perHour,
  ];
}

const SUBCOMMANDS: ReadonlyMap<string, SubcommandHandler> = new Map<string, SubcommandHandler>([
  ["add", add],
  ["list", list],
  ["remove", remove],
]);
