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
  const fetched = await download(file);
  if (fetched.ok) return addFile(context, guild, file.filename, fetched.bytes);
  await tellNotFetched(context, { name: file.filename, why: fetched.why });
}

/** Why a file did not come over from Discord. */
export async function tellNotFetched(
  { respond, texts: { commands } }: Context,
  { name, why }: { readonly name: string; readonly why: "too-large" | "not-fetched" },
): Promise<void> {
  const text = why === "too-large" ? commands.tooLarge(name, MOST_BYTES / MB) : commands.notFetched(name);
  await respond.reply(noticeMessage(text));
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
