import type { APIMessage, APIMessageApplicationCommandInteractionData } from "discord.js";
import { textsFor } from "../../catalogues/texts.ts";
import { reasonText } from "../../domain/documents/unreadable.ts";
import { download } from "../api/download.ts";
import type { InteractionContext } from "../context/bot-context.ts";
import type { Task } from "../context/task.ts";
import { noticeMessage } from "../render/notices.ts";
import { replyWithBriefing } from "../replies/reply-with-briefing.ts";
import { addFile, replyNotDownloaded } from "./add-document.ts";

const english = textsFor("en");

/** Maps a message command to a task; null if unknown. Discord sends the English name, whatever it displays. */
export function messageCommandTask(data: APIMessageApplicationCommandInteractionData): Task | null {
  const message = data.resolved.messages[data.target_id];
  if (message === undefined) return null;
  if (data.name === english.t("discord.message-command.brief-this")) {
    return {
      name: "brief-this",
      rateLimited: true,
      acknowledge: "private",
      run: (context) => briefThis(context, message),
    };
  }
  if (data.name !== english.t("discord.message-command.add-to-documents")) return null;
  return {
    name: "add-to-documents",
    rateLimited: true,
    managersOnly: true,
    acknowledge: "private",
    run: (context) => addToDocuments(context, message),
  };
}

/** The file or text of a message; null if there is neither. */
type FileResult =
  | { readonly ok: true; readonly name: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly name: string; readonly why: "too-large" | "not-fetched" }
  | null;

async function briefThis(context: InteractionContext, message: APIMessage): Promise<void> {
  const file = await fileOf(message);
  if (file === null) return replyNothingInMessage(context);
  if (!file.ok) return replyNotDownloaded(context, file);
  const { request, bot, respond, texts } = context;
  const result = await bot.service.briefFile(request.guild, file.name, file.bytes);
  if (result.kind === "briefing") return replyWithBriefing(context, result.briefing);
  const reason = reasonText(result.unreadable, texts);
  await respond.reply(noticeMessage(texts.t("discord.documents.unreadable", { name: file.name, reason })));
}

async function addToDocuments(context: InteractionContext, message: APIMessage): Promise<void> {
  const { guild } = context.request;
  const file = await fileOf(message);
  if (file === null || guild === null) return replyNothingInMessage(context);
  if (!file.ok) return replyNotDownloaded(context, file);
  await addFile(context, guild, file.name, file.bytes);
}

async function replyNothingInMessage({ respond, texts }: InteractionContext): Promise<void> {
  await respond.reply(noticeMessage(texts.t("discord.documents.nothing-in-message")));
}

/** The message's first attachment, or else its text as a document with the message's date. */
async function fileOf(message: APIMessage): Promise<FileResult> {
  const [attachment] = message.attachments;
  if (attachment !== undefined) return { name: attachment.filename, ...(await download(attachment)) };
  const text = [message.content, ...message.embeds.flatMap(({ title, description }) => [title, description])]
    .filter((part) => part !== undefined && part.trim() !== "")
    .join("\n\n");
  if (text === "") return null;
  return {
    ok: true,
    name: `message-${message.id}.md`,
    bytes: Buffer.from(toMarkdownDocument(message, text)),
  };
}

function toMarkdownDocument({ author, timestamp }: APIMessage, text: string): string {
  const name = JSON.stringify(author.global_name ?? author.username);
  return `---\nauthor: ${name}\ndate: ${timestamp}\n---\n\n${text}\n`;
}
