import type { APIAttachment } from "discord.js";
import { download, MOST_BYTES } from "../api/attachment.ts";
import type { Added } from "../desk.ts";
import type { Context } from "../house.ts";
import { noticeMessage } from "../render/notices.ts";
import type { CommandTexts } from "../texts/commands/command-texts.ts";

const MB = 1024 * 1024;

/** Adds a file of Discord's to the guild's documents, reads it, and says what became of it. */
export async function addAttachment(
  context: Context,
  guild: string,
  file: Pick<APIAttachment, "url" | "size" | "filename">,
): Promise<void> {
  const texts = context.texts.commands;
  const fetched = await download(file);
  if (fetched.ok) return addFile(context, guild, file.filename, fetched.bytes);
  const why =
    fetched.why === "too-large"
      ? texts.tooLarge(file.filename, MOST_BYTES / MB)
      : texts.notFetched(file.filename);
  await context.respond.reply(noticeMessage(why));
}

export async function addFile(
  { house, respond, texts }: Context,
  guild: string,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const added = await house.desk.addDocument(guild, name, bytes);
  await respond.reply(noticeMessage(whatBecame(name, added, texts.commands)));
}

function whatBecame(name: string, added: Added, texts: CommandTexts): string {
  switch (added.kind) {
    case "added":
      return texts.added(added.document.title);
    case "replaced":
      return texts.replaced(added.document.title);
    case "refused":
      return texts.refused(name, added.unreadable.reason);
    case "full":
      return added.limit === "files" ? texts.fullOfFiles(added.most) : texts.fullOfBytes(added.most / MB);
  }
}
