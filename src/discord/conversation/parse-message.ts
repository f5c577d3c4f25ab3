import { type GatewayMessageCreateDispatchData, MessageType } from "discord.js";
import type { ThreadKind } from "../context/bot-context.ts";
import { claimsRefOf } from "../replies/message-ref.ts";

/** A message that addresses the bot. */
export interface QuestionMessage {
  readonly id: string;
  readonly channel: string;
  readonly inThread: boolean;
  readonly guild: string | null;
  readonly author: string;
  /** Without the mention of the bot; other mentions are replaced with names. Empty: nothing was asked. */
  readonly question: string;
  /** Claims reference of the bot's message that it replies to; null if there is none. */
  readonly repliesTo: string | null;
}

/** "unreadable": a message in the bot's own thread whose text Discord does not show it. */
export type ParsedMessage =
  | { readonly kind: "question"; readonly message: QuestionMessage }
  | { readonly kind: "unreadable"; readonly channel: string; readonly guild: string }
  | { readonly kind: "other" };

type Message = GatewayMessageCreateDispatchData;

/**
 * Without privileged intents, Discord shows a bot the text of a message only in direct messages and where the bot is
 * mentioned; a reply that pings counts as a mention.
 */
export function parseMessage(
  message: Message,
  botId: string,
  threadKind: (channel: string) => ThreadKind,
): ParsedMessage {
  if (!isWrittenByPerson(message)) return { kind: "other" };
  const { guild_id: guild = null, channel_id: channel } = message;
  const isMentioned = message.mentions.some(({ id }) => id === botId);
  if (guild === null || isMentioned) {
    const referenced = message.referenced_message ?? null;
    const repliesTo = referenced === null ? null : claimsRefOf(referenced, botId);
    const question = questionIn(message, botId);
    return {
      kind: "question",
      message: {
        id: message.id,
        channel,
        inThread: threadKind(channel) !== "none",
        guild,
        author: message.author.id,
        question,
        repliesTo,
      },
    };
  }
  return threadKind(channel) === "own" ? { kind: "unreadable", channel, guild } : { kind: "other" };
}

function isWrittenByPerson({ author, webhook_id, type }: Message): boolean {
  if (author.bot === true || author.system === true || webhook_id !== undefined) return false;
  return type === MessageType.Default || type === MessageType.Reply;
}

function questionIn({ content, mentions }: Message, botId: string): string {
  const names = new Map(mentions.map(({ id, global_name, username }) => [id, global_name ?? username]));
  return content
    .replace(/<@!?(\d+)>/g, (_, id: string) => (id === botId ? " " : (names.get(id) ?? " ")))
    .replace(/\s+/g, " ")
    .trim();
}
