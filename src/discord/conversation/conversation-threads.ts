import { type GatewayMessageCreateDispatchData, MessageType } from "discord.js";
import { createBoundedMap } from "../../async/bounded-map.ts";
import type { BotContext, ThreadKind } from "../context/bot-context.ts";
import { claimsRefOf } from "../replies/message-ref.ts";

/** Threads that people start on the bot's messages. */
export interface ConversationThreads {
  /** Records a thread's starter message: a thread on a message of the bot continues its conversation. */
  recordStarter(message: GatewayMessageCreateDispatchData): Promise<void>;
  readonly kind: (channel: string) => ThreadKind;
  /** The conversation id for a question in a thread. */
  conversation(guild: string, channel: string): Promise<string>;
}

/** How many threads on the bot's messages are remembered; in others it gives no hints. */
const MAX_OWN_THREADS = 5_000;

export function createConversationThreads({
  service,
  botId,
  threadKind,
}: Pick<BotContext, "service" | "botId" | "threadKind">): ConversationThreads {
  const ownThreads = createBoundedMap<string, true>(MAX_OWN_THREADS);
  const conversationKey = (channel: string) => `thread:${channel}`;
  /** Lookups in progress: a question may arrive right after the thread is created. */
  const pending = new Map<string, Promise<void>>();

  /** Also stored under the thread's id, so that it is known after a restart. */
  async function continueConversation(ref: string, guild: string, channel: string): Promise<void> {
    const shown = await service.shown(guild, ref);
    if (shown !== null) await service.saveShown(guild, conversationKey(channel), shown);
  }

  return {
    async recordStarter({ type, referenced_message: starter, guild_id: guild, channel_id: channel }) {
      if (type !== MessageType.ThreadStarterMessage || !starter || guild === undefined) return;
      if (starter.author.id !== botId) return;
      ownThreads.set(channel, true);
      const ref = claimsRefOf(starter, botId);
      if (ref === null) return;
      const recorded = continueConversation(ref, guild, channel).finally(() => pending.delete(channel));
      pending.set(channel, recorded);
      await recorded;
    },
    kind: (channel) => (ownThreads.has(channel) ? "own" : threadKind(channel)),
    async conversation(guild, channel) {
      await pending.get(channel);
      return (await service.shown(guild, conversationKey(channel)))?.conversation ?? conversationKey(channel);
    },
  };
}
