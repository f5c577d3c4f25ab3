import type { Watch, WatchOwner } from "../../domain/watches.ts";
import { replyWith } from "../answering/reply-with.ts";
import { escapeText } from "../escape.ts";
import type { Context } from "../house.ts";
import type { CommandOptions } from "../interactions/options.ts";
import type { Request } from "../interactions/request.ts";
import type { SlashCommand, Task } from "../interactions/task.ts";
import { noticeMessage, ownBlocks, ownWords } from "../render/notices.ts";
import { channelLink, permissionLines } from "../render/schedules.ts";
import { shortened } from "../render/shortened.ts";
import { small } from "../render/small-print.ts";
import type { Texts } from "../texts/texts.ts";

type Work = (context: Context, options: CommandOptions) => Promise<unknown>;

const MOST_CHOICES = 25;
const NEEDED = ["ViewChannel", "SendMessages", "ReadMessageHistory"] as const;

/** Anybody may have themselves told; a guild's channel is for those who manage it. */
export const watch: SlashCommand = {
  task: (options): Task => ({
    name: `watch ${options.subcommand}`,
    limited: "lightly",
    managersOnly: options.text("channel") !== null,
    acknowledge: "private",
    async run(context) {
      await SUBCOMMANDS.get(options.subcommand ?? "")?.(context, options);
    },
  }),
  complete({ name, typed }, request, { house }) {
    if (name === "time-zone")
      return house.desk
        .suggestZones(typed)
        .map(({ zone, label }) => ({ name: shortened(label), value: zone }));
    return ownersOf(request)
      .flatMap((owner) => house.desk.knownWatches(owner))
      .filter(({ topic }) => topic.toLowerCase().includes(typed.trim().toLowerCase()))
      .slice(0, MOST_CHOICES)
      .map(({ topic, ref }) => ({ name: shortened(topic), value: ref }));
  },
};

/** Whose watches somebody may see and remove: their own, and those of the guild they manage. */
function ownersOf({ user, guild, isManager }: Request): WatchOwner[] {
  return [{ person: user }, ...(guild !== null && isManager ? [{ guild }] : [])];
}

async function add(context: Context, options: CommandOptions) {
  const { house, request, respond, texts } = context;
  const inGuild = options.text("channel");
  const channel = inGuild ?? (await directChannel(context));
  if (channel === null) return respond.reply(ownWords(texts.watches.noDirect));
  const owner =
    inGuild === null || request.guild === null ? { person: request.user } : { guild: request.guild };
  const text = (name: string) => options.text(name) ?? undefined;
  const added = await house.desk.watches.add(owner, {
    topic: options.text("topic") ?? "",
    channel,
    quietFrom: text("quiet-from"),
    quietTo: text("quiet-to"),
    zone: text("time-zone"),
    mostPerHour: options.number("per-hour") ?? undefined,
    language: "person" in owner ? texts.code : null,
  });
  if (added.kind === "problem") {
    const { problems } = texts.watches;
    if (added.why === "quiet-hours") return respond.reply(noticeMessage(added.problem));
    return respond.reply(ownWords(problems[added.why]));
  }
  const lines = watchLines(added.watch, context, added.before ? "changed" : "tells");
  return respond.reply(ownWords(lines.join("\n")));
}

/** Null when Discord gives none. */
async function directChannel({ house, request }: Context): Promise<string | null> {
  if (request.inDirect) return request.channel;
  const opened = await house.api.directChannel(request.user);
  return opened.ok ? opened.value.id : null;
}

async function list(context: Context) {
  const { house, request, respond, texts } = context;
  const owners = ownersOf(request);
  const found = await Promise.all(owners.map((owner) => house.desk.watches.list(owner)));
  const blocks = found.flat().map((one) => watchLines(one, context, "tells").join("\n"));
  await replyWith(respond, ownBlocks(blocks.length === 0 ? [texts.watches.none] : blocks));
}

async function remove({ house, request, respond, texts }: Context, options: CommandOptions) {
  const named = options.text("topic") ?? "";
  for (const owner of ownersOf(request)) {
    const removed = await house.desk.watches.remove(owner, named);
    if (removed !== null) return respond.reply(ownWords(texts.watches.removed(escapeText(removed.topic))));
  }
  return respond.reply(ownWords(texts.watches.unknown(escapeText(named))));
}

/** What a watch does, and what keeps it from that. */
function watchLines(one: Watch, { house, texts }: Context, said: "tells" | "changed"): string[] {
  const { watches } = texts;
  const direct = one.person !== null;
  const missing = direct ? [] : house.missingIn(one.channel, NEEDED);
  return [
    watches[said](escapeText(one.topic), direct ? null : channelLink(one.channel)),
    small(details(one, texts).join(" · ")),
    ...(direct ? [small(watches.sharedOnly)] : []),
    ...(one.refused === null ? [] : [watches.refused(one.refused)]),
    ...permissionLines(one.channel, missing, texts),
  ];
}

function details({ quiet, mostPerHour }: Watch, { watches }: Texts): string[] {
  const hours =
    quiet === null
      ? []
      : [watches.quiet(escapeText(quiet.from), escapeText(quiet.to), escapeText(quiet.timeZone))];
  return [...hours, watches.perHour(mostPerHour)];
}

const SUBCOMMANDS: ReadonlyMap<string, Work> = new Map<string, Work>([
  ["add", add],
  ["list", list],
  ["remove", remove],
]);
