import type { APIMessage, APIMessageApplicationCommandInteractionData } from "discord.js";
import { replyWithBriefing } from "../answering/reply-with-briefing.ts";
import { download } from "../api/attachment.ts";
import type { Context } from "../house.ts";
import type { Task } from "../interactions/task.ts";
import { noticeMessage } from "../render/notices.ts";
import { english } from "../texts/commands/en.ts";
import { addFile, tellNotFetched } from "./add-document.ts";

/** A command on a message; null when it is none of ours. Discord names them in English, whatever it shows. */
export function messageCommandTask(data: APIMessageApplicationCommandInteractionData): Task | null {
  const message = data.resolved.messages[data.target_id];
  if (message === undefined) return null;
  if (data.name === english.briefThis) {
    return {
      name: "brief-this",
      limited: true,
      acknowledge: "private",
      run: (context) => briefThis(context, message),
    };
  }
  if (data.name !== english.addToDocuments) return null;
  return {
    name: "add-to-documents",
    limited: true,
    managersOnly: true,
    acknowledge: "private",
    run: (context) => addToDocuments(context, message),
  };
}

/** What is to be read of a message; null: nothing. */
type Found =
  | { readonly ok: true; readonly name: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly name: string; readonly why: "too-large" | "not-fetched" }
  | null;

async function briefThis(context: Context, message: APIMessage): Promise<void> {
  const file = await fileOf(message);
  if (file === null) return nothingThere(context);
  if (!file.ok) return tellNotFetched(context, file);
  const { request, house, respond, texts } = context;
  const briefed = await house.desk.briefFile(request.guild, file.name, file.bytes);
  if (briefed.kind === "briefing") return replyWithBriefing(context, briefed.briefing);
  await respond.reply(noticeMessage(texts.commands.unreadable(file.name, briefed.unreadable.reason)));
}

async function addToDocuments(context: Context, message: APIMessage): Promise<void> {
  const { guild } = context.request;
  const file = await fileOf(message);
  if (file === null || guild === null) return nothingThere(context);
  if (!file.ok) return tellNotFetched(context, file);
  await addFile(context, guild, file.name, file.bytes);
}

async function nothingThere({ respond, texts }: Context): Promise<void> {
  await respond.reply(noticeMessage(texts.commands.nothingInMessage));
}

/** The message's first file, else its text as a document of the day it was written. */
async function fileOf(message: APIMessage): Promise<Found> {
  const [attachment] = message.attachments;
  if (attachment !== undefined) return { name: attachment.filename, ...(await download(attachment)) };
  const text = [message.content, ...message.embeds.flatMap(({ title, description }) => [title, description])]
    .filter((part) => part !== undefined && part.trim() !== "")
    .join("\n\n");
  if (text === "") return null;
  return { ok: true, name: `message-${message.id}.md`, bytes: Buffer.from(asDocument(message, text)) };
}

function asDocument({ author, timestamp }: APIMessage, text: string): string {
  const name = JSON.stringify(author.global_name ?? author.username);
  return `---\nauthor: ${name}\ndate: ${timestamp}\n---\n\n${text}\n`;
}
