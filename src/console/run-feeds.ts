import type { Feed } from "../domain/feeds/feed.ts";
import type {
  AddFeedOutcome,
  FeedPreview,
  FeedService,
  ImportOutcome,
} from "../domain/feeds/feed-service.ts";
import { shownIn } from "../domain/texts/reasons.ts";
import { PROGRAM } from "./command-line/commands.ts";
import type { FeedsCommand } from "./command-line/feed-actions.ts";
import { type ConsoleContext, type ExitCode, failWith, viewOptions } from "./context.ts";
import { plain, terminalJson } from "./terminal/plain.ts";
import { print } from "./terminal/terminal.ts";
import { feedJson, feedListView, refreshLine } from "./views/feed-view.ts";

/** Runs a `feeds` command for the named guild, else for the shared feeds. */
export async function runFeeds(command: FeedsCommand, context: ConsoleContext): Promise<ExitCode> {
  const feeds = await context.service.feeds();
  const { action, guild, options } = command;
  const target = command.target ?? "";
  switch (action) {
    case "list":
      return printFeeds(await feeds.list(guild), command, context);
    case "add":
      return printAdded(await feeds.add(guild, target, options), context);
    case "preview":
      return printPreview(await feeds.preview(target), context);
    case "remove":
      return printChanged(await feeds.remove(guild, target), "removed", target, context);
    case "pause":
      return printChanged(await feeds.pause(guild, target), "paused-now", target, context);
    case "resume":
      return printChanged(await feeds.resume(guild, target), "resumed", target, context);
    case "refresh":
      return printRefreshed(feeds, command, context);
    case "import":
      return importFile(feeds, command, target, context);
    case "export":
      await print(context.terminal.out, await feeds.exportList(guild));
      return 0;
  }
}

async function printLines(lines: readonly string[], { terminal }: ConsoleContext): Promise<ExitCode> {
  await print(terminal.out, lines.map((line) => `${line}\n`).join(""));
  return 0;
}

async function printFeeds(
  feeds: readonly Feed[],
  { json }: FeedsCommand,
  context: ConsoleContext,
): Promise<ExitCode> {
  const { texts, terminal } = context;
  const text = json
    ? `${terminalJson({ feeds: feeds.map((feed) => feedJson(feed, texts)) })}\n`
    : feedListView(feeds, viewOptions(context));
  await print(terminal.out, text);
  return 0;
}

async function printAdded(outcome: AddFeedOutcome, context: ConsoleContext): Promise<ExitCode> {
  const { terminal, texts } = context;
  switch (outcome.kind) {
    case "added": {
      const { feed, entries } = outcome;
      const name = plain(feed.name ?? feed.title ?? feed.url);
      const url = plain(feed.url);
      return printLines([texts.t("console.feeds.added", { name, url, entries })], context);
    }
    case "exists":
      return printLines([texts.t("console.feeds.exists", { url: plain(outcome.feed.url) })], context);
    case "full":
      return failWith(terminal, texts.t("console.feeds.full", { max: String(outcome.max) }));
    case "refused":
      return printRefusal(outcome, context);
  }
}

function printRefusal(
  { trouble }: Extract<AddFeedOutcome, { kind: "refused" }>,
  { terminal, texts }: ConsoleContext,
): Promise<ExitCode> {
  return failWith(terminal, texts.t("console.feeds.refused", { why: shownIn(texts, trouble.message) }));
}

async function printPreview(preview: FeedPreview, context: ConsoleContext): Promise<ExitCode> {
  if (preview.kind === "refused") return printRefusal(preview, context);
  const { title, entries, newest } = preview;
  const head = context.texts.t("console.feeds.preview", { title: plain(title ?? "–"), entries });
  return printLines([head, ...newest.map((line) => `- ${plain(line ?? "–")}`)], context);
}

async function printChanged(
  feed: Feed | null,
  done: "removed" | "paused-now" | "resumed",
  target: string,
  context: ConsoleContext,
): Promise<ExitCode> {
  if (feed === null) return printUnknown(target, context);
  return printLines([context.texts.t(`console.feeds.${done}`, { url: plain(feed.url) })], context);
}

function printUnknown(target: string, { terminal, texts }: ConsoleContext): Promise<ExitCode> {
  return failWith(terminal, texts.t("console.feeds.unknown", { target, command: `${PROGRAM} feeds list` }));
}

/** Feeds that fail are named; they are tried again by themselves, so the command has done what it is for. */
async function printRefreshed(
  feeds: FeedService,
  { guild, target, json }: FeedsCommand,
  context: ConsoleContext,
): Promise<ExitCode> {
  const { texts, terminal } = context;
  const outcomes = await feeds.refresh(guild, target);
  if (outcomes === null) return printUnknown(target ?? "", context);
  if (!json)
    return printLines(
      outcomes.map((outcome) => refreshLine(outcome, texts)),
      context,
    );
  const list = outcomes.map(({ feed, kind, entries, trouble }) => ({
    ...{ url: feed.url, kind, entries },
    trouble: trouble === null ? null : { code: trouble.code, text: shownIn(texts, trouble.message) },
  }));
  await print(terminal.out, `${terminalJson({ feeds: list })}\n`);
  return 0;
}

async function importFile(
  feeds: FeedService,
  { guild }: FeedsCommand,
  file: string,
  context: ConsoleContext,
): Promise<ExitCode> {
  const { texts, terminal, service } = context;
  const list = await feeds.readList(await service.readFile(file));
  if ("code" in list)
    return failWith(terminal, texts.t("console.feeds.refused", { why: shownIn(texts, list.message) }));
  return printImported(await feeds.importFeeds(guild, list), context);
}

async function printImported(
  { added, known, refused, full }: ImportOutcome,
  context: ConsoleContext,
): Promise<ExitCode> {
  const { texts } = context;
  const lines = [
    texts.t("console.feeds.imported", { added: added.length, known: String(known) }),
    ...refused.map(({ url, trouble }) => `${plain(url)}: ${plain(shownIn(texts, trouble.message))}`),
    ...(full === null ? [] : [texts.t("console.feeds.full", { max: String(full.max) })]),
  ];
  return printLines(lines, context);
}
