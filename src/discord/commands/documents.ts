import type { InteractionContext } from "../context/bot-context.ts";
import type { CommandOptions } from "../context/command-options.ts";
import type { SlashCommand, Task } from "../context/task.ts";
import { DOCUMENTS_PER_PAGE, MAX_HITS, renderDocumentList, renderSearchHits } from "../render/lists.ts";
import { noticeMessage } from "../render/notices.ts";
import { shortLabel } from "../render/short-label.ts";
import { addAttachment } from "./add-document.ts";

type SubcommandHandler = (
  context: InteractionContext,
  guild: string,
  options: CommandOptions,
) => Promise<void>;

export const documents: SlashCommand = {
  task(options): Task {
    const { handler, managersOnly, limited: rateLimited } = SUBCOMMANDS.get(options.subcommand ?? "") ?? LIST;
    return {
      name: `documents ${options.subcommand}`,
      rateLimited,
      managersOnly,
      acknowledge: "private",
      async run(context) {
        const { guild } = context.request;
        if (guild !== null) await handler(context, guild, options);
        else await context.respond.reply(noticeMessage(context.texts.t("discord.reply.guild-only")));
      },
    };
  },
  autocomplete({ typed }, { guild }, { bot }) {
    const uploads = guild === null ? [] : bot.service.suggestUploads(guild, typed);
    return uploads.slice(0, 25).map((path) => ({ name: shortLabel(path), value: path.slice(0, 100) }));
  },
};

async function list({ bot, respond, texts }: InteractionContext, guild: string, options: CommandOptions) {
  const pageAt = (page: number) => bot.service.listDocuments(guild, page, DOCUMENTS_PER_PAGE);
  const requestedPage = Math.max(1, options.number("page") ?? 1);
  const requested = await pageAt(requestedPage);
  const pages = Math.max(1, Math.ceil(requested.total / DOCUMENTS_PER_PAGE));
  const page = Math.min(requestedPage, pages);
  const { documents: listed, total } = page === requestedPage ? requested : await pageAt(page);
  await respond.reply(renderDocumentList(listed, { page, pages, total, language: texts.code }));
}

async function search({ bot, respond, texts }: InteractionContext, guild: string, options: CommandOptions) {
  const query = options.text("words") ?? "";
  const hits = await bot.service.searchDocuments(guild, query, MAX_HITS);
  await respond.reply(renderSearchHits(hits, { query, language: texts.code }));
}

async function add(context: InteractionContext, guild: string, options: CommandOptions) {
  const file = options.attachment("file");
  if (file !== null) await addAttachment(context, guild, file);
}

async function remove({ bot, respond, texts }: InteractionContext, guild: string, options: CommandOptions) {
  const path = options.text("document") ?? "";
  const wasThere = await bot.service.removeDocument(guild, path);
  const key = wasThere ? "discord.documents.removed" : "discord.documents.not-added-here";
  await respond.reply(noticeMessage(texts.t(key, { name: path })));
}

async function reload({ bot, respond, texts }: InteractionContext, guild: string) {
  const { read, gone, unreadable } = await bot.service.reload(guild);
  await respond.reply(noticeMessage(texts.t("discord.documents.reloaded", { read, gone, unreadable })));
}

interface Subcommand {
  readonly handler: SubcommandHandler;
  readonly managersOnly: boolean;
  readonly limited: Task["rateLimited"];
}

const LIST: Subcommand = { handler: list, managersOnly: false, limited: "lightly" };
/** The guild's settings decide who may list and search; changing the library needs Manage Server. */
const SUBCOMMANDS: ReadonlyMap<string, Subcommand> = new Map([
  ["list", LIST],
  ["search", { ...LIST, handler: search }],
  ["add", { handler: add, managersOnly: true, limited: true }],
  ["remove", { handler: remove, managersOnly: true, limited: "lightly" }],
  ["reload", { handler: reload, managersOnly: true, limited: true }],
]);
