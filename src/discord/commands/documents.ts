import type { Context } from "../house.ts";
import type { CommandOptions } from "../interactions/options.ts";
import type { SlashCommand, Task } from "../interactions/task.ts";
import { DOCUMENTS_PER_PAGE, documentsList, HITS_SHOWN, searchHits } from "../render/lists.ts";
import { noticeMessage } from "../render/notices.ts";
import { shortened } from "../render/shortened.ts";
import { addAttachment } from "./add-document.ts";

type Work = (context: Context, guild: string, options: CommandOptions) => Promise<void>;

export const documents: SlashCommand = {
  task(options): Task {
    const { work, managersOnly, limited } = SUBCOMMANDS.get(options.subcommand ?? "") ?? LIST;
    return {
      name: `documents ${options.subcommand}`,
      limited,
      managersOnly,
      acknowledge: "private",
      async run(context) {
        const { guild } = context.request;
        if (guild !== null) await work(context, guild, options);
        else await context.respond.reply(noticeMessage(context.texts.commands.guildOnly));
      },
    };
  },
  complete({ typed }, { guild }, { house }) {
    const own = guild === null ? [] : house.desk.suggestUploads(guild, typed);
    return own.slice(0, 25).map((path) => ({ name: shortened(path), value: path.slice(0, 100) }));
  },
};

async function list({ house, respond, texts }: Context, guild: string, options: CommandOptions) {
  const pageAt = (page: number) => house.desk.listDocuments(guild, page, DOCUMENTS_PER_PAGE);
  const wanted = Math.max(1, options.number("page") ?? 1);
  const asked = await pageAt(wanted);
  const pages = Math.max(1, Math.ceil(asked.total / DOCUMENTS_PER_PAGE));
  const page = Math.min(wanted, pages);
  const { documents: listed, total } = page === wanted ? asked : await pageAt(page);
  await respond.reply(documentsList(listed, { page, pages, total, language: texts.code }));
}

async function search({ house, respond, texts }: Context, guild: string, options: CommandOptions) {
  const query = options.text("words") ?? "";
  const hits = await house.desk.searchDocuments(guild, query, HITS_SHOWN);
  await respond.reply(searchHits(hits, { query, language: texts.code }));
}

async function add(context: Context, guild: string, options: CommandOptions) {
  const file = options.attachment("file");
  if (file !== null) await addAttachment(context, guild, file);
}

async function remove({ house, respond, texts }: Context, guild: string, options: CommandOptions) {
  const path = options.text("document") ?? "";
  const { removed, notYours } = texts.commands;
  const wasThere = await house.desk.removeDocument(guild, path);
  await respond.reply(noticeMessage((wasThere ? removed : notYours)(path)));
}

async function reload({ house, respond, texts }: Context, guild: string) {
  const { read, gone, unreadable } = await house.desk.reload(guild);
  await respond.reply(noticeMessage(texts.commands.reloaded(read, gone, unreadable)));
}

interface Subcommand {
  readonly work: Work;
  readonly managersOnly: boolean;
  readonly limited: Task["limited"];
}

const LIST: Subcommand = { work: list, managersOnly: false, limited: "lightly" };
/** Those who may list and search are the guild's own choice; to change what all rest on takes one who manages it. */
const SUBCOMMANDS: ReadonlyMap<string, Subcommand> = new Map([
  ["list", LIST],
  ["search", { ...LIST, work: search }],
  ["add", { work: add, managersOnly: true, limited: true }],
  ["remove", { work: remove, managersOnly: true, limited: "lightly" }],
  ["reload", { work: reload, managersOnly: true, limited: true }],
]);
