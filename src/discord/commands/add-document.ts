import type { APIAttachment } from "discord.js";
import { reasonText } from "../../domain/documents/unreadable.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { download, MAX_ATTACHMENT_BYTES } from "../api/download.ts";
import type { InteractionContext } from "../context/bot-context.ts";
import type { AddDocumentResult } from "../context/bot-service.ts";
import { noticeMessage } from "../render/notices.ts";

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
  { respond, texts }: InteractionContext,
  { name, why }: { readonly name: string; readonly why: "too-large" | "not-fetched" },
): Promise<void> {
  const text =
    why === "too-large"
      ? texts.t("discord.documents.too-large", { name, megabytes: MAX_ATTACHMENT_BYTES / MB })
      : texts.t("discord.documents.not-fetched", { name });
  await respond.reply(noticeMessage(text));
}

export async function addFile(
  { bot, respond, texts }: InteractionContext,
  guild: string,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const result = await bot.service.addDocument(guild, name, bytes);
  await respond.reply(noticeMessage(resultText(name, result, texts)));
}

function resultText(name: string, result: AddDocumentResult, texts: Texts): string {
  switch (result.kind) {
    case "added":
    case "replaced":
      return readText(name, result, texts);
    case "refused":
      return texts.t("discord.documents.refused", { name, reason: reasonText(result.unreadable, texts) });
    case "full":
      return result.limit === "files"
        ? texts.t("discord.documents.too-many-files", { max: result.max })
        : texts.t("discord.documents.too-many-bytes", { megabytes: result.max / MB });
  }
}

/** Names the document, or counts those of a feed or a table and names the first ones. */
function readText(
  name: string,
  { kind, documents, count, unreadable }: Extract<AddDocumentResult, { kind: "added" | "replaced" }>,
  texts: Texts,
): string {
  const [first] = documents;
  if (first !== undefined && count + unreadable === 1)
    return texts.t(`discord.documents.${kind}`, { title: first.title });
  const more = count - documents.length;
  const titles = documents.map(({ title }) => `• ${title}`);
  return [
    texts.t(`discord.documents.${kind}-several`, { name, count }),
    ...titles,
    ...(more > 0 ? [texts.t("discord.documents.more-added", { count: more })] : []),
    ...(unreadable > 0 ? [texts.t("discord.documents.some-unreadable", { count: unreadable })] : []),
  ].join("\n");
}
