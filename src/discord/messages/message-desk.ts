import type { GatewayMessageCreateDispatchData } from "discord.js";
import { answerQuestion } from "../answering/answer-question.ts";
import { apologyFor } from "../answering/apology.ts";
import type { House } from "../house.ts";
import { createSeen } from "../interactions/seen.ts";
import type { Workload } from "../interactions/workload.ts";
import { newReference } from "../reference.ts";
import { noticeMessage } from "../render/notices.ts";
import { LANGUAGES, textsFor } from "../texts/index.ts";
import type { Texts } from "../texts/texts.ts";
import { createMessageStatus } from "./message-status.ts";
import { type AskedMessage, readMessage } from "./read-message.ts";
import { createThreads, type Threads } from "./threads.ts";

/** Takes messages as the gateway brings them, and answers those that ask something. */
export interface MessageDesk {
  /** Never rejects. */
  handle(message: GatewayMessageCreateDispatchData): Promise<void>;
  /** From now on questions are left alone. */
  readonly stopTaking: () => void;
}

/** In a thread, the hint that the bot can't read along is given once in this time; milliseconds. */
const HINT_EVERY_MS = 6 * 3_600_000;

export function createMessageDesk(house: House, workload: Workload): MessageDesk {
  const seen = createSeen();
  const threads = createThreads(house);
  const hintedAt = new Map<string, number>();
  let taking = true;

  /** The nonce names the message: handled twice, by whomever, it is answered once. */
  async function say({ channel, id }: Pick<AskedMessage, "channel" | "id">, text: string): Promise<void> {
    const outcome = await house.api.post(channel, noticeMessage(text), { nonce: `n${id}`, replyTo: id });
    if (!outcome.ok)
      house.events.emit("warn", "message.not-answered", { kind: outcome.kind, code: outcome.code });
  }

  async function hint(message: { id: string; channel: string; guild: string }): Promise<void> {
    const last = hintedAt.get(message.channel) ?? Number.NEGATIVE_INFINITY;
    if (performance.now() - last < HINT_EVERY_MS) return;
    hintedAt.set(message.channel, performance.now());
    await say(message, textsOfGuild(message.guild, house).commands.cannotRead);
  }

  async function answer(message: AskedMessage): Promise<void> {
    const texts = textsOfGuild(message.guild, house);
    const admission = house.limits.admit(message.author, message.guild);
    if (!admission.ok) {
      const { slowDown, guildBusy } = texts.commands;
      if (admission.first)
        await say(message, (admission.whose === "person" ? slowDown : guildBusy)(admission.seconds));
      return;
    }
    if (isHello(message.question)) return say(message, texts.commands.greeting);
    await workload.run(
      () => answerMessageIn(house, message, { texts, threads }),
      () => say(message, texts.commands.interrupted),
    );
  }

  async function take(received: GatewayMessageCreateDispatchData, reference: string): Promise<void> {
    const read = readMessage(received, house.bot, threads.kind);
    const at = { id: received.id, channel: received.channel_id };
    try {
      if (read.kind === "other") return await threads.note(received);
      await (read.kind === "unreadable" ? hint({ ...at, guild: read.guild }) : answer(read.message));
    } catch (error) {
      const guild = received.guild_id ?? null;
      house.events.emit("error", "message.failed", { reference, guild, error });
      if (read.kind !== "other") await say(at, apologyFor(error, reference, textsOfGuild(guild, house)));
    }
  }

  return {
    stopTaking() {
      taking = false;
    },
    async handle(received) {
      if (!taking || !seen.take(received.id)) return;
      const reference = newReference();
      await house.underReference(reference, () => take(received, reference));
    },
  };
}

interface Means {
  readonly texts: Texts;
  readonly threads: Threads;
}

async function answerMessageIn(
  house: House,
  message: AskedMessage,
  { texts, threads }: Means,
): Promise<void> {
  const status = createMessageStatus(house, message, texts);
  try {
    const parts = await answerQuestion(house, {
      guild: message.guild,
      question: message.question,
      by: message.author,
      conversation: await conversationOf(house, message, threads),
      showAsked: false,
      texts,
      onStage: status.onStage,
    });
    await status.end(parts);
  } catch (error) {
    await status.end([]);
    throw error;
  }
}

/** A reply goes on with what it replies to; in a thread or a direct channel, all belongs together. */
async function conversationOf(
  { desk }: House,
  { guild, repliesTo, channel, inThread }: AskedMessage,
  threads: Threads,
): Promise<string | null> {
  if (guild === null) return `direct:${channel}`;
  if (inThread) return threads.conversation(guild, channel);
  if (repliesTo === null) return null;
  return (await desk.shown(guild, repliesTo))?.conversation ?? repliesTo;
}

/** Nothing was asked: people greet what they do not know yet. */
function isHello(question: string): boolean {
  const said = question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return said === "" || LANGUAGES.some(({ commands }) => commands.hellos.includes(said));
}

function textsOfGuild(guild: string | null, { desk }: Pick<House, "desk">): Texts {
  return textsFor(desk.settings(guild).language);
}
