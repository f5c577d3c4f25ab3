import { type FeedOptions, FULL_TEXT_MODES } from "../../domain/feeds/feed.ts";
import type { AddFeedOutcome, FeedPreview } from "../../domain/feeds/feed-service.ts";
import { shownIn } from "../../domain/texts/reasons.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { download } from "../api/download.ts";
import type { InteractionContext } from "../context/bot-context.ts";
import type { CommandOptions } from "../context/command-options.ts";
import type { SlashCommand, Task } from "../context/task.ts";
import { withAttachments } from "../message/attachments.ts";
import { escapeText } from "../message/escape.ts";
import { message, textDisplay } from "../message/message-body.ts";
import { bold } from "../render/citations.ts";
import { feedBlocks, importLines, refreshText } from "../render/feeds.ts";
import { framed } from "../render/message-parts.ts";
import { markdownMessage, markdownMessages, noticeMessage } from "../render/notices.ts";
import { replyWithAll } from "../replies/reply-with.ts";
import { replyNotDownloaded } from "./add-document.ts";

type SubcommandHandler = (
  context: InteractionContext,
  guild: string,
  options: CommandOptions,
) => Promise<unknown>;

/** The feeds of a guild; for those who manage it. */
export const feed: SlashCommand = {
  task: (options): Task => ({
    name: `feed ${options.subcommand}`,
    rateLimited: "lightly",
    managersOnly: true,
    acknowledge: "private",
    async run(context) {
      const { guild } = context.request;
      if (guild === null)
        await context.respond.reply(noticeMessage(context.texts.t("discord.reply.guild-only")));
      else await SUBCOMMANDS.get(options.subcommand ?? "")?.(context, guild, options);
    },
  }),
};

async function add({ bot, respond, texts }: InteractionContext, guild: string, options: CommandOptions) {
  const outcome = await bot.service.feeds.add(guild, options.text("url") ?? "", chosen(options));
  await respond.reply(markdownMessage(addedText(outcome, texts)));
}

function chosen(options: CommandOptions): Partial<FeedOptions> {
  const fullText = FULL_TEXT_MODES.find((mode) => mode === options.text("full-text"));
  const text = (name: string) => options.text(name)?.trim() || null;
  return {
    name: text("name"),
    language: text("language"),
    topic: text("topic"),
    existingDays: options.number("existing-days"),
    ...(fullText === undefined ? {} : { fullText }),
  };
}

function addedText(outcome: AddFeedOutcome, texts: Texts): string {
  switch (outcome.kind) {
    case "added": {
      const { feed: added, entries } = outcome;
      const name = bold(escapeText(added.name ?? added.title ?? added.url));
      return texts.t("discord.feed.added", { name, entries });
    }
    case "exists":
      return texts.t("discord.feed.exists");
    case "full":
      return texts.t("discord.feed.full", { max: outcome.max });
    case "refused":
      return refusedText(outcome, texts);
  }
}

function refusedText({ trouble }: Extract<AddFeedOutcome, { kind: "refused" }>, texts: Texts): string {
  return texts.t("discord.feed.refused", { why: escapeText(shownIn(texts, trouble.message)) });
}

async function preview({ bot, respond, texts }: InteractionContext, _guild: string, options: CommandOptions) {
  const found = await bot.service.feeds.preview(options.text("url") ?? "");
  await respond.reply(markdownMessage(previewText(found, texts)));
}

function previewText(found: FeedPreview, texts: Texts): string {
  if (found.kind === "refused") return refusedText(found, texts);
  const { title, entries, newest } = found;
  const lines = newest.map((line) => `- ${escapeText(line ?? "–")}`);
  return [texts.t("discord.feed.preview", { title: bold(escapeText(title ?? "–")), entries }), ...lines].join(
    "\n",
  );
}

async function list({ bot, respond, texts }: InteractionContext, guild: string) {
  const feeds = await bot.service.feeds.list(guild);
  const blocks = feeds.length === 0 ? [texts.t("discord.feed.none")] : feedBlocks(feeds, texts);
  await replyWithAll(respond, markdownMessages(blocks));
}

const change =
  (action: "remove" | "pause" | "resume"): SubcommandHandler =>
  async ({ bot, respond, texts }, guild, options) => {
    const which = options.text("feed") ?? "";
    const changed = await bot.service.feeds[action](guild, which);
    const text =
      changed === null
        ? texts.t("discord.feed.unknown", { which: escapeText(which) })
        : texts.t(`discord.feed.${action}`, { url: escapeText(changed.url) });
    await respond.reply(markdownMessage(text));
  };

async function refresh({ bot, respond, texts }: InteractionContext, guild: string, options: CommandOptions) {
  const which = options.text("feed");
  const outcomes = await bot.service.feeds.refresh(guild, which);
  const blocks =
    outcomes === null
      ? [texts.t("discord.feed.unknown", { which: escapeText(which ?? "") })]
      : outcomes.map((outcome) => refreshText(outcome, texts));
  await replyWithAll(
    respond,
    markdownMessages(blocks.length === 0 ? [texts.t("discord.feed.none")] : blocks),
  );
}

/** Without `confirm` it only says what would be added. */
async function importList(context: InteractionContext, guild: string, options: CommandOptions) {
  const { bot, respond, texts } = context;
  const file = options.attachment("file");
  if (file === null) return;
  const downloaded = await download(file);
  if (!downloaded.ok) return replyNotDownloaded(context, { name: file.filename, why: downloaded.why });
  const feeds = await bot.service.feeds.readList(downloaded.bytes);
  if ("code" in feeds)
    return respond.reply(
      markdownMessage(texts.t("discord.feed.refused", { why: escapeText(shownIn(texts, feeds.message)) })),
    );
  const known = new Set((await bot.service.feeds.list(guild)).map(({ url }) => url));
  const fresh = feeds.filter(({ url }) => !known.has(url));
  if (options.flag("confirm") !== true)
    return replyWithAll(respond, markdownMessages(importLines(fresh, feeds.length - fresh.length, texts)));
  const { added, refused, full } = await bot.service.feeds.importFeeds(guild, feeds);
  const lines = [
    texts.t("discord.feed.imported", { added: added.length }),
    ...refused.map(
      ({ url, trouble }) => `- ${escapeText(url)}: ${escapeText(shownIn(texts, trouble.message))}`,
    ),
    ...(full === null ? [] : [texts.t("discord.feed.full", { max: full.max })]),
  ];
  return replyWithAll(respond, markdownMessages([lines.join("\n")]));
}

async function exportList({ bot, respond, texts }: InteractionContext, guild: string) {
  const opml = await bot.service.feeds.exportList(guild);
  const text = texts.t("discord.feed.exported");
  const file = { name: "feeds.opml", mediaType: "text/x-opml", description: text, data: Buffer.from(opml) };
  await respond.reply(withAttachments(message([framed([textDisplay(text)])]), [file]));
}

const SUBCOMMANDS: ReadonlyMap<string, SubcommandHandler> = new Map<string, SubcommandHandler>([
  ["add", add],
  ["list", list],
  ["remove", change("remove")],
  ["pause", change("pause")],
  ["resume", change("resume")],
  ["preview", preview],
  ["refresh", refresh],
  ["import", importList],
  ["export", exportList],
]);
