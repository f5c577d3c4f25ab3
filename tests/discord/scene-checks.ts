import { expect } from "vitest";
import type { Person } from "../../src/discord-standin/people/person.ts";
import type { StandIn } from "../../src/discord-standin/start-discord.ts";
import type { Channel, Message } from "../../src/discord-standin/world/types.ts";
import { textOf } from "./bot-scene.ts";

/** Checked at the end of every test: Discord rejected nothing, and nobody was ever pinged. */
export function expectNoRejectionsOrPings({ rejections, world }: StandIn): void {
  expect(rejections).toEqual([]);
  for (const { messages } of world.channels.values())
    for (const { authorId, everPinged } of messages.values())
      if (authorId === world.bot.id) expect(everPinged).toEqual({ everyone: false, users: [], roles: [] });
}

/** The bot's public messages in a channel that still exist. */
export function publicIn(channel: Channel, { world }: StandIn): Message[] {
  return [...channel.messages.values()].filter(
    ({ authorId, onlyFor, deleted }) => authorId === world.bot.id && onlyFor === null && !deleted,
  );
}

/** Waits for the bot's answer to a person's message, with text that matches. */
export function answerTo(message: Message, channel: Channel, discord: StandIn, text = /./): Promise<Message> {
  return discord.until(() =>
    publicIn(channel, discord).find(
      (other) => other.reference?.messageId === message.id && text.test(textOf(other)),
    ),
  );
}

/** Adds several people, since each has a request quota. */
export function addPeople(
  discord: StandIn,
  guild: { readonly id: string },
  names: readonly string[],
): Person[] {
  return names.map((name) => discord.addPerson({ name, in: [guild.id] }));
}

export function fileOf(filename: string, text: string | Uint8Array) {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  return { filename, contentType: "application/octet-stream", bytes };
}
