import type { APIAttachment } from "discord.js";
import { download, MAX_ATTACHMENT_BYTES } from "../api/download.ts";
import type { InteractionContext } from "../context/bot-context.ts";
import type { AddDocumentResult } from "../context/bot-service.ts";
import { noticeMessage } from "../render/notices.ts";
import type { CommandTexts } from "../texts/command-texts.ts";

const MB = 1024 * 1024;

/** Downloads an attachment, adds it to the guild's documents and replies with the result. */
export async function addAttachment(
  context: InteractionContext,
  guild: string,
  file: Pick<APIAttachment, "url" | "size" | "filename">,
): Promise<void> {
  const downloaded = await download(file);
  if (downloaded.ok) return addFile(context, guild, file.filename, downloaded.bytes);
  await replyNotDownloaded(context, { name: file.filename, why: downloaded.why });
}

/** The notice for a failed download. */
export async function replyNotDownloaded(
  { respond, texts: { commands } }: InteractionContext,
  { name, why }: { readonly name: string; readonly why: "too-large" | "not-fetched" },
): Promise<void> {
  const text =
    why === "too-large" ? commands.tooLarge(name, MAX_ATTACHMENT_BYTES / MB) : commands.notFetched(name);
  await respond.reply(noticeMessage(text));
}

export async function addFile(
  { bot, respond, texts }: InteractionContext,
  guild: string,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const result = await bot.service.addDocument(guild, name, bytes);
  await respond.reply(noticeMessage(resultText(name, result, texts.commands)));
}

function resultText(name: string, result: AddDocumentResult, texts: CommandTexts): string {
  switch (result.kind) {
    case "added":
      return texts.added(result.document.title);
    case "replaced":
      return texts.replaced(result.document.title);
    case "refused":
      return texts.refused(name, result.unreadable.reason);
    case "full":
      return result.limit === "files" ? texts.tooManyFiles(result.max) : texts.tooManyBytes(result.max / MB);
  }
}
