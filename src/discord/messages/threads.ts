import { type GatewayMessageCreateDispatchData, MessageType } from "discord.js";
import { refOfMessage } from "../answering/message-ref.ts";
import type { House, ThreadKind } from "../house.ts";

/** The threads that people begin on the bot's messages. */
export interface Threads {
  /** Takes what stands at a thread's beginning: on a message of the bot's, the thread goes on with that. */
  note(message: GatewayMessageCreateDispatchData): Promise<void>;
  readonly kind: (channel: string) => ThreadKind;
  /** What belongs together with a question in a thread. */
  conversation(guild: string, channel: string): Promise<string>;
}

/** So many are known to be the bot's own, the newest; in others it gives no hints. */
const MOST_KNOWN = 5_000;

export function createThreads({
  desk,
  bot,
  threadKind,
}: Pick<House, "desk" | "bot" | "threadKind">): Threads {
  const own = new Set<string>();
  const placeOf = (channel: string) => `thread:${channel}`;
  /** What is being noted: a question may come as soon as the thread is there. */
  const noting = new Map<string, Promise<void>>();

  /** Under the thread's own name too, so that it is known after a restart. */
  async function goOnWith(ref: string, guild: string, channel: string): Promise<void> {
    const shown = await desk.shown(guild, ref);
    if (shown !== null) await desk.keepShown(guild, placeOf(channel), shown);
  }

  return {
    async note({ type, referenced_message: begunOn, guild_id: guild, channel_id: channel }) {
      if (type !== MessageType.ThreadStarterMessage || !begunOn || guild === undefined) return;
      if (begunOn.author.id !== bot) return;
      own.add(channel);
      if (own.size > MOST_KNOWN) for (const oldest of own.values().take(1)) own.delete(oldest);
      const ref = refOfMessage(begunOn, bot);
      if (ref === null) return;
      const noted = goOnWith(ref, guild, channel).finally(() => noting.delete(channel));
      noting.set(channel, noted);
      await noted;
    },
    kind: (channel) => (own.has(channel) ? "own" : threadKind(channel)),
    async conversation(guild, channel) {
      await noting.get(channel);
      return (await desk.shown(guild, placeOf(channel)))?.conversation ?? placeOf(channel);
    },
  };
}
